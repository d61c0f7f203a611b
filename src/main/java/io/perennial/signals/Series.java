package io.perennial.signals;

import io.perennial.events.ActivityDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * One account's activity as flat arrays by day: sums over a window are two look-ups, distinct users and features one
 * pass over small numbers. Built once for an account and read for every day of its history.
 */
final class Series {

    static final int NEVER = Integer.MAX_VALUE;

    private final int first;
    private final int days;
    private final long[] use;
    private final int[] activeDays;
    private final int[] userStart;
    private final int[] users;
    private final long[] userUse;
    private final long[] userKeys;
    private final int[] featureStart;
    private final int[] features;
    private final int[] meterStart;
    private final int[] meters;
    private final double[] metered;
    private final int firstActive;
    private final int firstValue;
    private final int[] stamp;
    private final int[] featureStamp;
    private final long[] perUser;
    private int stamped;

    private Series(SeriesBuilder b, int firstActive, int firstValue) {
        this.first = b.first;
        this.days = b.days;
        this.use = b.use;
        this.activeDays = b.activeDays;
        this.userStart = b.userStart;
        this.users = b.users.trimmed();
        this.userUse = b.userUse.trimmed();
        this.userKeys = b.userKeys;
        this.featureStart = b.featureStart;
        this.features = b.features.trimmed();
        this.meterStart = b.meterStart;
        this.meters = b.meters.trimmed();
        this.metered = b.metered;
        this.firstActive = Math.min(firstActive, b.firstActive);
        this.firstValue = Math.min(firstValue, b.firstValue);
        this.stamp = new int[userKeys.length];
        this.perUser = new long[userKeys.length];
        this.featureStamp = new int[b.plan.featureCount()];
    }

    /** The activity of the account and of all accounts merged into it before the instant its history was cut at. */
    static Series of(History cut, PlanIndex plan) {
        List<ActivityDay> all = cut.activity();
        if (!cut.absorbed().isEmpty()) {
            all = new ArrayList<>(all);
            collect(cut, all);
        }
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).epochDay() < all.get(i - 1).epochDay()) {
                all = new ArrayList<>(all);
                all.sort(Comparator.comparingInt(ActivityDay::epochDay));
                break;
            }
        }
        SeriesBuilder builder = new SeriesBuilder(all, plan, cut.account().users());
        return new Series(builder, earliest(cut, true), earliest(cut, false));
    }

    private static void collect(History history, List<ActivityDay> all) {
        for (History.Absorbed absorbed : history.absorbed()) {
            all.addAll(absorbed.other().activity());
            collect(absorbed.other(), all);
        }
    }

    private static int earliest(History history, boolean active) {
        History.Milestones milestones = history.milestones();
        int day = (active ? milestones.firstActive() : milestones.firstValue())
                .map(d -> (int) d.toEpochDay())
                .orElse(NEVER);
        for (History.Absorbed absorbed : history.absorbed()) {
            day = Math.min(day, earliest(absorbed.other(), active));
        }
        return day;
    }

    /** All of it in a few bytes: equal activity, read by an equal plan, gives equal bytes. */
    void digest(IntConsumer each) {
        each.accept(first);
        for (int d = 0; d < days; d++) {
            each.accept((int) use[d + 1]);
            each.accept(userStart[d + 1]);
            each.accept(featureStart[d + 1]);
        }
        for (int i = 0; i < users.length; i++) {
            each.accept((int) userKeys[users[i]]);
            each.accept((int) userUse[i]);
        }
        for (int feature : features) {
            each.accept(feature);
        }
        for (int i = 0; i < meters.length; i++) {
            each.accept(meters[i]);
            each.accept((int) metered[i]);
        }
        each.accept(firstActive);
        each.accept(firstValue);
    }

    int lastDay() {
        return first + days - 1;
    }

    int firstActive() {
        return firstActive;
    }

    int firstValue() {
        return firstValue;
    }

    History.Milestones milestones() {
        return new History.Milestones(date(firstActive), date(firstValue));
    }

    private static Optional<LocalDate> date(int day) {
        return day == NEVER ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day));
    }

    /** Events that count as use on the days from..to, both inclusive. */
    long use(int from, int to) {
        return use[end(to)] - use[start(from)];
    }

    /** Days with use. */
    int activeDays(int from, int to) {
        return activeDays[end(to)] - activeDays[start(from)];
    }

    /** The last day with use in the window, or -1. */
    int lastActive(int from, int to) {
        int low = start(from);
        for (int i = end(to) - 1; i >= low; i--) {
            if (use[i + 1] > use[i]) {
                return first + i;
            }
        }
        return -1;
    }

    /** Distinct users with use. */
    int users(int from, int to) {
        int mark = ++stamped;
        int count = 0;
        int high = userStart[end(to)];
        for (int i = userStart[start(from)]; i < high; i++) {
            if (stamp[users[i]] != mark) {
                stamp[users[i]] = mark;
                count++;
            }
        }
        return count;
    }

    /** Users active in the first window and not in the second. */
    int usersOnlyIn(int from, int to, int notFrom, int notTo) {
        int seen = ++stamped;
        int high = userStart[end(notTo)];
        for (int i = userStart[start(notFrom)]; i < high; i++) {
            stamp[users[i]] = seen;
        }
        int counted = ++stamped;
        int count = 0;
        high = userStart[end(to)];
        for (int i = userStart[start(from)]; i < high; i++) {
            int mark = stamp[users[i]];
            if (mark != seen && mark != counted) {
                stamp[users[i]] = counted;
                count++;
            }
        }
        return count;
    }

    /** Users active on that day. */
    int usersOn(int day) {
        return day < first || day >= first + days ? 0 : userStart[day - first + 1] - userStart[day - first];
    }

    /** Users active on at least so many days of the window. */
    int usersOnDays(int from, int to, int atLeast) {
        Arrays.fill(perUser, 0);
        int count = 0;
        int high = userStart[end(to)];
        for (int i = userStart[start(from)]; i < high; i++) {
            if (++perUser[users[i]] == atLeast) {
                count++;
            }
        }
        return count;
    }

    /** Most events of use by one user. */
    long mostByOneUser(int from, int to) {
        Arrays.fill(perUser, 0);
        long most = 0;
        int high = userStart[end(to)];
        for (int i = userStart[start(from)]; i < high; i++) {
            most = Math.max(most, perUser[users[i]] += userUse[i]);
        }
        return most;
    }

    /** Events of use by known users. */
    long useByUsers(int from, int to) {
        long sum = 0;
        int high = userStart[end(to)];
        for (int i = userStart[start(from)]; i < high; i++) {
            sum += userUse[i];
        }
        return sum;
    }

    /** The last day in the window on which one of these users was active, or -1. */
    int lastActiveOf(List<Long> keys, int from, int to) {
        int last = -1;
        for (long key : keys) {
            int user = Arrays.binarySearch(userKeys, key);
            last = user < 0 ? last : Math.max(last, lastActive(user, from, to));
        }
        return last;
    }

    private int lastActive(int user, int from, int to) {
        int low = start(from);
        for (int d = end(to) - 1; d >= low; d--) {
            for (int i = userStart[d]; i < userStart[d + 1]; i++) {
                if (users[i] == user) {
                    return first + d;
                }
            }
        }
        return -1;
    }

    boolean hasUsers(int from, int to) {
        return userStart[end(to)] > userStart[start(from)];
    }

    /** Distinct features used; only core ones when asked. */
    int features(int from, int to, boolean coreOnly, PlanIndex plan) {
        int mark = ++stamped;
        int count = 0;
        int high = featureStart[end(to)];
        for (int i = featureStart[start(from)]; i < high; i++) {
            int feature = features[i];
            if (featureStamp[feature] != mark) {
                featureStamp[feature] = mark;
                count += !coreOnly || plan.isCore(feature) ? 1 : 0;
            }
        }
        return count;
    }

    boolean usedFeature(int feature, int from, int to) {
        int high = featureStart[end(to)];
        for (int i = featureStart[start(from)]; i < high; i++) {
            if (features[i] == feature) {
                return true;
            }
        }
        return false;
    }

    /** Consumption of one meter. */
    double metered(int meter, int from, int to) {
        double sum = 0;
        int high = meterStart[end(to)];
        for (int i = meterStart[start(from)]; i < high; i++) {
            sum += meters[i] == meter ? metered[i] : 0;
        }
        return sum;
    }

    private int start(int day) {
        return Math.clamp((long) day - first, 0, days);
    }

    private int end(int day) {
        return Math.clamp((long) day - first + 1, 0, days);
    }
}
