package io.perennial.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * An estimate with the range in which the true value is believed to lie.
 *
 * @param level how sure, e.g. 0.95
 * @param n how many independent observations it rests on
 */
public record Interval(double estimate, double low, double high, double level, long n) {

    /** The usual level of confidence. */
    public static final double USUAL = 0.95;

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "an interval's low end must not exceed its high end: " + low + ", " + high);
        }
        checkLevel(level);
    }

    /** Wilson's score interval of a share at 95 %, e.g. 3 of 20 -> 0.15 (0.052 to 0.360). Needs n >= 1. */
    public static Interval wilson(long successes, long n) {
        return wilson(successes, n, USUAL);
    }

    /** Wilson's score interval of a share. Source: Wilson 1927, without continuity correction. */
    public static Interval wilson(long successes, long n, double level) {
        if (n < 1 || successes < 0 || successes > n) {
            throw new IllegalArgumentException(
                    "a share needs 0 <= successes <= n, n >= 1 but was " + successes + " of " + n);
        }
        double z = z(level);
        double p = (double) successes / n;
        double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
        double half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
        double low = successes == 0 ? 0 : Math.max(0, centre - half);
        double high = successes == n ? 1 : Math.min(1, centre + half);
        return new Interval(p, low, high, level, n);
    }

    /** Estimate plus and minus z standard errors. */
    public static Interval normal(double estimate, double standardError, long n, double level) {
        double half = z(level) * standardError;
        return new Interval(estimate, estimate - half, estimate + half, level, n);
    }

    /** The same interval cut to a range, e.g. 0..1 for an area under a curve. */
    public Interval within(double least, double greatest) {
        return new Interval(estimate, Math.clamp(low, least, greatest), Math.clamp(high, least, greatest), level, n);
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** The two-sided normal quantile of a level, e.g. 0.95 -> 1.96. */
    public static double z(double level) {
        checkLevel(level);
        return NormalDistribution.of(0, 1).inverseCumulativeProbability(0.5 + level / 2);
    }

    private static void checkLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a level lies between 0 and 1 but was " + level);
        }
    }
}
