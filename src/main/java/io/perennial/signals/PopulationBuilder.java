package io.perennial.signals;

import io.perennial.signals.Population.Day;
import io.perennial.signals.Population.Measure;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Adds accounts one by one to a {@link Population}; their order does not matter beyond the last bits of a sum. */
public final class PopulationBuilder {

    /** Dispersion assumed when accounts are weighted, so that the largest do not drown the others. */
    private static final double WEIGHT_DISPERSION = .1;

    private final int first;
    private final int days;
    private final long[][] sums;
    private final int[][] accounts;
    private final long[][] totals;

    /** Sums are kept as whole numbers of this part, so that they do not depend on the order of accounts. */
    private static final double GRAIN = 1 << 24;

    /** For the days from..to, both inclusive, as days since 1970-01-01. */
    public PopulationBuilder(int from, int to) {
        this.first = from;
        this.days = to - from + 1;
        this.sums = new long[2][days * 4];
        this.accounts = new int[2][days];
        this.totals = new long[2][days];
    }

    /** Adds one account from the first day on which it could be judged until it stopped being a customer. */
    void add(Measure measure, Baseline.Counts counts, Holidays holidays, int livedSince, int until) {
        int to = Math.min(until, first + days - 1);
        double least = measure == Measure.USE ? Baseline.LEAST_USE : Baseline.LEAST_TICKETS;
        double smoothing = measure == Measure.USE ? 0 : .5;
        for (int day = first; day <= to; day++) {
            totals[measure.ordinal()][day - first] += counts.between(day, day);
        }
        for (int day = Math.max(first, livedSince + Baseline.SPAN); day <= to; day++) {
            double[] pair = Baseline.compare(counts, day, holidays, smoothing);
            if (pair != null && pair[1] >= least) {
                add(measure.ordinal(), day - first, pair[0] / pair[1], pair[1]);
            }
        }
    }

    private void add(int measure, int index, double ratio, double expected) {
        double weight = expected / (1 + WEIGHT_DISPERSION * expected);
        double capped = Math.min(ratio, 10);
        long[] sum = sums[measure];
        sum[index * 4] += Math.round(weight * GRAIN);
        sum[index * 4 + 1] += Math.round(weight * capped * GRAIN);
        sum[index * 4 + 2] += Math.round(weight * capped * capped * GRAIN);
        sum[index * 4 + 3] += Math.round(weight / expected * GRAIN);
        accounts[measure][index]++;
    }

    public Population build() {
        return new Population(first, days(0), days(1));
    }

    private Day[] days(int measure) {
        long[] sum = sums[measure];
        return IntStream.range(0, days)
                .mapToObj(i -> new Day(
                        totals[measure][i],
                        accounts[measure][i],
                        sum[i * 4] / GRAIN,
                        sum[i * 4 + 1] / GRAIN,
                        sum[i * 4 + 2] / GRAIN,
                        sum[i * 4 + 3] / GRAIN))
                .toArray(Day[]::new);
    }

    /** Tickets opened by day, as counts between two days. */
    static Baseline.Counts counts(int[] sortedDays) {
        return (from, to) -> upper(sortedDays, to) - upper(sortedDays, from - 1);
    }

    private static int upper(int[] sorted, int day) {
        int at = Arrays.binarySearch(sorted, day);
        if (at < 0) {
            return -at - 1;
        }
        while (at < sorted.length && sorted[at] == day) {
            at++;
        }
        return at;
    }
}
