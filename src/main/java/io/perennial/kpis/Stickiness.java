package io.perennial.kpis;

import java.util.OptionalDouble;

/** How many of those who come in a month come on a mean day. Source: docs/kpis.md#stickiness. */
public final class Stickiness {

    private Stickiness() {}

    /** Mean active users of a weekday over those of the month, e.g. 15,000 of 50,000 -> 0.30. Empty if nobody came. */
    public static OptionalDouble of(double meanDaily, double monthly) {
        return monthly > 0 ? OptionalDouble.of(meanDaily / monthly) : OptionalDouble.empty();
    }
}
