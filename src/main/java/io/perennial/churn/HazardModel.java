package io.perennial.churn;

import io.perennial.shared.Contribution;
import java.util.ArrayList;
import java.util.List;

/** Weights of the hazard model, ready to forecast. Written and read as JSON. */
record HazardModel(PersonPeriods periods, RidgeLogistic.Fit fit, List<Feature> features, Recalibration recalibration)
        implements Forecaster {

    HazardModel calibrated(Recalibration by) {
        return new HazardModel(periods, fit, features, by);
    }

    @Override
    public double probability(Observation o, int horizonDays) {
        return RidgeLogistic.sigmoid(recalibration.apply(rawLogit(o, horizonDays)));
    }

    private double rawLogit(Observation o, int horizonDays) {
        double stays = 1;
        for (int period = 0; period < horizonDays / PersonPeriods.DAYS; period++) {
            stays *= 1 - fit.probability(periods.row(o, period));
        }
        double lost = Math.clamp(1 - stays, 1e-12, 1 - 1e-12);
        return Math.log(lost / (1 - lost));
    }

    @Override
    public double standardError(Observation o, int horizonDays) {
        return Math.abs(recalibration.slope()) * fit.standardError(periods.row(o, 0));
    }

    @Override
    public List<Contribution> reasons(Observation o, int horizonDays) {
        double[] row = periods.row(o, 0);
        double total = recalibration.apply(rawLogit(o, horizonDays));
        var parts = new ArrayList<Contribution>();
        double named = 0;
        for (int j = 0; j < features.size(); j++) {
            double points = recalibration.slope() * fit.weights()[j] * row[j];
            if (points != 0) {
                parts.add(new Contribution(
                        features.get(j).name(), points, features.get(j).name()));
                named += points;
            }
        }
        parts.add(new Contribution(USUAL, total - named, "usual risk at this tenure and term"));
        return parts;
    }
}
