package io.perennial.churn;

import io.perennial.shared.Contribution;
import java.util.ArrayList;
import java.util.List;

/** Boosted trees over person-periods, re-calibrated, ready to forecast. Written and read as JSON. */
record TreesModel(PersonPeriods periods, BoostedTrees trees, List<Feature> features, Recalibration recalibration)
        implements Forecaster {

    TreesModel calibrated(Recalibration by) {
        return new TreesModel(periods, trees, features, by);
    }

    @Override
    public double probability(Observation o, int horizonDays) {
        return RidgeLogistic.sigmoid(recalibration.apply(rawLogit(o, horizonDays)));
    }

    private double rawLogit(Observation o, int horizonDays) {
        double[][] rows = new double[horizonDays / PersonPeriods.DAYS][];
        for (int period = 0; period < rows.length; period++) {
            rows[period] = periods.row(o, period);
        }
        double stays = 1;
        for (double hazard : trees.probabilities(rows)) {
            stays *= 1 - hazard;
        }
        double lost = Math.clamp(1 - stays, 1e-12, 1 - 1e-12);
        return Math.log(lost / (1 - lost));
    }

    /** What the re-calibration leaves open; of the trees themselves nothing can be said. */
    @Override
    public double standardError(Observation o, int horizonDays) {
        return recalibration.standardError(rawLogit(o, horizonDays));
    }

    @Override
    public List<Contribution> reasons(Observation o, int horizonDays) {
        float[] shares = trees.contributions(periods.row(o, 0));
        double rest = recalibration.apply(rawLogit(o, horizonDays));
        var parts = new ArrayList<Contribution>();
        for (int j = 0; j < features.size(); j++) {
            double points = recalibration.slope() * shares[j];
            parts.add(new Contribution(
                    features.get(j).name(), points, features.get(j).name()));
            rest -= points;
        }
        parts.add(new Contribution(USUAL, rest, "usual risk at this tenure and term"));
        return parts;
    }
}
