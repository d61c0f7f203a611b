package io.perennial.kpis;

/** Key figures that open into their customers, besides those that open into movements of revenue. */
public enum Drill {
    /** From the start to the first promised outcome, days. */
    FIRST_OUTCOME,
    /** From the start to the first value moment, days. */
    FIRST_VALUE,
    NPS,
    CSAT,
    CES,
    /** Mean users of a weekday over users of 28 days. */
    STICKINESS,
    /** Revenue of a month of who is a customer. */
    REVENUE,
    /** Of who started in a quarter: revenue of a month now. */
    COHORT
}
