package io.perennial.churn;

import io.perennial.shared.Contribution;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What other tools learn from the same rows in their usual way: whether a customer is lost within 90 days, by
 * standardised columns, without signs, prior or re-calibration.
 */
final class OtherTools {

    static final List<Learner> LEARNERS =
            List.of(new Logistic("logistic, C = 1", 1), new Logistic("logistic, C = .01", 100), new Trees());

    private OtherTools() {}

    private record Logistic(String name, double penalty) implements Usual {

        @Override
        public ToDoubleFunction<double[]> learn(double[][] rows, boolean[] lost, long seed) {
            var fit = RidgeLogistic.fit(rows, lost, RidgeLogistic.Prior.centred(rows[0].length, penalty));
            return fit::probability;
        }
    }

    private record Trees() implements Usual {

        private static final int ROUNDS = 200;

        @Override
        public String name() {
            return "boosted trees";
        }

        @Override
        public ToDoubleFunction<double[]> learn(double[][] rows, boolean[] lost, long seed) {
            BoostedTrees trees = BoostedTrees.fit(rows, lost, new int[rows[0].length], ROUNDS, seed);
            return row -> trees.probabilities(new double[][] {row})[0];
        }
    }

    private interface Usual extends Learner {

        ToDoubleFunction<double[]> learn(double[][] rows, boolean[] lost, long seed);

        @Override
        default int complexity() {
            return 0;
        }

        @Override
        default int leastChurners() {
            return 0;
        }

        @Override
        default Forecaster fit(List<Observation> train, List<Feature> features, long seed) {
            PersonPeriods columns = PersonPeriods.standardisedBy(train);
            List<Observation> known = train.stream().filter(o -> o.known(90)).toList();
            double[][] rows = known.stream().map(o -> columns.row(o, 0)).toArray(double[][]::new);
            boolean[] lost = new boolean[rows.length];
            for (int i = 0; i < lost.length; i++) {
                lost[i] = known.get(i).lostWithin(90);
            }
            ToDoubleFunction<double[]> learned = learn(rows, lost, seed);
            return new Learned(features, o -> learned.applyAsDouble(columns.row(o, 0)));
        }
    }

    private record Learned(List<Feature> features, ToDoubleFunction<Observation> ninetyDays) implements Forecaster {

        @Override
        public double probability(Observation observation, int horizonDays) {
            return 1 - Math.pow(1 - ninetyDays.applyAsDouble(observation), horizonDays / 90.0);
        }

        @Override
        public double standardError(Observation observation, int horizonDays) {
            return 0;
        }

        @Override
        public List<Contribution> reasons(Observation observation, int horizonDays) {
            return List.of();
        }
    }
}
