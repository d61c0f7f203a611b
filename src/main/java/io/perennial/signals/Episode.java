package io.perennial.signals;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One drop or spike from its first alarm until a week of calm: one alarm an episode, however long it lasts.
 *
 * @param since the day of the alarm
 */
record Episode(int since) {

    /** Days looked back for the start of an episode; after eight weeks the new level has become the baseline. */
    static final int LOOKBACK = 56;

    /** Which way it goes. */
    enum Kind {
        DROP,
        SPIKE
    }

    /** The episode that is open on the day, or null. Days that cannot be judged leave the state as it is. */
    static @Nullable Episode openOn(int day, Kind kind, IntFunction<@Nullable Baseline> baselines) {
        int since = 0;
        int calm = 0;
        boolean open = false;
        for (int d = day - LOOKBACK + 1; d <= day; d++) {
            Baseline baseline = baselines.apply(d);
            if (baseline == null) {
                continue;
            }
            if (kind == Kind.DROP ? baseline.drops() : baseline.spikes()) {
                since = open ? since : d;
                open = true;
                calm = 0;
            } else if (open && baseline.calm() && ++calm >= Baseline.CALM_DAYS) {
                open = false;
                calm = 0;
            }
        }
        return open ? new Episode(since) : null;
    }
}
