package io.perennial.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Draws whole groups of rows again and again, with replacement, to see how far a statistic would move with other
 * customers. The same seed gives the same answer.
 */
public final class Bootstrap {

    private final int[] groupOf;
    private final int groups;
    private final int repetitions;
    private final long seed;

    private Bootstrap(int[] groupOf, int groups, int repetitions, long seed) {
        this.groupOf = groupOf;
        this.groups = groups;
        this.repetitions = repetitions;
        this.seed = seed;
    }

    /** @param keys the group of each row, e.g. its account */
    public static Bootstrap byGroup(long[] keys, int repetitions, long seed) {
        if (keys.length == 0 || repetitions < 1) {
            throw new IllegalArgumentException(
                    "a bootstrap needs rows and repetitions but had " + keys.length + " and " + repetitions);
        }
        Map<Long, Integer> positions = new HashMap<>();
        int[] groupOf = Arrays.stream(keys)
                .mapToInt(key -> {
                    positions.putIfAbsent(key, positions.size());
                    return positions.get(key);
                })
                .toArray();
        return new Bootstrap(groupOf, positions.size(), repetitions, seed);
    }

    /**
     * Percentile interval of a statistic.
     *
     * @param statistic is given how often each row was drawn; NaN where it cannot be said, such draws are left out
     */
    public Interval interval(ToDoubleFunction<int[]> statistic, double level) {
        int[] once = new int[groupOf.length];
        Arrays.fill(once, 1);
        double estimate = statistic.applyAsDouble(once);
        double[] drawn = draws(statistic);
        if (drawn.length == 0) {
            return new Interval(estimate, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, level, groups);
        }
        return new Interval(
                estimate, quantile(drawn, (1 - level) / 2), quantile(drawn, (1 + level) / 2), level, groups);
    }

    private double[] draws(ToDoubleFunction<int[]> statistic) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] drawnGroups = new int[groups];
        int[] times = new int[groupOf.length];
        double[] results = new double[repetitions];
        for (int r = 0; r < repetitions; r++) {
            Arrays.fill(drawnGroups, 0);
            for (int g = 0; g < groups; g++) {
                drawnGroups[random.nextInt(groups)]++;
            }
            for (int row = 0; row < times.length; row++) {
                times[row] = drawnGroups[groupOf[row]];
            }
            results[r] = statistic.applyAsDouble(times);
        }
        return Arrays.stream(results).filter(Double::isFinite).sorted().toArray();
    }

    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
