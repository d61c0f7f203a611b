package io.perennial.health;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Shows parts of a number with one decimal so that what is shown adds up, by the largest remainder. */
public final class Tenths {

    private Tenths() {}

    /**
     * The parts in whole tenths; their sum is the total in tenths, rounded. E.g. 33.33, 33.33, 33.34 of 100 -> 333,
     * 333, 334.
     */
    public static List<Long> of(double total, List<Double> parts) {
        long[] shown = parts.stream().mapToLong(part -> floor(part * 10)).toArray();
        long missing = Math.round(total * 10) - java.util.Arrays.stream(shown).sum();
        List<Integer> byRemainder = IntStream.range(0, shown.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> shown[i] - parts.get(i) * 10))
                .toList();
        for (int i = 0; i < byRemainder.size() && missing > 0; i++, missing--) {
            shown[byRemainder.get(i)]++;
        }
        for (int i = byRemainder.size() - 1; i >= 0 && missing < 0; i--, missing++) {
            shown[byRemainder.get(i)]--;
        }
        return java.util.Arrays.stream(shown).boxed().toList();
    }

    private static long floor(double tenths) {
        return (long) Math.floor(tenths + 1e-9);
    }
}
