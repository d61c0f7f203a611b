package io.perennial.health;

import io.perennial.accounts.Account;
import io.perennial.signals.Assessment.Cause;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * An account's band changed at the end of a day.
 *
 * @param cause only fact and time may trigger anything
 * @param at when it was noticed
 */
public record Crossing(
        Account.Id account,
        LocalDate day,
        Band from,
        Band to,
        OptionalDouble scoreBefore,
        OptionalDouble scoreAfter,
        Cause cause,
        Instant at) {

    /** The same crossing, whenever it was noticed. */
    boolean sameAs(Crossing other) {
        return account.equals(other.account) && day.equals(other.day) && from == other.from && to == other.to;
    }
}
