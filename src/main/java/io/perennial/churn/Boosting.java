package io.perennial.churn;

import java.util.List;

/**
 * Gradient boosting over the same person-periods as the hazard model. A challenger: it takes part from 100 churners on,
 * re-calibrated on accounts held out.
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
        List<Observation> labelled = train.stream().filter(o -> o.known(90)).toList();
        double[] held = AccountFolds.heldOut(train, labelled, seed, rows -> learn(rows, features, seed));
        return learn(train, features, seed).calibrated(Recalibration.of(held, labelled));
    }

    private static TreesModel learn(List<Observation> train, List<Feature> features, long seed) {
        PersonPeriods periods = PersonPeriods.standardisedBy(train);
        PersonPeriods.Table table = periods.table(train);
        int[] signs = new int[periods.columns()];
        for (int j = 0; j < features.size(); j++) {
            signs[j] = features.get(j).sign();
        }
        BoostedTrees trees = BoostedTrees.fit(table.rows(), table.lost(), signs, ROUNDS, seed);
        return new TreesModel(periods, trees, List.copyOf(features), Recalibration.NONE);
    }
}
