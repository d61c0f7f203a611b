package io.perennial.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Counts the events of one account and local day one by one, in any order, into an {@link ActivityDay}. */
public final class ActivityTally {

    private final int day;
    private final NavigableMap<Integer, Use> names = new TreeMap<>();
    private final NavigableMap<Long, NavigableMap<Integer, Long>> users = new TreeMap<>();

    public ActivityTally(LocalDate day) {
        this(Math.toIntExact(day.toEpochDay()));
    }

    ActivityTally(int day) {
        this.day = day;
    }

    /** One event. A value beyond {@value Millionths#LIMIT} is refused. */
    public ActivityTally add(int name, OptionalLong user, OptionalDouble value, Instant at) {
        if (value.isPresent() && !(Math.abs(value.getAsDouble()) <= Millionths.LIMIT)) {
            throw new IllegalArgumentException("an event's value lies within ±1e15 but was " + value.getAsDouble());
        }
        Use use = names.computeIfAbsent(name, _ -> new Use());
        use.count++;
        if (value.isPresent()) {
            use.value(value.getAsDouble() + 0.0, at.toEpochMilli()); // -0.0 becomes 0.0
        }
        if (user.isPresent()) {
            users.computeIfAbsent(user.getAsLong(), _ -> new TreeMap<>()).merge(name, 1L, Long::sum);
        }
        return this;
    }

    /** The day as counted so far. */
    public ActivityDay build() {
        int n = names.size();
        int[] ids = new int[n];
        long[] counts = new long[n];
        long[] high = new long[n];
        long[] low = new long[n];
        double[] last = new double[n];
        long[] lastAt = new long[n];
        int i = 0;
        for (var entry : names.entrySet()) {
            Use use = entry.getValue();
            ids[i] = entry.getKey();
            counts[i] = use.count;
            high[i] = use.high;
            low[i] = use.low;
            last[i] = use.last;
            lastAt[i++] = use.lastAt;
        }
        ActivityUsers.Builder active = new ActivityUsers.Builder();
        users.forEach((key, uses) -> {
            active.user(key);
            uses.forEach(active::use);
        });
        return new ActivityDay(day, ids, counts, high, low, last, lastAt, active.build());
    }

    /** What one name did. */
    private static final class Use {
        long count;
        long high;
        long low;
        double last = Double.NaN;
        long lastAt;

        void value(double value, long at) {
            high = Millionths.addHigh(high, low, Millionths.high(value), Millionths.low(value));
            low += Millionths.low(value);
            if (Double.isNaN(last) || at > lastAt || (at == lastAt && value > last)) {
                last = value;
                lastAt = at;
            }
        }
    }
}
