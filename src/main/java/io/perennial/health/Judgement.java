package io.perennial.health;

import io.perennial.accounts.Account;
import io.perennial.signals.Assessment.Cause;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A row of the scores: what was said of an account at an instant, and all that is needed to say why.
 *
 * @param rules which text of which scorecard; empty where none applied
 */
record Judgement(
        Account.Id account,
        LocalDate day,
        Instant asOf,
        boolean closing,
        OptionalDouble score,
        double coverage,
        Standing standing,
        OptionalInt rules,
        Graded graded,
        Cause cause) {

    Judgement withStanding(Standing other) {
        return new Judgement(account, day, asOf, closing, score, coverage, other, rules, graded, cause);
    }

    /** Says the same of the same day; when and why it was said does not matter. */
    boolean sameAs(Judgement other) {
        return account.equals(other.account)
                && day.equals(other.day)
                && score.equals(other.score)
                && coverage == other.coverage
                && standing.equals(other.standing)
                && rules.equals(other.rules)
                && graded.equals(other.graded);
    }
}
