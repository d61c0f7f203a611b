package io.perennial.signals;

import java.util.Set;

/**
 * One entry of the catalogue: a measured property of a customer.
 *
 * @param key stable name, e.g. "seat_utilisation"
 * @param unit unit of its values
 * @param low least possible value, may be negative infinity
 * @param high greatest possible value, may be positive infinity
 * @param windowDays whole local days it looks at; 0 for a state at the instant
 * @param needs the kinds of facts without which it is unknown
 */
public record Signal(
        String key,
        Group group,
        Unit unit,
        double low,
        double high,
        Direction direction,
        int windowDays,
        Set<Need> needs) {

    public Signal {
        needs = Set.copyOf(needs);
    }

    /** Which part of the relationship it tells of. */
    public enum Group {
        USAGE,
        ENGAGEMENT,
        SUPPORT,
        SENTIMENT,
        COMMERCIAL,
        OUTCOME
    }

    /** Unit of a value. */
    public enum Unit {
        COUNT,
        SHARE,
        RATIO,
        DAYS,
        HOURS,
        MONTHS,
        MONEY_PER_MONTH,
        POINTS,
        PROBABILITY,
        YES_NO
    }

    /** Whether more of it is good news. */
    public enum Direction {
        HIGHER_IS_BETTER,
        HIGHER_IS_WORSE,
        NEITHER
    }

    /** A kind of fact that must be there. */
    public enum Need {
        ACTIVITY,
        USERS,
        TRACKING_PLAN,
        SEATS,
        METERS,
        CONTRACTS,
        INVOICES,
        CONTACTS,
        TOUCHPOINTS,
        TICKETS,
        SURVEYS,
        FEATURE_REQUESTS,
        SUCCESS_PLANS,
        SENTIMENT
    }
}
