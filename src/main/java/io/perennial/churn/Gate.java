package io.perennial.churn;

import io.perennial.statistics.Interval;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a champion must pass before its forecasts are shown: it tells customers of one time apart, its calibration slope
 * .8-1.2, mean forecast within 20 % of the base rate, Brier score better than that of the base rate known before, and
 * no sign of a leak. A gate fails only if its 90 % interval excludes the range; if the interval is too wide it cannot
 * be judged yet. All intervals are drawn by accounts: the months of one account are no independent witnesses.
 */
final class Gate {

    /** Distinct churners in the test months below which nothing is judged. */
    static final int LEAST_CHURNERS = 15;

    private static final double TOO_GOOD = 0.95;
    /** A model worth having reaches this; an interval below it shows that there is no signal. */
    private static final double WORTH_HAVING = 0.65;

    /** Of the calibration slope, and of the mean forecast over the base rate. */
    private static final double LEAST = 0.8;

    private static final double GREATEST = 1.2;
    /** An interval four times as wide as the range says nothing. */
    private static final double TOO_WIDE = 4 * (GREATEST - LEAST);

    /**
     * By how many squared base rates a calibrated forecast of the AUC worth having lowers the Brier score: the variance
     * of log-normal risks whose log odds lie sqrt(2) z apart. An interval that reaches as far to the wrong side says
     * nothing.
     */
    private static final double WORTH_HAVING_BRIER = Math.expm1(2 * Math.pow(Interval.z(2 * WORTH_HAVING - 1), 2));

    private Gate() {}

    /** What an interval says of a range. */
    enum Finding {
        HOLDS,
        FAILS,
        CANNOT_BE_JUDGED
    }

    static Verdict judge(Evaluation champion) {
        return judge(champion.auc(), champion.signal(), champion.churners(), Findings.of(champion));
    }

    /** What was found of a champion's probabilities. */
    record Findings(Finding slope, Finding mean, Finding brier) {

        static Findings of(Evaluation champion) {
            return new Findings(
                    calibrated(champion.slope()),
                    calibrated(champion.meanRatio()),
                    Gate.brier(champion.excessBrier(), champion.calibration().baseRate()));
        }
    }

    /**
     * @param signal the AUC less that of the base rates alone: all customers leaving more often is no order among them
     */
    static Verdict judge(Interval auc, Interval signal, int churners, Findings found) {
        if (auc.estimate() > TOO_GOOD) {
            return new Verdict.Leaking(auc.estimate(), Double.NaN);
        }
        if (signal.low() <= 0.5) {
            return signal.high() < WORTH_HAVING || signal.estimate() < 0.55
                    ? new Verdict.NoSignal(churners, signal)
                    : new Verdict.CannotJudgeYet("the interval of AUC includes one half", signal);
        }
        return because(found)
                .map(reason -> (Verdict) new Verdict.CannotJudgeYet(reason, auc))
                .orElseGet(() -> new Verdict.Usable(auc));
    }

    /** What failed comes before what cannot be judged. */
    private static Optional<String> because(Findings found) {
        return Stream.of(
                        reason(found.slope(), Finding.FAILS, "the calibration slope lies outside .8-1.2"),
                        reason(found.mean(), Finding.FAILS, "the mean forecast is off the base rate by more than 20 %"),
                        reason(found.brier(), Finding.FAILS, "the Brier score does not beat the base rate"),
                        reason(found.slope(), Finding.CANNOT_BE_JUDGED, "the calibration slope is too uncertain"),
                        reason(found.mean(), Finding.CANNOT_BE_JUDGED, "the mean forecast is too uncertain"),
                        reason(found.brier(), Finding.CANNOT_BE_JUDGED, "the Brier score is too uncertain"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> reason(Finding found, Finding asked, String words) {
        return found == asked ? Optional.of(words) : Optional.empty();
    }

    /** Of the calibration slope, or of the mean forecast over the base rate. */
    static Finding calibrated(Interval value) {
        if (value.high() < LEAST || value.low() > GREATEST) {
            return Finding.FAILS;
        }
        return value.high() - value.low() > TOO_WIDE ? Finding.CANNOT_BE_JUDGED : Finding.HOLDS;
    }

    /**
     * Of the Brier score less that of the base rate known before; the range is all below zero.
     *
     * @param baseRate share lost among what was tested
     */
    static Finding brier(Interval excess, double baseRate) {
        if (excess.low() > 0) {
            return Finding.FAILS;
        }
        return excess.high() > WORTH_HAVING_BRIER * baseRate * baseRate ? Finding.CANNOT_BE_JUDGED : Finding.HOLDS;
    }
}
