package io.perennial.web;

import io.perennial.accounts.Account;
import io.perennial.accounts.Renewal;
import io.perennial.churn.Alert;
import io.perennial.churn.Churn;
import io.perennial.churn.Forecast;
import io.perennial.churn.KeptModel;
import io.perennial.health.Health;
import io.perennial.signals.SignalValue;
import io.perennial.signals.Signals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.stereotype.Component;

/** Reads the forecast of one customer for its page. */
@Component
class ForecastViews {

    /** As far as a forecast looks. */
    private static final int HORIZON_DAYS = 90;

    /** Who has been a customer for less has no forecast. */
    private static final int LEAST_TENURE = 28;

    private static final int TREND_DAYS = 400;
    private static final int WIDTH = 460;
    private static final int HEIGHT = 130;

    private final Churn churn;
    private final Health health;
    private final Signals signals;

    ForecastViews(Churn churn, Health health, Signals signals) {
        this.churn = churn;
        this.health = health;
        this.signals = signals;
    }

    ForecastView of(AccountHead head, Words words) {
        return switch (churn.standing()) {
            case Churn.Standing.Hidden hidden -> ForecastView.none(ForecastView.hidden(hidden, words));
            case Churn.Standing.Shown(KeptModel model) ->
                churn.forecast(head.id())
                        .map(forecast -> ForecastView.of(facts(head, forecast, model, words), words))
                        .orElseGet(() -> ForecastView.none(words.text("forecast.none." + whyNone(head))));
        };
    }

    /** Who is leaving or too new is foretold nothing; "yet" where neither is known. */
    private static String whyNone(AccountHead head) {
        boolean over = head.end().filter(end -> !end.isAfter(head.today())).isPresent();
        return switch (head.account().lifecycle()) {
            case ENDED -> "left";
            case PROSPECT -> "prospect";
            case NOTICE_GIVEN -> over ? "left" : "notice";
            case ONBOARDING, LIVE ->
                over
                        ? "left"
                        : head.since()
                                .filter(since -> head.today().isBefore(since.plusDays(LEAST_TENURE)))
                                .map(since -> "new")
                                .orElse("yet");
        };
    }

    private ForecastView.Facts facts(AccountHead head, Forecast forecast, KeptModel model, Words words) {
        Account.Id account = forecast.account();
        Map<String, SignalValue> values =
                signals.current(account).map(Signals.Current::values).orElse(Map.of());
        return new ForecastView.Facts(
                forecast,
                churn.change(account),
                churn.counterfactual(account),
                churn.alerts(account).stream()
                        .filter((Alert alert) -> alert.endedAt().isEmpty())
                        .findFirst(),
                health.of(account).map(Health.Report::band),
                head.renewal()
                        .map(Renewal::decisionDate)
                        .filter(day -> day.isAfter(forecast.day().plusDays(HORIZON_DAYS))),
                model.threshold(),
                model.baseRate(),
                values,
                trend(forecast, words));
    }

    /** What models that knew only the past would have said at month ends, then what was said day by day, then now. */
    private Optional<ForecastView.Trend> trend(Forecast forecast, Words words) {
        LocalDate from = forecast.day().minusDays(TREND_DAYS);
        List<Forecast.Day> live = churn.history(forecast.account(), from);
        LocalDate firstLive = live.isEmpty() ? forecast.day() : live.getFirst().day();
        List<Chart.Point> points = new ArrayList<>();
        churn.replayed(forecast.account()).stream()
                .filter(day -> day.day().isAfter(from) && day.day().isBefore(firstLive))
                .forEach(day -> points.add(new Chart.Point(day.day(), OptionalDouble.of(day.within90() * 100))));
        live.stream()
                .filter(day -> day.day().isBefore(forecast.day()))
                .forEach(day -> points.add(new Chart.Point(day.day(), OptionalDouble.of(day.within90() * 100))));
        points.add(new Chart.Point(
                forecast.day(), OptionalDouble.of(forecast.within90().estimate() * 100)));
        if (points.size() < 2) {
            return Optional.empty();
        }
        double most = points.stream()
                .mapToDouble(point -> point.value().orElse(0))
                .max()
                .orElse(10);
        double top = most > 50 ? 100 : most > 25 ? 50 : most > 10 ? 25 : 10;
        Chart.Point first = points.getFirst();
        String finding = ForecastView.Trend.finding(
                first.value().orElse(0) / 100, forecast.within90().estimate(), first.day(), words);
        return Optional.of(new ForecastView.Trend(
                finding,
                Sized.of(
                        WIDTH,
                        HEIGHT,
                        (width, height) ->
                                Chart.line(points, 0, top, List.of(0.0, top / 2, top), width, height, words))));
    }
}
