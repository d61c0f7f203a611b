package io.perennial.conditions;

/**
 * How far a name stands from what was recorded; a rule may use its own stratum and those before it, never its own
 * result.
 */
public enum Stratum {
    /** An attribute of the account. */
    FIELD,
    /** Something recorded, e.g. the number of contracts. */
    FACT,
    /** Computed from facts. */
    SIGNAL,
    /** Computed from signals. */
    SCORE,
    /** Computed from signals and scores. */
    FORECAST
}
