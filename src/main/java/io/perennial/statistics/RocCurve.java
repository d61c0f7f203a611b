package io.perennial.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.ranking.NaturalRanking;

/**
 * How well a number tells positives from negatives: the higher the number, the more positive. The area under the curve
 * is the chance that a positive stands above a negative, ties counting half; 0.5 is a coin.
 */
public final class RocCurve {

    private final double[] numbers;
    private final boolean[] positive;
    private final int[] order;
    private final int positives;

    private RocCurve(double[] numbers, boolean[] positive) {
        this.numbers = numbers;
        this.positive = positive;
        this.order = IntStream.range(0, numbers.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> numbers[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.positives = (int)
                IntStream.range(0, positive.length).filter(i -> positive[i]).count();
    }

    /** Throws unless there is at least one positive and one negative, and every number is finite. */
    public static RocCurve of(double[] numbers, boolean[] positive) {
        if (numbers.length != positive.length) {
            throw new IllegalArgumentException(numbers.length + " numbers but " + positive.length + " outcomes");
        }
        if (!Arrays.stream(numbers).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a ROC curve needs finite numbers");
        }
        RocCurve curve = new RocCurve(numbers.clone(), positive.clone());
        if (curve.positives == 0 || curve.positives == numbers.length) {
            throw new IllegalArgumentException(
                    "a ROC curve needs positives and negatives but had " + curve.positives + " of " + numbers.length);
        }
        return curve;
    }

    /** Area under the curve, 0..1. */
    public double area() {
        int[] once = new int[numbers.length];
        Arrays.fill(once, 1);
        return area(once);
    }

    /**
     * The area when row i is taken {@code times[i]} times; NaN if no positive or no negative is left. For resampling.
     */
    public double area(int[] times) {
        double below = 0;
        double pairs = 0;
        double negatives = 0;
        double taken = 0;
        for (int start = 0; start < order.length; ) {
            double tiedPositives = 0;
            double tiedNegatives = 0;
            int end = start;
            for (; end < order.length && numbers[order[end]] == numbers[order[start]]; end++) {
                if (positive[order[end]]) {
                    tiedPositives += times[order[end]];
                } else {
                    tiedNegatives += times[order[end]];
                }
            }
            below += tiedPositives * (negatives + tiedNegatives / 2);
            negatives += tiedNegatives;
            taken += tiedPositives;
            start = end;
        }
        pairs = taken * negatives;
        return pairs == 0 ? Double.NaN : below / pairs;
    }

    /**
     * Standard error of the area when every row stands for itself (one row an account). Source: DeLong, DeLong and
     * Clarke-Pearson 1988 by the ranks of Sun and Xu 2014.
     */
    public double standardError() {
        int negatives = numbers.length - positives;
        double[] own = new double[numbers.length];
        NaturalRanking ranking = new NaturalRanking();
        double[] all = ranking.apply(numbers);
        rankWithin(true, ranking, own);
        rankWithin(false, ranking, own);
        double[] ofPositives = new double[positives];
        double[] ofNegatives = new double[negatives];
        int p = 0;
        int q = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (positive[i]) {
                ofPositives[p++] = (all[i] - own[i]) / negatives;
            } else {
                ofNegatives[q++] = 1 - (all[i] - own[i]) / positives;
            }
        }
        return Math.sqrt(variance(ofPositives) / positives + variance(ofNegatives) / negatives);
    }

    /** DeLong's interval of the area, cut to 0..1; only right where rows are independent. */
    public Interval interval(double level) {
        return Interval.normal(area(), standardError(), numbers.length, level).within(0, 1);
    }

    /** Interval of the area by drawing whole accounts: rows of one account are no independent witnesses. */
    public Interval intervalByAccount(long[] accounts, int repetitions, long seed, double level) {
        return Bootstrap.byGroup(accounts, repetitions, seed).interval(this::area, level);
    }

    private void rankWithin(boolean side, NaturalRanking ranking, double[] into) {
        int[] rows = IntStream.range(0, numbers.length)
                .filter(i -> positive[i] == side)
                .toArray();
        double[] ranks =
                ranking.apply(Arrays.stream(rows).mapToDouble(i -> numbers[i]).toArray());
        for (int i = 0; i < rows.length; i++) {
            into[rows[i]] = ranks[i];
        }
    }

    private static double variance(double[] values) {
        if (values.length < 2) {
            return 0;
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }
}
