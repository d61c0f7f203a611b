package io.perennial.churn;

import io.perennial.accounts.Account;
import io.perennial.signals.Assessment.Cause;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A customer's forecast reached the probability from which it is called to attention.
 *
 * @param threshold of the model then
 * @param cause what led to the forecast; only facts and time may set off anything
 * @param endedAt when the forecast fell below three quarters of the threshold
 */
public record Alert(
        Account.Id account,
        Instant raisedAt,
        LocalDate day,
        double probability,
        double threshold,
        Cause cause,
        Optional<Instant> endedAt) {}
