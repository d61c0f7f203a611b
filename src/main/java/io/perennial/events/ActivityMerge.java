package io.perennial.events;

import java.util.Arrays;

/** Two parts of one day become one; the order of the parts does not matter. */
final class ActivityMerge {

    private final ActivityDay a;
    private final ActivityDay b;

    private ActivityMerge(ActivityDay a, ActivityDay b) {
        this.a = a;
        this.b = b;
    }

    static ActivityDay merge(ActivityDay a, ActivityDay b) {
        if (a.epochDay() != b.epochDay()) {
            throw new IllegalArgumentException("cannot merge " + a.day() + " with " + b.day());
        }
        return new ActivityMerge(a, b).merged();
    }

    private ActivityDay merged() {
        int[] names = union(names(a), names(b));
        int n = names.length;
        long[] counts = new long[n];
        long[] high = new long[n];
        long[] low = new long[n];
        double[] last = new double[n];
        long[] lastAt = new long[n];
        Arrays.fill(last, Double.NaN);
        for (ActivityDay part : new ActivityDay[] {a, b}) {
            int position = 0;
            for (int i = 0; i < part.nameCount(); i++) {
                while (names[position] != part.nameAt(i)) {
                    position++;
                }
                counts[position] += part.countAt(i);
                high[position] = Millionths.addHigh(high[position], low[position], part.sumHighAt(i), part.sumLowAt(i));
                low[position] += part.sumLowAt(i);
                if (part.valuedAt(i) && later(part, i, last[position], lastAt[position])) {
                    last[position] = part.lastValueAt(i);
                    lastAt[position] = part.lastValueMillisAt(i);
                }
            }
        }
        return new ActivityDay(
                a.epochDay(), names, counts, high, low, last, lastAt, a.users().merge(b.users()));
    }

    /** The later value wins; of two at the same instant the greater one. */
    private static boolean later(ActivityDay part, int i, double last, long lastAt) {
        return Double.isNaN(last)
                || part.lastValueMillisAt(i) > lastAt
                || (part.lastValueMillisAt(i) == lastAt && part.lastValueAt(i) > last);
    }

    private static int[] names(ActivityDay day) {
        int[] names = new int[day.nameCount()];
        for (int i = 0; i < names.length; i++) {
            names[i] = day.nameAt(i);
        }
        return names;
    }

    /** Sorted union of two sorted arrays without repetitions. */
    private static int[] union(int[] a, int[] b) {
        if (Arrays.equals(a, b)) {
            return a;
        }
        int[] all = new int[a.length + b.length];
        int n = 0;
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            int next = j == b.length || (i < a.length && a[i] <= b[j]) ? a[i] : b[j];
            i += i < a.length && a[i] == next ? 1 : 0;
            j += j < b.length && b[j] == next ? 1 : 0;
            all[n++] = next;
        }
        return Arrays.copyOf(all, n);
    }
}
