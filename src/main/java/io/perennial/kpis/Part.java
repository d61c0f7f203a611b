package io.perennial.kpis;

import io.perennial.accounts.Account;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one customer adds to a key figure.
 *
 * @param from when it started, or answered; empty where neither tells anything
 * @param to when it got there, or left; empty where it has not
 * @param value in the unit of the figure; empty where there is none yet
 */
public record Part(Account.Id account, Optional<LocalDate> from, Optional<LocalDate> to, OptionalDouble value) {}
