package io.perennial.kpis;

import java.util.OptionalDouble;

/** The formulas of churn and retention, each a function of sums. Source: docs/kpis.md. */
public final class RevenueRules {

    private static final int MONTHS_PER_YEAR = 12;

    private RevenueRules() {}

    /**
     * Lost over active at the start, e.g. 3 of 20 -> 0.15. Unit: share. Empty if nobody was there. Source:
     * docs/kpis.md#logo-churn.
     */
    public static OptionalDouble logoChurn(long activeAtStart, long lost) {
        return share(lost, activeAtStart);
    }

    /**
     * (churned + contraction) / MRR at the start, e.g. 56 of 600 -> 0.0933. Unit: share. Source:
     * docs/kpis.md#revenue-churn.
     */
    public static OptionalDouble revenueChurn(double startMrr, double churned, double contraction) {
        return share(churned + contraction, startMrr);
    }

    /**
     * A monthly rate over a year, 1 - (1 - m)^12, never times 12; e.g. 0.03 -> 0.30616. Unit: share. Source:
     * docs/kpis.md#annualised.
     */
    public static double annualised(double monthly) {
        if (!(monthly >= 0 && monthly <= 1)) {
            throw new IllegalArgumentException("a monthly rate lies in 0..1 but was " + monthly);
        }
        return 1 - Math.pow(1 - monthly, MONTHS_PER_YEAR);
    }

    /** Share of the starting MRR kept, growth not counted. Unit: share, never above 1. Source: docs/kpis.md#grr. */
    public static OptionalDouble grossRetention(double startMrr, double churned, double contraction) {
        return share(startMrr - churned - contraction, startMrr);
    }

    /**
     * Share of the starting MRR that the same customers pay at the end. Unit: ratio, may exceed 1. Source:
     * docs/kpis.md#nrr.
     */
    public static OptionalDouble netRetention(double startMrr, double churned, double contraction, double expansion) {
        return share(startMrr - churned - contraction + expansion, startMrr);
    }

    /**
     * (new + expansion) / (churned + contraction), e.g. 35 over 12 -> 2.917. Infinite if nothing was lost. Source:
     * docs/kpis.md#quick-ratio.
     */
    public static double quickRatio(double gained, double expansion, double churned, double contraction) {
        double lost = churned + contraction;
        return lost == 0 ? Double.POSITIVE_INFINITY : (gained + expansion) / lost;
    }

    /**
     * Expansion MRR over MRR at the start, e.g. 1.8 of 10 -> 0.18. Unit: ratio. Source: docs/kpis.md#expansion-rate.
     */
    public static OptionalDouble expansionOfRevenue(double startMrr, double expansion) {
        return share(expansion, startMrr);
    }

    /**
     * Accounts that pay more at the end than at the start, over all at the start. Unit: share. Source:
     * docs/kpis.md#expansion-rate.
     */
    public static OptionalDouble expandedAccounts(long activeAtStart, long expanded) {
        return share(expanded, activeAtStart);
    }

    private static OptionalDouble share(double part, double whole) {
        return whole > 0 ? OptionalDouble.of(part / whole) : OptionalDouble.empty();
    }
}
