package io.perennial.churn;

import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Contract;
import io.perennial.accounts.ContractLine;
import io.perennial.shared.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Where a customer stands in its contract on a day, as it was known then.
 *
 * @param tenureDays since the first contract began
 * @param daysToTermEnd until the running term ends; -1 for rolling monthly contracts and open-ended ones
 * @param termDays length of the term after it, used when a horizon passes the end
 */
record TermPosition(int tenureDays, int daysToTermEnd, int termDays) {

    /** Customers younger than this are observed by nobody: they have not begun yet. */
    static final int LEAST_TENURE = 28;

    /** Shorter terms roll on from month to month: their end is no date to decide by. */
    private static final int ROLLING = 45;

    /** Empty for who is no customer that day, or has been one for less than 28 days. */
    static Optional<TermPosition> of(AccountHistory account, LocalDate day) {
        Optional<LocalDate> start = start(account);
        if (start.isEmpty() || day.isBefore(start.get().plusDays(LEAST_TENURE))) {
            return Optional.empty();
        }
        return inForce(account, day).map(contract -> {
            Optional<Period> term = contract.termOn(day).filter(period -> days(period.start(), period.end()) > ROLLING);
            return new TermPosition(
                    days(start.get(), day),
                    term.map(period -> days(day, period.end())).orElse(-1),
                    term.map(period -> days(period.start(), period.end())).orElse(PersonPeriods.DAYS));
        });
    }

    static Optional<LocalDate> start(AccountHistory account) {
        return account.contracts().stream()
                .flatMap(contract -> contract.lines().stream())
                .map(ContractLine::start)
                .min(LocalDate::compareTo);
    }

    private static Optional<Contract> inForce(AccountHistory account, LocalDate day) {
        Instant asOf = day.atStartOfDay(account.account().zone()).toInstant();
        return account.contracts().stream()
                .flatMap(contract -> contract.asOf(day, asOf).stream())
                .filter(contract -> contract.inForce(day))
                .findFirst();
    }

    static int days(LocalDate from, LocalDate to) {
        return (int) ChronoUnit.DAYS.between(from, to);
    }
}
