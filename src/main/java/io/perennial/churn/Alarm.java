package io.perennial.churn;

import io.perennial.accounts.Account;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What became of one account in a backtest.
 *
 * @param day of the alert; for a missed one of its last forecast
 * @param probability to be lost within 90 days, as said that day
 * @param lostOn day of its notice or end
 */
public record Alarm(Account.Id account, Kind kind, LocalDate day, double probability, Optional<LocalDate> lostOn) {

    /** Whether the alert came, and rightly. */
    public enum Kind {
        CAUGHT,
        MISSED,
        FALSE_ALARM
    }

    /** Days from the alert to the loss. */
    public OptionalLong leadDays() {
        return lostOn.isPresent() && kind == Kind.CAUGHT
                ? OptionalLong.of(ChronoUnit.DAYS.between(day, lostOn.get()))
                : OptionalLong.empty();
    }
}
