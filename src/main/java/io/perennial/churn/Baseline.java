package io.perennial.churn;

import io.perennial.shared.Contribution;
import java.util.List;

/** What any forecast must beat. */
abstract class Baseline implements Learner {

    private final String name;

    Baseline(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int complexity() {
        return 0;
    }

    @Override
    public int leastChurners() {
        return 0;
    }

    /** The same probability for everybody. */
    record Constant(double rate) implements Forecaster {

        @Override
        public List<Feature> features() {
            return List.of();
        }

        @Override
        public double probability(Observation observation, int horizonDays) {
            return 1 - Math.pow(1 - rate, horizonDays / 90.0);
        }

        @Override
        public double standardError(Observation observation, int horizonDays) {
            return 0;
        }

        @Override
        public List<Contribution> reasons(Observation observation, int horizonDays) {
            double p = probability(observation, horizonDays);
            return List.of(new Contribution(USUAL, Math.log(p / (1 - p)), "usual risk"));
        }
    }
}
