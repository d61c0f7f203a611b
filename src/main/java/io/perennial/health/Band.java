package io.perennial.health;

/** What a score means at a glance, best first. */
public enum Band {
    HEALTHY,
    WATCH,
    AT_RISK,
    /** Too little is known to say; never shown as healthy. */
    NOT_ENOUGH_DATA;

    /** Whether this says more trouble than the other; NOT_ENOUGH_DATA compares with nothing. */
    public boolean worseThan(Band other) {
        return this != NOT_ENOUGH_DATA && other != NOT_ENOUGH_DATA && ordinal() > other.ordinal();
    }
}
