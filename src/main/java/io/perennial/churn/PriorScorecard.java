package io.perennial.churn;

import java.util.List;

/**
 * The forecast for few churners: the base rate of 30 days, shrunken towards what is usual in the field, moved by the
 * health score with a slope that experts would state. Nothing is fitted but the base rate and the mean score.
 *
 * <p>Example: base rate 2 % a month, score 15 points below the mean -> twice the odds.
 */
final class PriorScorecard implements Learner {

    /** Churn of 30 days before any data: about 15 % a year, the low end of the field's 15-25 %. */
    private static final double USUAL_RATE = 0.0135;
    /** As many account months the usual rate counts for. */
    private static final double USUAL_WEIGHT = 30;

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
        double lost = 0;
        double known = 0;
        double score = 0;
        double scored = 0;
        for (Observation o : train) {
            if (o.known(PersonPeriods.DAYS)) {
                known++;
                lost += o.lostWithin(PersonPeriods.DAYS) ? 1 : 0;
            }
            if (Double.isFinite(o.score())) {
                scored++;
                score += o.score();
            }
        }
        double rate = (lost + USUAL_WEIGHT * USUAL_RATE) / (known + USUAL_WEIGHT);
        double error = 1 / Math.sqrt(lost + USUAL_WEIGHT * USUAL_RATE);
        return new ScorecardModel(Math.log(rate / (1 - rate)), scored == 0 ? 50 : score / scored, error);
    }
}
