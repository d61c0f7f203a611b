package io.perennial.churn;

import io.perennial.accounts.Account;
import java.time.LocalDate;

/**
 * One account at one month end while it was a customer: what was known then, and what came after.
 *
 * @param features as of {@code day}, in the order of the feature list; NaN = unknown
 * @param tenureDays since the first contract began
 * @param daysToTermEnd until the running term ends; -1 for rolling monthly contracts and open-ended ones
 * @param termDays length of the term after it, used when the horizon passes the end
 * @param lostAfter days until notice, or the end without renewal; {@link #NEVER_SEEN} when it was not seen
 * @param seenFor days after {@code day} for which outcomes are complete
 * @param segment how closely it was looked after then
 */
record Observation(
        Account.Id account,
        LocalDate day,
        double[] features,
        double score,
        int tenureDays,
        int daysToTermEnd,
        int termDays,
        int lostAfter,
        int seenFor,
        Account.TouchModel segment) {

    /** One of no segment. */
    Observation(
            Account.Id account,
            LocalDate day,
            double[] features,
            double score,
            int tenureDays,
            int daysToTermEnd,
            int termDays,
            int lostAfter,
            int seenFor) {
        this(
                account,
                day,
                features,
                score,
                tenureDays,
                daysToTermEnd,
                termDays,
                lostAfter,
                seenFor,
                Account.TouchModel.NONE);
    }

    static final int NEVER_SEEN = Integer.MAX_VALUE;

    /**
     * Whether it is known if the account was lost within so many days; else the row is censored there, not negative.
     */
    boolean known(int horizonDays) {
        return seenFor >= horizonDays || lostAfter <= Math.min(horizonDays, seenFor);
    }

    boolean lostWithin(int horizonDays) {
        return lostAfter <= horizonDays;
    }
}
