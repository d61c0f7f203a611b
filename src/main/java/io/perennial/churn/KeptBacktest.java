package io.perennial.churn;

import java.time.Instant;

/**
 * A backtest as it is kept.
 *
 * @param program version that ran it
 * @param fingerprint of the observations: the same data give the same one
 */
public record KeptBacktest(
        long id,
        Instant at,
        Kind kind,
        String askedBy,
        String program,
        long seed,
        String fingerprint,
        BacktestReport report) {

    /** How the past was split. */
    public enum Kind {
        ROLLING,
        FIXED_SPLIT,
        RANDOM_ROWS
    }
}
