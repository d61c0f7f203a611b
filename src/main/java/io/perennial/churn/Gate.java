package io.perennial.churn;

import io.perennial.statistics.Interval;

/**
 * What a champion must pass before its forecasts are shown: calibration slope .8-1.2, mean forecast within 20 % of the
 * base rate, Brier score better than the base rate's, and no sign of a leak. A gate fails only if its interval excludes
 * the range; if the interval is too wide it cannot be judged yet. All intervals are drawn by accounts: the months of
 * one account are no independent witnesses.
 */
final class Gate {

    /** Distinct churners in the test months below which nothing is judged. */
    static final int LEAST_CHURNERS = 15;

    private static final double TOO_GOOD = 0.95;
    /** A model worth having reaches this; an interval below it shows that there is no signal. */
    private static final double WORTH_HAVING = 0.65;

    private static final double LEAST_SLOPE = 0.8;
    private static final double GREATEST_SLOPE = 1.2;
    /** An interval of the slope wider than this says nothing. */
    private static final double TOO_WIDE = 1.6;

    private static final double MEAN_TOLERANCE = 0.2;

    private Gate() {}

    static Verdict judge(Evaluation champion) {
        Interval auc = champion.auc();
        if (auc.estimate() > TOO_GOOD) {
            return new Verdict.Leaking(auc.estimate(), Double.NaN);
        }
        if (auc.low() <= 0.5) {
            return auc.high() < WORTH_HAVING || auc.estimate() < 0.55
                    ? new Verdict.NoSignal(champion.churners(), auc)
                    : new Verdict.CannotJudgeYet("the interval of AUC includes one half", auc);
        }
        Interval slope = champion.slope();
        if (slope.high() < LEAST_SLOPE || slope.low() > GREATEST_SLOPE) {
            return new Verdict.CannotJudgeYet("the calibration slope lies outside .8-1.2", auc);
        }
        if (slope.high() - slope.low() > TOO_WIDE) {
            return new Verdict.CannotJudgeYet("the calibration slope is too uncertain", auc);
        }
        Interval ratio = champion.meanRatio();
        if (ratio.high() < 1 - MEAN_TOLERANCE || ratio.low() > 1 + MEAN_TOLERANCE) {
            return new Verdict.CannotJudgeYet("the mean forecast is off the base rate by more than 20 %", auc);
        }
        double base = champion.calibration().baseRate();
        return champion.calibration().brier() < base * (1 - base)
                ? new Verdict.Usable(auc)
                : new Verdict.CannotJudgeYet("the Brier score does not beat the base rate", auc);
    }
}
