package io.perennial.churn;

import java.util.List;
import java.util.function.Function;

/** Cross-validation in which an account is wholly in or wholly out. */
final class AccountFolds {

    private static final int FOLDS = 5;

    private AccountFolds() {}

    /** Probability of 90 days for each labelled observation, by a model that has not seen its account. */
    static double[] heldOut(
            List<Observation> train,
            List<Observation> labelled,
            long seed,
            Function<List<Observation>, ? extends Forecaster> learn) {
        double[] predicted = new double[labelled.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            int out = fold;
            Forecaster model =
                    learn.apply(train.stream().filter(o -> fold(o, seed) != out).toList());
            for (int i = 0; i < predicted.length; i++) {
                if (fold(labelled.get(i), seed) == fold) {
                    predicted[i] = model.probability(labelled.get(i), 90);
                }
            }
        }
        return predicted;
    }

    private static int fold(Observation o, long seed) {
        long mixed = (o.account().value() + seed) * 0x9E3779B97F4A7C15L;
        return (int) Long.remainderUnsigned(mixed >>> 17, FOLDS);
    }
}
