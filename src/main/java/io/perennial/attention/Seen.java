package io.perennial.attention;

import io.perennial.accounts.Account;
import io.perennial.health.Band;
import io.perennial.health.Difference;
import io.perennial.signals.SignalValue;
import io.perennial.statistics.Interval;
import java.util.Map;
import java.util.Optional;

/**
 * What the rules see of a customer.
 *
 * @param change of the score against 28 days before
 * @param warning probability of leaving within 90 days, if an early warning is open
 */
record Seen(
        Account.TouchModel touch,
        Band band,
        Optional<Difference> change,
        Optional<Interval> warning,
        Map<String, SignalValue> values) {

    boolean is(Band other) {
        return band == other;
    }

    /** Points the score fell within 28 days; 0 if it rose or is not known. */
    double fall() {
        return change.map(difference -> Math.max(0, -difference.change())).orElse(0.0);
    }
}
