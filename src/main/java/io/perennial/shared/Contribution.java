package io.perennial.shared;

/**
 * Part of a number that explains it; all parts of a number add up to it.
 *
 * @param key stable name, e.g. "usage_change_28d" or "cap:urgent_ticket"
 * @param points signed, in the unit of the number
 * @param why the key of the sentence and its arguments are resolved by the page; this is the machine-readable cause
 */
public record Contribution(String key, double points, String why) {

    private static final String CAP = "cap:";

    /** The key of what the cap of a signal took. */
    public static String capKey(String signal) {
        return CAP + signal;
    }

    /** Whether a key is that of a cap. */
    public static boolean isCap(String key) {
        return key.startsWith(CAP);
    }

    /** The signal that a key names, be it its own part or that of its cap. */
    public static String signalOf(String key) {
        return isCap(key) ? key.substring(CAP.length()) : key;
    }
}
