package io.perennial.kpis;

import java.time.Instant;

/** A month as it was reported. */
public record ClosedMonth(Instant closedAt, String closedBy, RevenueMonth figures) {

    private static final double CENT = 0.005;

    /** Whether what is known now differs from what was reported. */
    public boolean restatedBy(RevenueMonth now) {
        return figures.startAccounts() != now.startAccounts()
                || figures.lostAccounts() != now.lostAccounts()
                || differs(figures.startMrr(), now.startMrr())
                || differs(figures.churnedMrr(), now.churnedMrr())
                || differs(figures.contractionMrr(), now.contractionMrr())
                || differs(figures.expansionMrr(), now.expansionMrr())
                || differs(figures.newMrr(), now.newMrr());
    }

    private static boolean differs(double reported, double now) {
        return Math.abs(reported - now) > CENT;
    }
}
