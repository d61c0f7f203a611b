package io.perennial.demo;

/** What happens to a demo customer; each can be found on the pages by its signals. */
enum Story {
    STEADY(95),
    GROWING(36),
    DECLINING(14),
    CHAMPION_LEFT(6),
    SILENT_TEAM(7),
    TICKET_STORM(6),
    NEAR_CAPACITY(8),
    NOTICE_SOON(5),
    UNHAPPY(8),
    STALLED_START(7),
    NEW_START(12),
    OVERDUE(6),
    NOTICE_GIVEN(6),
    LOST_AFTER_DECLINE(27),
    LOST_WHILE_GREEN(5);

    private final int customers;

    Story(int customers) {
        this.customers = customers;
    }

    /** How many of the demo customers live it. */
    int customers() {
        return customers;
    }

    boolean lost() {
        return this == LOST_AFTER_DECLINE || this == LOST_WHILE_GREEN;
    }

    boolean starting() {
        return this == STALLED_START || this == NEW_START;
    }

    /** All seats that are paid for are in use: one product, and no more seats with a renewal. */
    boolean full() {
        return this == NEAR_CAPACITY;
    }

    /**
     * How much a customer uses the product compared with its own usual, e.g. 0.3 when the team fell silent.
     *
     * @param toTheEnd days until today or until notice was given; 0 after it
     * @param sinceStart days since the contract began
     */
    double use(long toTheEnd, long sinceStart) {
        double settled = Math.min(1, 0.35 + sinceStart / 60.0);
        return settled
                * switch (this) {
                    case GROWING -> 1.25 - Math.min(0.55, toTheEnd / 700.0);
                    case DECLINING -> fall(toTheEnd, 80, 0.18);
                    case SILENT_TEAM -> toTheEnd < 24 ? 0.01 : 1;
                    case CHAMPION_LEFT -> fall(toTheEnd, 40, 0.4);
                    case NOTICE_SOON -> fall(toTheEnd, 50, 0.25);
                    case NEAR_CAPACITY -> 1.5;
                    case STALLED_START -> sinceStart < 9 ? 0.5 : 0.04;
                    case NOTICE_GIVEN -> fall(toTheEnd, 110, 0.15);
                    case LOST_AFTER_DECLINE -> fall(toTheEnd, 150, 0.08);
                    case UNHAPPY -> fall(toTheEnd, 70, 0.55);
                    case STEADY, TICKET_STORM, NEW_START, OVERDUE, LOST_WHILE_GREEN -> 1;
                };
    }

    /** Usual until {@code days} before the end, then in a line down to {@code floor}. */
    private static double fall(long toTheEnd, int days, double floor) {
        return toTheEnd >= days ? 1 : floor + (1 - floor) * toTheEnd / days;
    }
}
