package io.perennial.churn;

import io.perennial.accounts.Account;
import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ExchangeRates;
import io.perennial.health.Health;
import io.perennial.signals.Assessment;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Forecasts customers in bulk with every score, by the model in force; without one it does nothing. The past is not
 * forecast: what a model of today says of then would know too much. Arithmetic on what was computed already, two reads
 * and two writes a batch.
 */
@Component
@Order(ForecastAssessment.ORDER)
class ForecastAssessment implements Assessment {

    /** After health, whose score it looks at; before lists. */
    static final int ORDER = 200;

    private static final int MONTHS = 12;

    private final Models models;
    private final Health health;
    private final Accounts accounts;
    private final ForecastStore store;
    private final AlertStore alerts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ForecastAssessment(
            Models models,
            Health health,
            Accounts accounts,
            ForecastStore store,
            AlertStore alerts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.models = models;
        this.health = health;
        this.accounts = accounts;
        this.store = store;
        this.alerts = alerts;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void assess(List<Assessed> assessed) {
        Map<Account.Id, Assessed> last = Assessment.latest(assessed);
        Optional<ActiveModel> model = models.active();
        if (model.isEmpty()) {
            store.forget(last.keySet());
            return;
        }
        Map<Account.Id, Map<LocalDate, Double>> scores = scores(assessed, last);
        ExchangeRates rates = accounts.rates();
        List<Foretold> now = new ArrayList<>();
        List<Foretold> closings = new ArrayList<>();
        Set<Account.Id> without = new HashSet<>();
        for (Assessed each : assessed) {
            boolean newest = last.get(each.account()) == each;
            boolean present = newest && each.present();
            boolean closing = each.closing() && (present || each.cause() != Cause.BACKFILL);
            Optional<Foretold> told =
                    present || closing ? forecast(each, scoreOf(each, scores), model.get(), rates) : Optional.empty();
            told.filter(one -> present).ifPresent(now::add);
            told.filter(one -> closing).ifPresent(closings::add);
            if (newest && (!present || told.isEmpty())) {
                without.add(each.account());
            }
        }
        store.put(now);
        store.putDays(closings);
        store.forget(without);
        warn(now, last, model.get());
    }

    private static double scoreOf(Assessed each, Map<Account.Id, Map<LocalDate, Double>> scores) {
        return scores.getOrDefault(each.account(), Map.of()).getOrDefault(each.day(), Double.NaN);
    }

    /** Who gave notice or left has no forecast and no warning any more. */
    @Override
    public void left(Set<Account.Id> accounts) {
        store.forget(accounts);
        alerts.end(alerts.open(accounts), clock.instant());
    }

    private static Optional<Foretold> forecast(Assessed each, double score, ActiveModel model, ExchangeRates rates) {
        AccountHistory account = each.history().account();
        LocalDate day = each.asOf().atZone(account.account().zone()).toLocalDate();
        return TermPosition.of(account, day)
                .map(position -> new Observation(
                        each.account(),
                        each.day(),
                        FeatureList.values(each.values(), score),
                        score,
                        position.tenureDays(),
                        position.daysToTermEnd(),
                        position.termDays(),
                        Observation.NEVER_SEEN,
                        0,
                        account.account().touchModel()))
                .map(seen -> Foretold.of(seen, each.asOf(), model.id(), model.forecaster(), arr(account, day, rates)));
    }

    private static double arr(AccountHistory account, LocalDate day, ExchangeRates rates) {
        return MONTHS
                * account.contracts().stream()
                        .flatMap(contract -> contract.effectiveLines().stream())
                        .filter(line -> line.inForce(day))
                        .mapToDouble(line ->
                                line.mrr() * rates.on(line.currency(), day).orElse(0))
                        .sum();
    }

    /** The score of each day that is forecast: the live one, and the closings before it where days are caught up. */
    private Map<Account.Id, Map<LocalDate, Double>> scores(List<Assessed> assessed, Map<Account.Id, Assessed> last) {
        Map<Account.Id, Map<LocalDate, Double>> scores = new HashMap<>();
        Map<Account.Id, LocalDate> caughtUp = new HashMap<>();
        assessed.stream()
                .filter(each -> each.closing() && each.cause() != Cause.BACKFILL && last.get(each.account()) != each)
                .forEach(each -> caughtUp.merge(each.account(), each.day(), (a, b) -> a.isBefore(b) ? a : b));
        if (!caughtUp.isEmpty()) {
            health.historySince(caughtUp)
                    .forEach((id, days) -> days.forEach(day -> day.score()
                            .ifPresent(score -> scores.computeIfAbsent(id, same -> new HashMap<>())
                                    .put(day.day(), score))));
        }
        health.latest(last.keySet())
                .forEach((id, day) -> day.score()
                        .ifPresent(score -> scores.computeIfAbsent(id, same -> new HashMap<>())
                                .put(day.day(), score)));
        return scores;
    }

    private void warn(List<Foretold> now, Map<Account.Id, Assessed> last, ActiveModel model) {
        Set<Account.Id> open = alerts.open(last.keySet());
        Set<Account.Id> over = new HashSet<>();
        for (Foretold told : now) {
            double p = told.p90().estimate();
            if (!open.contains(told.account()) && p >= model.threshold()) {
                Cause cause = Optional.ofNullable(last.get(told.account()))
                        .map(Assessed::cause)
                        .orElse(Cause.BACKFILL);
                Alert alert = new Alert(
                        told.account(), told.asOf(), told.day(), p, model.threshold(), cause, Optional.empty());
                if (alerts.raise(alert, model.id())) {
                    events.publishEvent(new Churn.AlertRaised(alert));
                }
            } else if (open.contains(told.account()) && p < model.threshold() * LeadTime.LEAVING) {
                over.add(told.account());
            }
        }
        now.stream().findFirst().ifPresent(any -> alerts.end(over, any.asOf()));
    }
}
