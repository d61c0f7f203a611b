package io.perennial.churn;

import io.perennial.access.Actor;
import io.perennial.shared.Program;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleConsumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Learns anew: observes the past, replays it, lets the simplest learner within one standard error of the best learn
 * from everything, and puts it in force if it passed. What did not pass is kept and stays out of force.
 */
@Component
class Trainer {

    private static final double LEAST_BUDGET = 0.01;
    private static final double GREATEST_BUDGET = 0.5;

    private final Observations observations;
    private final Backtests backtests;
    private final ModelStore store;
    private final Models models;
    private final Managers managers;
    private final TransactionOperations transaction;
    private final Clock clock;

    Trainer(
            Observations observations,
            Backtests backtests,
            ModelStore store,
            Models models,
            Managers managers,
            TransactionOperations transaction,
            Clock clock) {
        this.observations = observations;
        this.backtests = backtests;
        this.store = store;
        this.models = models;
        this.managers = managers;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What came of it; without a model where there was nothing to learn from. */
    Churn.Trained train(Actor by, DoubleConsumer progress) {
        List<Observation> all = observations.all(share -> progress.accept(.5 * share));
        double perMonth = alertsPerMonth(all);
        double budget = Math.clamp(perMonth / Math.max(1, Managers.customers(all)), LEAST_BUDGET, GREATEST_BUDGET);
        var options = new Churn.Options(Optional.empty(), Optional.empty(), budget, false);
        Backtests.Run run = backtests.run(all, options, by.name(), share -> progress.accept(.5 + .45 * share));
        Optional<Learner> champion = run.result()
                .champion()
                .flatMap(best -> Backtest.candidates().stream()
                        .filter(learner -> learner.name().equals(best.name()))
                        .findFirst());
        OptionalLong model = champion.map(learner -> OptionalLong.of(learn(learner, all, run, perMonth, by)))
                .orElseGet(OptionalLong::empty);
        judge(run.report().verdict(), model, by);
        progress.accept(1);
        return new Churn.Trained(model, run.report());
    }

    private long learn(Learner learner, List<Observation> all, Backtests.Run run, double perMonth, Actor by) {
        List<Observation> known = all.stream().filter(o -> o.known(90)).toList();
        double rate = (double) known.stream().filter(o -> o.lostWithin(90)).count() / known.size();
        Learner able = learner.leastChurners() <= RidgeHazard.churners(known, 90) ? learner : new PriorScorecard();
        Forecaster forecaster = able.fit(known, FeatureList.features(), Backtest.SEED);
        var kept = new KeptModel(
                0,
                able.name(),
                clock.instant(),
                by.name(),
                Program.current().text(),
                run.id(),
                run.report().verdict(),
                known.size(),
                RidgeHazard.churners(known, 90),
                rate,
                AlertThreshold.fit(run.champions(), perMonth, rate),
                run.report().verdict() instanceof Verdict.Usable,
                false);
        Long id = transaction.execute(status -> store.add(kept, forecaster));
        return id == null ? 0 : id;
    }

    /**
     * A model that passed takes over. One that cannot be judged yet leaves the one before in force; evidence that
     * nothing foretells, or a leak, switches forecasts off.
     */
    private void judge(Verdict verdict, OptionalLong model, Actor by) {
        switch (verdict) {
            case Verdict.Usable usable when model.isPresent() -> models.switchTo(model.getAsLong(), by, "passed");
            case Verdict.NoSignal none when store.inForce().isPresent() -> models.switchTo(null, by, "no-signal");
            case Verdict.Leaking leak when store.inForce().isPresent() -> models.switchTo(null, by, "leaking");
            case Verdict.Usable usable -> {}
            case Verdict.NoSignal none -> {}
            case Verdict.Leaking leak -> {}
            case Verdict.NoLabels none -> {}
            case Verdict.TooFewChurners few -> {}
            case Verdict.CannotJudgeYet open -> {}
        }
    }

    /** Fits the threshold of the model in force to a changed budget, by what its backtest said. */
    void refitThreshold() {
        models.active().flatMap(active -> store.find(active.id())).ifPresent(model -> {
            List<Prediction> said = backtests.predictions(model.backtest());
            List<Observation> seen = said.stream().map(Prediction::of).toList();
            store.threshold(model.id(), AlertThreshold.fit(said, alertsPerMonth(seen), model.baseRate()));
        });
    }

    /** How many alerts the whole team can look after in a month. */
    private double alertsPerMonth(List<Observation> all) {
        return store.alertsPerCsm() * managers.of(all);
    }
}
