package io.perennial.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RocCurveTest {

    private static final double[] NUMBERS = {0.1, 0.4, 0.35, 0.8, 0.4};
    private static final boolean[] POSITIVE = {false, false, true, true, true};

    @Test
    void areaCountsPairsInOrderAndTiesHalf() {
        // pairs: .35 > .1; .8 > both; .4 > .1 and ties with .4 -> 4.5 of 6
        assertThat(RocCurve.of(NUMBERS, POSITIVE).area()).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void perfectOrderHasAreaOneAndNoError() {
        RocCurve curve = RocCurve.of(new double[] {1, 2, 3, 4}, new boolean[] {false, false, true, true});

        assertThat(curve.area()).isEqualTo(1);
        assertThat(curve.standardError()).isEqualTo(0);
    }

    @Test
    void standardErrorIsThatOfThePairwiseDefinition() {
        double[] numbers = random(60, 7);
        boolean[] positive = new boolean[60];
        for (int i = 0; i < 60; i++) {
            positive[i] = i % 3 == 0;
        }

        assertThat(RocCurve.of(numbers, positive).standardError())
                .isCloseTo(pairwiseDeLong(numbers, positive), within(1e-12));
    }

    @Test
    void oneSideMissingIsRefused() {
        assertThatThrownBy(() -> RocCurve.of(new double[] {1, 2}, new boolean[] {true, true}))
                .hasMessageContaining("2 of 2");
    }

    @Test
    void accountsWithManyRowsWidenTheInterval() {
        double[] numbers = random(40, 3);
        boolean[] positive = new boolean[40];
        for (int i = 0; i < 40; i++) {
            positive[i] = i % 4 == 0;
        }
        double[] repeated = new double[400];
        boolean[] repeatedPositive = new boolean[400];
        long[] account = LongStream.range(0, 400).map(i -> i % 40).toArray();
        for (int i = 0; i < 400; i++) {
            repeated[i] = numbers[i % 40];
            repeatedPositive[i] = positive[i % 40];
        }

        Interval naive = RocCurve.of(repeated, repeatedPositive).interval(0.95);
        Interval byAccount = RocCurve.of(repeated, repeatedPositive).intervalByAccount(account, 500, 1, 0.95);

        assertThat(byAccount.high() - byAccount.low()).isGreaterThan(2 * (naive.high() - naive.low()));
        assertThat(byAccount.n()).isEqualTo(40);
    }

    @Property(tries = 200)
    void turningTheNumbersRoundTurnsTheAreaRound(@ForAll long seed) {
        double[] numbers = random(30, seed);
        boolean[] positive = new boolean[30];
        for (int i = 0; i < 30; i++) {
            positive[i] = i < 11;
        }
        double[] turned = new double[30];
        for (int i = 0; i < 30; i++) {
            turned[i] = -numbers[i];
        }

        assertThat(RocCurve.of(numbers, positive).area()
                        + RocCurve.of(turned, positive).area())
                .isCloseTo(1, within(1e-12));
    }

    private static double[] random(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] numbers = new double[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = Math.floor(random.nextDouble() * 20);
        }
        return numbers;
    }

    private static double pairwiseDeLong(double[] x, boolean[] positive) {
        java.util.List<Double> p = new java.util.ArrayList<>();
        java.util.List<Double> q = new java.util.ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            (positive[i] ? p : q).add(x[i]);
        }
        return Math.sqrt(spread(p, q, 1) / p.size() + spread(q, p, -1) / q.size());
    }

    private static double spread(java.util.List<Double> of, java.util.List<Double> against, int sign) {
        double[] v = of.stream()
                .mapToDouble(a -> against.stream()
                        .mapToDouble(b -> 0.5 + 0.5 * sign * Double.compare(a, b))
                        .average()
                        .orElseThrow())
                .toArray();
        double mean = java.util.Arrays.stream(v).average().orElseThrow();
        return java.util.Arrays.stream(v).map(a -> (a - mean) * (a - mean)).sum() / (v.length - 1);
    }
}
