package io.perennial.kpis;

import java.util.Collection;
import java.util.OptionalDouble;

/**
 * How many of those who come in 28 days come on a mean weekday, all customers together. Source:
 * docs/kpis.md#stickiness.
 *
 * @param share empty if nobody came
 * @param customers of how many something is known
 */
public record Stickiness(OptionalDouble share, int customers) {

    /** Of one customer: mean active users of a weekday, and active users of 28 days. */
    public record Use(double daily, double monthly) {

        public double share() {
            return daily / monthly;
        }
    }

    /** A large customer counts as much as its users. */
    static Stickiness of(Collection<Use> uses) {
        return new Stickiness(
                of(
                        uses.stream().mapToDouble(Use::daily).sum(),
                        uses.stream().mapToDouble(Use::monthly).sum()),
                uses.size());
    }

    /** Mean active users of a weekday over those of the month, e.g. 15,000 of 50,000 -> 0.30. Empty if nobody came. */
    public static OptionalDouble of(double meanDaily, double monthly) {
        return monthly > 0 ? OptionalDouble.of(meanDaily / monthly) : OptionalDouble.empty();
    }
}
