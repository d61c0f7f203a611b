package io.perennial.churn;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * The forecast for few churners: the base rate of 30 days, shrunken towards what is usual in the field, moved by the
 * health score with a slope that experts would state. Nothing is fitted but the base rate and the mean score; the mean
 * forecast is the base rate.
 *
 * <p>Example: base rate 2 % a month, score 15 points below the mean -> twice the odds.
 */
final class PriorScorecard implements Learner {

    /** Churn of 30 days before any data: about 15 % a year, the low end of the field's 15-25 %. */
    private static final double USUAL_RATE = 0.0135;
    /** As many account months the usual rate counts for. */
    private static final double USUAL_WEIGHT = 30;

    private static final double NO_SCORE = 50;
    private static final double EXACT = 1e-9;
    private static final int STEPS = 200;
    /** No score moves the log odds further: 100 points are 4.6. */
    private static final double FURTHEST = 5;

    @Override
    public String name() {
        return "scorecard-prior";
    }

    @Override
    public int complexity() {
        return 1;
    }

    @Override
    public int leastChurners() {
        return 0;
    }

    @Override
    public Forecaster fit(List<Observation> train, List<Feature> features, long seed) {
        List<Observation> known =
                train.stream().filter(o -> o.known(PersonPeriods.DAYS)).toList();
        double lost =
                known.stream().filter(o -> o.lostWithin(PersonPeriods.DAYS)).count() + USUAL_WEIGHT * USUAL_RATE;
        double rate = lost / (known.size() + USUAL_WEIGHT);
        double meanScore = train.stream()
                .mapToDouble(Observation::score)
                .filter(Double::isFinite)
                .average()
                .orElse(NO_SCORE);
        double[] moved = known.stream()
                .mapToDouble(o -> ScorecardModel.ofScore(meanScore, o))
                .toArray();
        return new ScorecardModel(base(rate, moved), meanScore, 1 / Math.sqrt(lost));
    }

    /**
     * The log odds at the mean score that make the mean risk the rate. They lie below those of the rate, since risks
     * spread further upwards than downwards.
     */
    private static double base(double rate, double[] moved) {
        double atOnce = Math.log(rate / (1 - rate));
        if (moved.length == 0) {
            return atOnce;
        }
        return new BrentSolver(EXACT)
                .solve(
                        STEPS,
                        base -> Arrays.stream(moved)
                                        .map(odds -> RidgeLogistic.sigmoid(base + odds))
                                        .average()
                                        .orElseThrow()
                                - rate,
                        atOnce - FURTHEST,
                        atOnce + FURTHEST);
    }
}
