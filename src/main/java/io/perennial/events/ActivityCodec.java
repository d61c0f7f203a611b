package io.perennial.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an {@link ActivityDay}: form, day, names (each: distance to the one before, count, what it carried),
 * users (each: distance, and by position in the names how often). Every day says where it ends.
 */
final class ActivityCodec {

    /** The form written today; a later form gets the next number, and both are read. */
    private static final int FORM = 1;

    private static final long DAY_MILLIS = 86_400_000L;
    private static final int WIDE_SUM = 1;
    private static final int WHOLE_LAST = 2;
    private static final double WHOLE_LIMIT = 0x1p53;

    private ActivityCodec() {}

    static byte[] encode(ActivityDay day) {
        VarintWriter out = new VarintWriter(16 + day.nameCount() * 4 + day.userCount() * 6);
        write(day, out);
        return out.toBytes();
    }

    /** The days one behind the other. */
    static byte[] encode(Collection<ActivityDay> days) {
        VarintWriter out = new VarintWriter(days.size() * 64);
        days.forEach(day -> write(day, out));
        return out.toBytes();
    }

    static void write(ActivityDay day, VarintWriter out) {
        out.octet(FORM);
        out.signed(day.epochDay());
        out.unsigned(day.nameCount());
        int before = 0;
        for (int i = 0; i < day.nameCount(); i++) {
            out.unsigned(day.nameAt(i) - before);
            before = day.nameAt(i);
            out.unsigned(day.countAt(i) << 1 | (day.valuedAt(i) ? 1 : 0));
            if (day.valuedAt(i)) {
                writeValue(day, i, out);
            }
        }
        writeUsers(day, out);
    }

    private static void writeValue(ActivityDay day, int i, VarintWriter out) {
        boolean wide = day.sumHighAt(i) != day.sumLowAt(i) >> 63;
        double last = day.lastValueAt(i);
        boolean whole = last == Math.rint(last)
                && Math.abs(last) < WHOLE_LIMIT
                && Double.doubleToRawLongBits(last) != Double.doubleToRawLongBits(-0.0);
        out.octet((wide ? WIDE_SUM : 0) | (whole ? WHOLE_LAST : 0));
        if (wide) {
            out.fixed64(day.sumHighAt(i));
        }
        out.signed(day.sumLowAt(i));
        if (whole) {
            out.signed((long) last);
        } else {
            out.fixed64(Double.doubleToRawLongBits(last));
        }
        out.signed(day.lastValueMillisAt(i) - day.epochDay() * DAY_MILLIS);
    }

    private static void writeUsers(ActivityDay day, VarintWriter out) {
        out.unsigned(day.userCount());
        long before = 0;
        for (int u = 0; u < day.userCount(); u++) {
            out.signed(day.userAt(u) - before);
            before = day.userAt(u);
            out.unsigned(day.usesTo(u) - day.usesFrom(u));
            int position = 0;
            int positionBefore = 0;
            for (int use = day.usesFrom(u); use < day.usesTo(u); use++) {
                while (day.nameAt(position) != day.usedNameAt(use)) {
                    position++;
                }
                out.unsigned(position - positionBefore);
                positionBefore = position;
                out.unsigned(day.usedCountAt(use));
            }
        }
    }

    static List<ActivityDay> decode(byte[] bytes) {
        List<ActivityDay> days = new ArrayList<>();
        VarintReader in = new VarintReader(bytes);
        ActivityUsers.Builder users = new ActivityUsers.Builder();
        while (in.more()) {
            days.add(read(in, users));
        }
        return days;
    }

    static ActivityDay read(VarintReader in, ActivityUsers.Builder users) {
        int form = in.octet();
        if (form != FORM) {
            throw new IllegalArgumentException("a day's bytes begin with form " + FORM + " but were " + form);
        }
        int day = (int) in.signed();
        int n = in.small();
        int[] names = new int[n];
        long[] counts = new long[n];
        @Nullable Values values = null;
        int before = 0;
        for (int i = 0; i < n; i++) {
            before += in.small();
            names[i] = before;
            long count = in.unsigned();
            counts[i] = count >>> 1;
            if ((count & 1) == 1) {
                values = values == null ? Values.none(n) : values;
                values.read(in, i, day);
            }
        }
        Values carried = values == null ? Values.shared(n) : values;
        return new ActivityDay(
                day,
                names,
                counts,
                carried.high(),
                carried.low(),
                carried.last(),
                carried.lastAt(),
                readUsers(in, names, users));
    }

    /** What the names of a day carried. */
    private record Values(long[] high, long[] low, double[] last, long[] lastAt) {

        /** Most days carry nothing: they share the same empty columns, which nobody writes to. */
        private static final Values[] SHARED =
                IntStream.range(0, 64).mapToObj(Values::none).toArray(Values[]::new);

        static Values none(int n) {
            double[] last = new double[n];
            Arrays.fill(last, Double.NaN);
            return new Values(new long[n], new long[n], last, new long[n]);
        }

        static Values shared(int n) {
            return n < SHARED.length ? SHARED[n] : none(n);
        }

        void read(VarintReader in, int i, int day) {
            int shape = in.octet();
            boolean wide = (shape & WIDE_SUM) != 0;
            long widePart = wide ? in.fixed64() : 0;
            low[i] = in.signed();
            high[i] = wide ? widePart : low[i] >> 63;
            last[i] = (shape & WHOLE_LAST) != 0 ? in.signed() : Double.longBitsToDouble(in.fixed64());
            lastAt[i] = in.signed() + day * DAY_MILLIS;
        }
    }

    private static ActivityUsers readUsers(VarintReader in, int[] names, ActivityUsers.Builder users) {
        int n = in.small();
        long key = 0;
        for (int u = 0; u < n; u++) {
            key += in.signed();
            users.user(key);
            int uses = in.small();
            int position = 0;
            for (int i = 0; i < uses; i++) {
                position += in.small();
                users.use(names[position], in.unsigned());
            }
        }
        return users.build();
    }
}
