package io.perennial.web;

import io.perennial.churn.Alert;
import io.perennial.churn.Churn;
import io.perennial.churn.Counterfactual;
import io.perennial.churn.Forecast;
import io.perennial.churn.Verdict;
import io.perennial.health.Band;
import io.perennial.health.Tenths;
import io.perennial.shared.Contribution;
import io.perennial.signals.SignalCatalogue;
import io.perennial.signals.SignalValue;
import io.perennial.signals.SignalWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A forecast as the page of a customer shows it; the tenths of a percent that are shown add up to the one that is
 * shown.
 *
 * @param hidden why there is none to be seen; empty text where there is one
 * @param usual tenths of a percent: what is usual at its tenure and term
 * @param disagrees where health and forecast say different things, a sentence why
 * @param whatIf the least that would have to change, in a sentence
 */
public record ForecastView(
        String hidden,
        Optional<Forecast> forecast,
        long total,
        long usual,
        List<ScoreView.Part> parts,
        Optional<Moved> moved,
        Optional<String> disagrees,
        Optional<String> whatIf,
        Optional<Alert> alert,
        Optional<Trend> trend) {

    private static final int SHOWN = 6;
    private static final double PERCENT = 100;

    /** How it moved since the first that is known, and what the line shows in a sentence. */
    public record Trend(String finding, Sized<Chart.Line> line) {

        /** Below one percentage point nobody would act differently. */
        private static final double HARDLY = .01;

        static String finding(double before, double now, LocalDate since, Words words) {
            String key = Math.abs(now - before) < HARDLY ? "stayed" : now > before ? "rose" : "fell";
            return words.text(
                    "forecast.trend." + key, words.percent(before, 1), words.percent(now, 1), words.month(since));
        }
    }

    /** Why it moved; tenths of a percent. */
    public record Moved(LocalDate from, long before, long after, List<ScoreView.Part> parts) {

        public long change() {
            return after - before;
        }
    }

    static ForecastView none(String why) {
        return new ForecastView(
                why,
                Optional.empty(),
                0,
                0,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Why forecasts are hidden, in words. */
    public static String hidden(Churn.Standing.Hidden hidden, Words words) {
        return hidden.verdict()
                .map((Verdict verdict) -> VerdictWords.say(words, verdict))
                .orElseGet(() -> words.text("forecast.untrained"));
    }

    /**
     * Everything a forecast is shown with.
     *
     * @param bound until when the contract binds, where that is beyond what the forecast looks at
     */
    record Facts(
            Forecast forecast,
            Optional<Forecast.Change> change,
            Optional<Counterfactual> counterfactual,
            Optional<Alert> alert,
            Optional<Band> band,
            Optional<LocalDate> bound,
            double threshold,
            double baseRate,
            Map<String, SignalValue> values,
            Optional<Trend> trend) {}

    static ForecastView of(Facts facts, Words words) {
        Forecast forecast = facts.forecast();
        List<Contribution> reasons = gathered(forecast.reasons());
        List<Double> parts = new ArrayList<>(List.of(forecast.usual() * PERCENT));
        reasons.forEach(reason -> parts.add(reason.points() * PERCENT));
        List<Long> tenths = Tenths.of(forecast.within90().estimate() * PERCENT, parts);
        List<ScoreView.Part> shown = new ArrayList<>();
        for (int i = 0; i < reasons.size(); i++) {
            shown.add(part(reasons.get(i), tenths.get(i + 1), facts.values(), words));
        }
        return new ForecastView(
                "",
                Optional.of(forecast),
                Math.round(forecast.within90().estimate() * PERCENT * 10),
                tenths.getFirst(),
                shown,
                facts.change().map(change -> moved(change, facts.values(), words)),
                disagrees(facts, words),
                facts.counterfactual().map(found -> whatIf(found, words)),
                facts.alert(),
                facts.trend());
    }

    /** The weightiest by themselves, the rest together. */
    private static List<Contribution> gathered(List<Contribution> reasons) {
        List<Contribution> shown = new ArrayList<>(reasons.stream().limit(SHOWN).toList());
        double rest =
                reasons.stream().skip(SHOWN).mapToDouble(Contribution::points).sum();
        if (reasons.size() > SHOWN) {
            shown.add(new Contribution("rest", rest, "rest"));
        }
        return shown;
    }

    private static ScoreView.Part part(Contribution reason, long tenths, Map<String, SignalValue> values, Words words) {
        SignalWords signals = SignalWords.in(words.locale());
        String why = SignalCatalogue.find(reason.key())
                .flatMap(signal ->
                        Optional.ofNullable(values.get(reason.key())).map(value -> signals.why(signal, value)))
                .orElse("");
        return new ScoreView.Part(name(reason.key(), words), reason.key(), tenths, true, why);
    }

    static String name(String key, Words words) {
        return SignalCatalogue.find(key)
                .map(signal -> SignalWords.in(words.locale()).name(signal))
                .orElseGet(() -> words.text("forecast.part." + key));
    }

    private static Moved moved(Forecast.Change change, Map<String, SignalValue> values, Words words) {
        List<Contribution> shown = gathered(change.parts());
        double difference = change.after() - change.before();
        List<Long> tenths = Tenths.of(
                difference * PERCENT,
                shown.stream().map(part -> part.points() * PERCENT).toList());
        List<ScoreView.Part> parts = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            if (tenths.get(i) != 0) {
                parts.add(part(shown.get(i), tenths.get(i), values, words));
            }
        }
        parts.sort(Comparator.comparingLong(part -> -Math.abs(part.points())));
        long after = Math.round(change.after() * PERCENT * 10);
        return new Moved(change.from(), after - Math.round(difference * PERCENT * 10), after, parts);
    }

    private static Optional<String> disagrees(Facts facts, Words words) {
        double p = facts.forecast().within90().estimate();
        Optional<String> worst = facts.forecast().worst().map(reason -> name(reason.key(), words));
        Optional<String> best = facts.forecast().reasons().stream()
                .filter(reason -> reason.points() < 0)
                .findFirst()
                .map(reason -> name(reason.key(), words));
        return facts.band().flatMap(band -> switch (band) {
            case HEALTHY ->
                p >= facts.threshold() && worst.isPresent()
                        ? Optional.of(words.text("forecast.disagrees.healthy", worst.get()))
                        : Optional.empty();
            case AT_RISK ->
                p < facts.baseRate()
                        ? facts.bound()
                                .map(until -> words.text("forecast.disagrees.bound", words.date(until)))
                                .or(() -> best.map(reason -> words.text(
                                        "forecast.disagrees.at-risk", words.percent(facts.baseRate(), 1), reason)))
                        : Optional.empty();
            case WATCH, NOT_ENOUGH_DATA -> Optional.empty();
        });
    }

    private static String whatIf(Counterfactual found, Words words) {
        if (found.steps().isEmpty()) {
            return words.text("forecast.what-if.nothing");
        }
        List<String> steps = found.steps().stream()
                .map(step -> words.text("forecast.step." + step.signal(), step.to() - step.from()))
                .toList();
        String listed = steps.size() == 1
                ? steps.getFirst()
                : String.join(", ", steps.subList(0, steps.size() - 1)) + " " + words.text("and") + " "
                        + steps.getLast();
        String reached = words.percent(found.reached(), 1);
        String said = found.enough()
                ? words.text("forecast.what-if", listed, words.percent(found.target(), 0), reached)
                : words.text("forecast.what-if.not-enough", listed, reached);
        return said.substring(0, 1).toUpperCase(words.locale()) + said.substring(1);
    }
}
