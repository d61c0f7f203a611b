package io.perennial.events;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The day of one account. */
record AccountDay(long account, ActivityDay activity) {

    Key key() {
        return new Key(account, activity.epochDay());
    }

    /** Which day of which account. */
    record Key(long account, int day) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparingLong(Key::account).thenComparingInt(Key::day);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** One event as far as its day needs it. */
    record Use(long account, int day, int name, OptionalLong user, Event event) {}

    /** Counts many events at once; fastest when those of a day stand together. */
    static List<AccountDay> of(Iterable<Use> uses) {
        Map<Key, ActivityTally> tallies = new HashMap<>();
        Key key = new Key(0, Integer.MIN_VALUE);
        ActivityTally tally = new ActivityTally(key.day());
        for (Use use : uses) {
            if (key.account() != use.account() || key.day() != use.day()) {
                key = new Key(use.account(), use.day());
                tally = tallies.computeIfAbsent(key, missing -> new ActivityTally(missing.day()));
            }
            tally.add(use.name(), use.user(), use.event().value(), use.event().at());
        }
        return tallies.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(day ->
                        new AccountDay(day.getKey().account(), day.getValue().build()))
                .toList();
    }

    /** The days one behind the other, each behind the number of its account. */
    static byte[] encode(List<AccountDay> days) {
        VarintWriter out = new VarintWriter(days.size() * 32);
        for (AccountDay day : days) {
            out.unsigned(day.account());
            ActivityCodec.write(day.activity(), out);
        }
        return out.toBytes();
    }

    static List<AccountDay> decode(byte[] bytes) {
        List<AccountDay> days = new ArrayList<>();
        VarintReader in = new VarintReader(bytes);
        ActivityUsers.Builder users = new ActivityUsers.Builder();
        while (in.more()) {
            long account = in.unsigned();
            days.add(new AccountDay(account, ActivityCodec.read(in, users)));
        }
        return days;
    }
}
