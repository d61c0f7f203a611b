package io.perennial.signals;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What was computed of each local day, kept for the days around it, which ask for the same ones. */
final class DayTable<T> {

    /** Days added at an end that turned out too near. */
    private static final int ROOM = 128;

    private final IntFunction<T> compute;
    private @Nullable Object[] kept = new Object[0];
    private int first;

    DayTable(IntFunction<T> compute) {
        this.compute = compute;
    }

    /** Of an epoch day; computed at the first question. */
    @SuppressWarnings("unchecked") // only what compute gave is in
    T at(int day) {
        if (kept.length == 0) {
            first = day - ROOM;
            kept = new Object[2 * ROOM];
        } else if (day < first) {
            Object[] wider = new Object[kept.length + first - day + ROOM];
            System.arraycopy(kept, 0, wider, first - day + ROOM, kept.length);
            first = day - ROOM;
            kept = wider;
        } else if (day - first >= kept.length) {
            kept = Arrays.copyOf(kept, day - first + kept.length);
        }
        Object known = kept[day - first];
        if (known == null) {
            known = compute.apply(day);
            kept[day - first] = known;
        }
        return (T) known;
    }

    void clear() {
        kept = new Object[0];
    }
}
