package io.perennial.attention;

import io.perennial.access.Member;
import io.perennial.accounts.Account;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What somebody did with a customer on the day's list.
 *
 * @param until of {@link Way#LATER}: the day on which it comes back
 * @param to of {@link Way#HANDED_OVER}: whose list it stands on now
 */
public record Aside(
        long id,
        Account.Id account,
        Way way,
        Optional<LocalDate> until,
        Optional<Member.Id> to,
        Member.Id by,
        String byName,
        Instant at) {

    /** How it left the list. */
    public enum Way {
        /** Comes back on a day. */
        LATER,
        /** Comes back when a new reason appears. */
        DONE,
        /** Stands on the list of a colleague. */
        HANDED_OVER
    }
}
