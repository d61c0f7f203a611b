package io.perennial.health;

import java.util.Arrays;
import java.util.OptionalDouble;

/** A distribution in 101 numbers: the least value, each hundredth between, the greatest. */
final class Quantiles {

    private static final int PARTS = 100;

    private Quantiles() {}

    /** Straight lines between the sorted values; e.g. 0 and 10 -> 0, 0.1, .. 10. Empty for no values. */
    static double[] of(double[] values) {
        if (values.length == 0) {
            return new double[0];
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] quantiles = new double[PARTS + 1];
        for (int i = 0; i <= PARTS; i++) {
            double place = (sorted.length - 1) * (i / (double) PARTS);
            int below = (int) place;
            double above = sorted[Math.min(below + 1, sorted.length - 1)];
            quantiles[i] = sorted[below] + (place - below) * (above - sorted[below]);
        }
        return quantiles;
    }

    /** Share of values below one, ties counting half. */
    static Curve.Standard standard(double[] quantiles) {
        return value -> {
            int below = 0;
            int ties = 0;
            for (double quantile : quantiles) {
                below += quantile < value ? 1 : 0;
                ties += quantile == value ? 1 : 0;
            }
            return OptionalDouble.of((below + ties / 2.0) / quantiles.length);
        };
    }
}
