package io.perennial.churn;

import io.perennial.accounts.Account;
import io.perennial.shared.Contribution;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The base rate moved by the health score, ready to forecast. Written and read as JSON.
 *
 * @param base log odds to be lost within 30 days at the mean score
 * @param meanScore points
 * @param error standard error of the log odds
 * @param slope what was made of the stated log odds per point; empty in models of long ago: 1
 * @param segments by how much the log odds of a segment lie above those of all; absent: not at all
 */
record ScorecardModel(
        double base, double meanScore, double error, Map<Account.TouchModel, Double> segments, OptionalDouble slope)
        implements Forecaster {

    /** Log odds per point of health as experts state them: 15 points lower, twice the odds. */
    static final double PER_POINT = Math.log(2) / 15;

    ScorecardModel {
        segments = Map.copyOf(Objects.requireNonNullElse(segments, Map.of()));
        slope = Objects.requireNonNullElse(slope, OptionalDouble.empty());
    }

    @Override
    public List<Feature> features() {
        return FeatureList.features();
    }

    @Override
    public double probability(Observation o, int horizonDays) {
        double hazard = RidgeLogistic.sigmoid(base + segments.getOrDefault(o.segment(), 0.0) + ofScore(o));
        return 1 - Math.pow(1 - hazard, horizonDays / (double) PersonPeriods.DAYS);
    }

    @Override
    public double standardError(Observation o, int horizonDays) {
        return error;
    }

    @Override
    public List<Contribution> reasons(Observation o, int horizonDays) {
        double p = probability(o, horizonDays);
        double total = Math.log(p / (1 - p));
        return List.of(
                new Contribution(FeatureList.HEALTH_SCORE, ofScore(o), "health score"),
                new Contribution(USUAL, total - ofScore(o), "usual risk of its segment"));
    }

    private double ofScore(Observation o) {
        return slope.orElse(1) * asStated(meanScore, o);
    }

    /** By how much experts say the health score moves the log odds. */
    static double asStated(double meanScore, Observation o) {
        return Double.isFinite(o.score()) ? (meanScore - o.score()) * PER_POINT : 0;
    }
}
