package io.perennial.churn;

import io.perennial.shared.Contribution;
import java.util.ArrayList;
import java.util.List;

/**
 * Gradient boosting over the same person-periods as the hazard model. A challenger: it takes part from 100 churners on.
 */
final class Boosting implements Learner {

    private static final int ROUNDS = 80;

    @Override
    public String name() {
        return "boosting";
    }

    @Override
    public int complexity() {
        return 3;
    }

    @Override
    public int leastChurners() {
        return 100;
    }

    @Override
    public Forecaster fit(List<Observation> train, List<Feature> features, long seed) {
        PersonPeriods periods = PersonPeriods.standardisedBy(train);
        PersonPeriods.Table table = periods.table(train);
        int[] signs = new int[periods.columns()];
        for (int j = 0; j < features.size(); j++) {
            signs[j] = features.get(j).sign();
        }
        BoostedTrees trees = BoostedTrees.fit(table.rows(), table.lost(), signs, ROUNDS, seed);
        return new Model(periods, trees, List.copyOf(features));
    }

    private record Model(PersonPeriods periods, BoostedTrees trees, List<Feature> features) implements Forecaster {

        @Override
        public double probability(Observation o, int horizonDays) {
            double[][] rows = new double[horizonDays / PersonPeriods.DAYS][];
            for (int period = 0; period < rows.length; period++) {
                rows[period] = periods.row(o, period);
            }
            double stays = 1;
            for (double hazard : trees.probabilities(rows)) {
                stays *= 1 - hazard;
            }
            return 1 - stays;
        }

        /** Unknown for trees; the interval comes from the backtest instead. */
        @Override
        public double standardError(Observation o, int horizonDays) {
            return Double.NaN;
        }

        @Override
        public List<Contribution> reasons(Observation o, int horizonDays) {
            float[] shares = trees.contributions(periods.row(o, 0));
            double p = Math.clamp(probability(o, horizonDays), 1e-12, 1 - 1e-12);
            double rest = Math.log(p / (1 - p));
            var parts = new ArrayList<Contribution>();
            for (int j = 0; j < features.size(); j++) {
                parts.add(new Contribution(
                        features.get(j).name(), shares[j], features.get(j).name()));
                rest -= shares[j];
            }
            parts.add(new Contribution("time", rest, "usual risk at this tenure and term"));
            return parts;
        }
    }
}
