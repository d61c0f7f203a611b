package io.perennial.churn;

import io.perennial.statistics.Interval;

/**
 * What a backtest allows to say. Unless usable, forecasts are hidden and customers are ranked by their health score.
 */
public sealed interface Verdict {

    /** Nobody was ever seen leaving. */
    record NoLabels() implements Verdict {}

    /** Too few distinct churners to learn or to judge. */
    record TooFewChurners(int churners, int needed) implements Verdict {}

    /**
     * Enough was seen, and nothing in the data tells leavers from stayers of the same time.
     *
     * @param auc less what the base rates foretell alone, around one half
     */
    record NoSignal(int churners, Interval auc) implements Verdict {}

    /** There is a signal, but whether the probabilities hold cannot be said yet. */
    record CannotJudgeYet(String because, Interval auc) implements Verdict {}

    /** Random rows promise far more than unseen accounts keep, or the forecast is too good to be true. */
    record Leaking(double auc, double gap) implements Verdict {}

    /** Forecasts are shown. */
    record Usable(Interval auc) implements Verdict {}

    /** The word used in commands and answers, e.g. "NoSignal". */
    default String word() {
        return getClass().getSimpleName();
    }
}
