package io.perennial.statistics;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Counts that vary more than by chance alone: mean {@code mean}, variance {@code mean + dispersion * mean^2}. With
 * dispersion 0 it is the Poisson distribution.
 */
public record NegativeBinomial(double mean, double dispersion) {

    /** Below this dispersion the distribution is told apart from Poisson by no count that fits into a window. */
    private static final double LEAST_DISPERSION = 1e-9;

    public NegativeBinomial {
        if (!(mean > 0 && mean < Double.POSITIVE_INFINITY) || !(dispersion >= 0 && dispersion < 1e12)) {
            throw new IllegalArgumentException(
                    "mean must be positive and dispersion not negative but were " + mean + " and " + dispersion);
        }
        dispersion = Math.max(dispersion, LEAST_DISPERSION);
    }

    /**
     * What a new count looks like when its mean is itself only estimated from {@code periods} earlier counts of the
     * same distribution: the variance grows by 1/periods.
     */
    public static NegativeBinomial predictive(double mean, double dispersion, double periods) {
        double variance = (mean + dispersion * mean * mean) * (1 + 1 / periods);
        return new NegativeBinomial(mean, Math.max(0, (variance - mean) / (mean * mean)));
    }

    public double variance() {
        return mean + dispersion * mean * mean;
    }

    /** Probability of a count of at most {@code count}. */
    public double atMost(long count) {
        if (count < 0) {
            return 0;
        }
        double size = 1 / dispersion;
        return RegularizedBeta.value(size / (size + mean), size, count + 1.0);
    }

    /** Probability of a count of at least {@code count}. */
    public double atLeast(long count) {
        if (count <= 0) {
            return 1;
        }
        double size = 1 / dispersion;
        return RegularizedBeta.complement(size / (size + mean), size, count);
    }
}
