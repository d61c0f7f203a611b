package io.perennial.churn;

import io.perennial.access.Access;
import io.perennial.access.Actor;
import io.perennial.accounts.Account;
import io.perennial.health.Health;
import io.perennial.signals.Signals;
import io.perennial.statistics.Interval;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who will leave, how sure that is, what would change it, and how well the past would have foretold who left. */
@Service
public class Churn {

    /** Forecasts are compared with those of about a month before. */
    private static final int COMPARED = 28;

    private final Observations observations;
    private final Backtests backtests;
    private final BacktestStore kept;
    private final Trainer trainer;
    private final TrainingJob jobs;
    private final TrainingStore trainings;
    private final Models models;
    private final ModelStore modelStore;
    private final ForecastStore forecasts;
    private final AlertStore alerts;
    private final Health health;
    private final Signals signals;
    private final Access access;
    private final Clock clock;

    Churn(
            Observations observations,
            Backtests backtests,
            BacktestStore kept,
            Trainer trainer,
            TrainingJob jobs,
            TrainingStore trainings,
            Models models,
            ModelStore modelStore,
            ForecastStore forecasts,
            AlertStore alerts,
            Health health,
            Signals signals,
            Access access,
            Clock clock) {
        this.observations = observations;
        this.backtests = backtests;
        this.kept = kept;
        this.trainer = trainer;
        this.jobs = jobs;
        this.trainings = trainings;
        this.models = models;
        this.modelStore = modelStore;
        this.forecasts = forecasts;
        this.alerts = alerts;
        this.health = health;
        this.signals = signals;
        this.access = access;
        this.clock = clock;
    }

    /** A forecast reached the threshold; published inside the transaction that forecast. */
    public record AlertRaised(Alert alert) {}

    /** A training is over, however it ended. */
    public record TrainingEnded(Training training) {}

    /** What a training came to; without a model where there was nothing to learn from. */
    public record Trained(OptionalLong model, BacktestReport report) {}

    /** Whether forecasts may be shown. */
    public sealed interface Standing {

        /** By this model. */
        record Shown(KeptModel model) implements Standing {}

        /** Not; customers are ranked by their health score. Empty before the first training. */
        record Hidden(Optional<Verdict> verdict) implements Standing {}
    }

    /**
     * What to test.
     *
     * @param trainUntil last day of training for one fixed split; with {@code testFrom}; empty: rolling origins
     * @param alertBudget share of customers the team can look at in a month, 0..1
     * @param randomRows splits by random rows instead of time, to show what such a test would promise; raises the alarm
     */
    public record Options(
            Optional<LocalDate> trainUntil, Optional<LocalDate> testFrom, double alertBudget, boolean randomRows) {

        public Options {
            if (trainUntil.isPresent() != testFrom.isPresent()) {
                throw new IllegalArgumentException(
                        "one fixed split needs both its last training and its first test day");
            }
            if (trainUntil.isPresent()
                    && !testFrom.get().isAfter(trainUntil.get().plusDays(89))) {
                throw new IllegalArgumentException(
                        "the first test day must lie 90 days or more after the last training day, or labels leak");
            }
            if (!(alertBudget > 0 && alertBudget <= 1)) {
                throw new IllegalArgumentException("an alert budget lies in 0..1 but was " + alertBudget);
            }
        }
    }

    public Standing standing() {
        return models.active()
                .flatMap(active -> modelStore.find(active.id()))
                .map(model -> (Standing) new Standing.Shown(model))
                .orElseGet(() -> new Standing.Hidden(
                        kept.latest().map(backtest -> backtest.report().verdict())));
    }

    /** The latest forecast with its reasons; empty while none may be shown, or for who is no customer long enough. */
    public Optional<Forecast> forecast(Account.Id account) {
        return models.active()
                .flatMap(active -> foretold(account, active).map(told -> told.explained(active.forecaster())));
    }

    /** The bare numbers of many accounts; who has none is absent. */
    public Map<Account.Id, Forecast.Brief> briefs(Collection<Account.Id> accounts) {
        Map<Account.Id, Forecast.Brief> briefs = new HashMap<>();
        models.active()
                .ifPresent(active -> forecasts.current(accounts).stream()
                        .filter(told -> told.model() == active.id())
                        .forEach(told -> briefs.put(
                                told.account(),
                                new Forecast.Brief(
                                        told.account(),
                                        told.asOf(),
                                        told.p30(),
                                        told.p60(),
                                        told.p90().estimate(),
                                        told.p90().low(),
                                        told.p90().high(),
                                        told.arr(),
                                        Foretold.worst(told.seen(), active.forecaster())))));
        return briefs;
    }

    /** Why the forecast moved within the last four weeks; empty without an earlier one. */
    public Optional<Forecast.Change> change(Account.Id account) {
        return models.active()
                .flatMap(active -> foretold(account, active)
                        .flatMap(told -> forecasts
                                .closing(account, told.day().minusDays(COMPARED))
                                .filter(before -> before.day().isBefore(told.day()))
                                .filter(before -> before.seen().features().length
                                        == told.seen().features().length)
                                .map(before -> told.since(before, active.forecaster()))));
    }

    /** The least that would have to change for the forecast to fall. */
    public Optional<Counterfactual> counterfactual(Account.Id account) {
        return models.active()
                .flatMap(active -> foretold(account, active)
                        .flatMap(told -> signals.current(account)
                                .map(current -> Counterfactual.of(
                                        told.seen(), current.values(), active.forecaster(), health.scoreIf(account)))));
    }

    private Optional<Foretold> foretold(Account.Id account, ActiveModel active) {
        return forecasts.current(List.of(account)).stream()
                .filter(told -> told.model() == active.id())
                .findFirst();
    }

    /** What was forecast at the end of each day from one on, oldest first. */
    public List<Forecast.Day> history(Account.Id account, LocalDate from) {
        return forecasts.days(account, from);
    }

    /** What the latest backtest would have said of an account at its month ends, by models that knew only the past. */
    public List<Forecast.Day> replayed(Account.Id account) {
        return kept.told(account);
    }

    /** Early warnings of all accounts, newest first. */
    public List<Alert> alerts(Instant from, int limit) {
        return alerts.since(from, limit);
    }

    public List<Alert> alerts(Account.Id account) {
        return alerts.of(account);
    }

    /** Which of these accounts stand under an early warning, however long ago it was raised. */
    public Set<Account.Id> warned(Collection<Account.Id> accounts) {
        return alerts.open(accounts);
    }

    /** The probability of leaving within 90 days of those that stand under an early warning. */
    public Map<Account.Id, Interval> warnings(Collection<Account.Id> accounts) {
        return models.active().isPresent() ? alerts.warned(accounts) : Map.of();
    }

    /** How many accounts stand under an early warning. */
    public long warned() {
        return alerts.countOpen();
    }

    /** Replays the past and judges every learner; the run is kept. */
    public BacktestReport backtest(Options options, String by, DoubleConsumer progress) {
        List<Observation> all = observations.all(share -> progress.accept(share / 2));
        return backtests
                .run(all, options, by, share -> progress.accept(.5 + share / 2))
                .report();
    }

    /** The latest backtest by rolling origins. */
    public Optional<KeptBacktest> proof() {
        return kept.latest();
    }

    /** Backtests ever run, the newest first. */
    public List<KeptBacktest> runs(int limit) {
        return kept.newest(limit);
    }

    public long countRuns() {
        return kept.count();
    }

    /** What became of every loss and every alert in a backtest, had alerts been raised at a threshold. */
    public List<Alarm> alarms(long backtest, double threshold) {
        return AlertThreshold.alarms(kept.predictions(backtest), threshold);
    }

    /** How early alerts would have come in a backtest, had they been raised at a threshold. */
    public LeadTime leadTime(long backtest, double threshold) {
        return LeadTime.of(kept.predictions(backtest), threshold);
    }

    /** Learns now, in this process; for commands. */
    public Trained train(Actor by, DoubleConsumer progress) {
        return trainer.train(by, progress);
    }

    /** Asks for a training in the background; empty if one is under way. */
    @Transactional
    public Optional<Long> requestTraining(Actor by) {
        Optional<Long> id = jobs.ask(by.name());
        id.ifPresent(training -> access.audit(by, "training.requested", "training " + training, Map.of()));
        return id;
    }

    /** Asks for the first training of an installation that never had one, unless its past is still being scored. */
    public void requestFirstTraining() {
        if (trainings.latest().isEmpty() && !health.pastProgress().running()) {
            jobs.ask("first start");
        }
    }

    @Transactional
    public void cancelTraining(long training, Actor by) {
        trainings.cancel(training, clock.instant());
        access.audit(by, "training.cancelled", "training " + training, Map.of());
    }

    public Optional<Training> latestTraining() {
        return trainings.latest();
    }

    /** Newest first. */
    public List<KeptModel> models(int limit) {
        return modelStore.newest(limit);
    }

    public Optional<KeptModel> model(long id) {
        return modelStore.find(id);
    }

    public List<ModelSwitch> switches(int limit) {
        return modelStore.switches(limit);
    }

    /** Puts an earlier model in force again; false where it never passed, does not fit any more or is in force. */
    public boolean rollBack(long model, Actor by) {
        Optional<KeptModel> to = modelStore.find(model).filter(found -> found.passed() && !found.inForce());
        boolean fits = to.filter(found -> models.forecaster(model).features().equals(FeatureList.features()))
                .isPresent();
        if (fits) {
            models.switchTo(model, by, "rolled-back");
        }
        return fits;
    }

    /** How many alerts one customer success manager can look after in a month. */
    public double alertsPerManager() {
        return modelStore.alertsPerCsm();
    }

    /** Changes the alert budget; the threshold of the model in force follows from its own backtest. */
    @Transactional
    public void budget(double alertsPerManager, Actor by) {
        if (!(alertsPerManager > 0 && alertsPerManager <= 100)) {
            throw new IllegalArgumentException(
                    "alerts per manager and month lie in 0..100 but were " + alertsPerManager);
        }
        access.audit(
                by,
                "alerts.budget",
                "forecasts",
                Map.of("before", modelStore.alertsPerCsm(), "after", alertsPerManager));
        modelStore.alertsPerCsm(alertsPerManager);
        trainer.refitThreshold();
    }
}
