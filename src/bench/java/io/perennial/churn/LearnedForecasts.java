package io.perennial.churn;

import io.perennial.access.Actor;
import io.perennial.statistics.Interval;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationContext;

/** A model in force that learned from made-up customers: what asking it costs does not hang on what it learned. */
public final class LearnedForecasts {

    private LearnedForecasts() {}

    public static void putInForce(ApplicationContext context) {
        List<Observation> seen = SampleObservations.year(8);
        var options = new Churn.Options(Optional.empty(), Optional.empty(), 0.1, false);
        long backtest = context.getBean(Backtests.class)
                .run(seen, options, "bench", share -> {})
                .id();
        Learner learner = new RidgeHazard();
        var kept = new KeptModel(
                0,
                learner.name(),
                Instant.now(),
                "bench",
                "bench",
                backtest,
                new Verdict.Usable(Interval.normal(0.8, 0.03, 100, 0.95)),
                seen.size(),
                20,
                0.05,
                0.2,
                true,
                false);
        long model = context.getBean(ModelStore.class).add(kept, SampleObservations.learned(learner));
        if (!context.getBean(Churn.class).rollBack(model, new Actor.Process("bench"))) {
            throw new IllegalStateException("the model could not be put in force");
        }
    }
}
