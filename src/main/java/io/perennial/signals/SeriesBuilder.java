package io.perennial.signals;

import io.perennial.accounts.Users;
import io.perennial.events.ActivityDay;
import java.util.Arrays;
import java.util.List;

/** Fills the arrays of a {@link Series} from days in order; several entries of one day are added up. */
final class SeriesBuilder {

    final PlanIndex plan;
    private final Users who;
    final int first;
    final int days;
    final long[] use;
    final int[] activeDays;
    final int[] userStart;
    final int[] featureStart;
    final int[] meterStart;
    final Ints users;
    final Longs userUse;
    final Ints features = new Ints(64);
    final Ints meters = new Ints(64);
    double[] metered = new double[64];
    /** Of everybody who counted, in order; a user's number is their place here. */
    final long[] userKeys;

    int firstActive = Series.NEVER;
    int firstValue = Series.NEVER;

    private final int[] seenFeature;
    private final int[] seenMeter;
    private final UserIndex met = new UserIndex();
    private int[] seenUser = new int[16];

    SeriesBuilder(List<ActivityDay> all, PlanIndex plan, Users who) {
        this.who = who;
        this.plan = plan;
        this.first = all.isEmpty() ? 0 : all.getFirst().epochDay();
        this.days = all.isEmpty() ? 0 : all.getLast().epochDay() - first + 1;
        this.use = new long[days + 1];
        this.activeDays = new int[days + 1];
        this.userStart = new int[days + 1];
        this.featureStart = new int[days + 1];
        this.meterStart = new int[days + 1];
        int entries = 0;
        for (ActivityDay day : all) {
            entries += day.userCount();
        }
        this.users = new Ints(Math.max(16, entries));
        this.userUse = new Longs(Math.max(16, entries));
        this.seenFeature = new int[plan.featureCount()];
        this.seenMeter = new int[plan.meterCount()];
        fill(all);
        this.userKeys = met.sorted();
        int[] places = met.places(userKeys);
        for (int i = 0; i < users.size; i++) {
            users.items[i] = places[users.items[i]];
        }
    }

    private void fill(List<ActivityDay> all) {
        int next = 0;
        for (int d = 0; d < days; d++) {
            long used = 0;
            int userBase = users.size;
            int meterBase = meters.size;
            while (next < all.size() && all.get(next).epochDay() == first + d) {
                ActivityDay day = all.get(next++);
                used += names(day, d + 1, meterBase);
                users(day, d + 1, userBase);
            }
            use[d + 1] = use[d] + used;
            activeDays[d + 1] = activeDays[d] + (used > 0 ? 1 : 0);
            if (used > 0 && firstActive == Series.NEVER) {
                firstActive = first + d;
            }
            userStart[d + 1] = users.size;
            featureStart[d + 1] = features.size;
            meterStart[d + 1] = meters.size;
        }
    }

    private long names(ActivityDay day, int mark, int meterBase) {
        long used = 0;
        for (int n = 0; n < day.nameCount(); n++) {
            int id = day.nameAt(n);
            long count = who.plain() ? day.countAt(n) : day.countAt(n) - excluded(day, id);
            if (count == 0) {
                continue;
            }
            if (plan.isUse(id)) {
                used += count;
                feature(plan.featureOf(id), mark);
            }
            if (plan.isValue(id) && firstValue == Series.NEVER) {
                firstValue = day.epochDay();
            }
            int meter = plan.meterOf(id);
            if (meter >= 0) {
                meter(meter, mark, meterBase, count);
            }
        }
        return used;
    }

    /** How often users who do not count caused the event. */
    private long excluded(ActivityDay day, int name) {
        long sum = 0;
        for (int u = 0; u < day.userCount(); u++) {
            if (!who.counts(day.userAt(u))) {
                for (int use = day.usesFrom(u); use < day.usesTo(u); use++) {
                    sum += day.usedNameAt(use) == name ? day.usedCountAt(use) : 0;
                }
            }
        }
        return sum;
    }

    private void feature(int feature, int mark) {
        if (feature >= 0 && seenFeature[feature] != mark) {
            seenFeature[feature] = mark;
            features.add(feature);
        }
    }

    private void meter(int meter, int mark, int base, double amount) {
        if (seenMeter[meter] != mark) {
            seenMeter[meter] = mark;
            meters.add(meter);
            if (meters.size > metered.length) {
                metered = Arrays.copyOf(metered, metered.length * 2);
            }
            metered[meters.size - 1] = amount;
            return;
        }
        for (int i = base; i < meters.size; i++) {
            if (meters.items[i] == meter) {
                metered[i] += amount;
            }
        }
    }

    private void users(ActivityDay day, int mark, int base) {
        for (int u = 0; u < day.userCount(); u++) {
            if (!who.counts(day.userAt(u))) {
                continue;
            }
            long used = 0;
            for (int use = day.usesFrom(u); use < day.usesTo(u); use++) {
                used += plan.isUse(day.usedNameAt(use)) ? day.usedCountAt(use) : 0;
            }
            if (used > 0) {
                user(met.number(who.person(day.userAt(u))), mark, base, used);
            }
        }
    }

    private void user(int user, int mark, int base, long used) {
        if (user == seenUser.length) {
            seenUser = Arrays.copyOf(seenUser, user * 2);
        }
        if (seenUser[user] != mark) {
            seenUser[user] = mark;
            users.add(user);
            userUse.add(used);
            return;
        }
        for (int i = base; i < users.size; i++) {
            if (users.items[i] == user) {
                userUse.items[i] += used;
            }
        }
    }

    /** Growing row of ints. */
    static final class Ints {
        int[] items;
        int size;

        Ints(int capacity) {
            items = new int[capacity];
        }

        void add(int item) {
            if (size == items.length) {
                items = Arrays.copyOf(items, size * 2);
            }
            items[size++] = item;
        }

        int[] trimmed() {
            return size == items.length ? items : Arrays.copyOf(items, size);
        }
    }

    /** Growing row of longs. */
    static final class Longs {
        long[] items;
        int size;

        Longs(int capacity) {
            items = new long[capacity];
        }

        void add(long item) {
            if (size == items.length) {
                items = Arrays.copyOf(items, size * 2);
            }
            items[size++] = item;
        }

        long[] trimmed() {
            return size == items.length ? items : Arrays.copyOf(items, size);
        }
    }
}
