package io.perennial.shared;

/**
 * Part of a number that explains it; all parts of a number add up to it.
 *
 * @param key stable name, e.g. "usage_change_28d" or "cap:urgent_ticket"
 * @param points signed, in the unit of the number
 * @param why the key of the sentence and its arguments are resolved by the page; this is the machine-readable cause
 */
public record Contribution(String key, double points, String why) {}
