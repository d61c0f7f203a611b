package io.perennial.portfolio;

/** By what a list is sorted, and then by name; who has no value stands last either way. */
public enum Sort {
    NAME("a.sort_name"),
    ARR("a.arr"),
    SCORE("a.score"),
    CHANGE("a.change_28d"),
    NOTICE_DAY("a.notice_day"),
    SEATS_USED("a.seats_used"),
    OPEN_TICKETS("a.open_tickets"),
    LAST_CONTACT("a.last_contact"),
    CSM("a.csm_name"),
    RISK("a.risk"),
    EXPECTED_LOSS("a.expected_loss"),
    /** The order of the day's list. */
    STAKE("a.stake");

    private final String column;

    Sort(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }

    /** Whether any list can be asked for in this order; the others belong to a list of their own. */
    public boolean ofEveryList() {
        return this != STAKE;
    }

    /** Lists without a value for it hold none of these rows. */
    boolean mayBeMissing() {
        return this != NAME && this != ARR && this != STAKE;
    }
}
