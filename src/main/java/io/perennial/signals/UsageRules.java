package io.perennial.signals;

import static io.perennial.signals.SignalValue.known;

import io.perennial.accounts.ContractLine;
import io.perennial.signals.SignalValue.Reason;
import io.perennial.signals.SignalValue.Unknown;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What people do in the product. */
final class UsageRules {

    static final int MONTH = 28;

    /** Active on at least so many of 28 days: every second working day. */
    static final int POWER_USER_DAYS = 10;

    static final Unknown TOO_LITTLE = new Unknown(Reason.TOO_LITTLE_DATA);
    private static final double DAYS_OF_MONTH = 365.25 / 12;

    private UsageRules() {}

    static SignalValue activeUsers7(View v) {
        return known(v.users(7, 0), "n", v.users(7, 0), "k", v.users(7, 7));
    }

    static SignalValue activeUsers28(View v) {
        return known(v.users(MONTH, 0), "n", v.users(MONTH, 0), "k", v.users(MONTH, MONTH));
    }

    /** 24 users on 60 seats -> 0.4; more users than seats -> above 1. */
    static SignalValue seatUtilisation(View v) {
        double seats = CommercialRules.seats(v);
        int now = v.users(MONTH, 0);
        return known(now / seats, "n", now, "m", seats, "k", v.users(MONTH, MONTH));
    }

    /** Mean daily active users on working days / active users 28 d; 15 of 50 -> 0.3. */
    static SignalValue stickiness(View v) {
        int monthly = v.users(MONTH, 0);
        if (monthly == 0) {
            return TOO_LITTLE;
        }
        double sum = 0;
        int weekdays = 0;
        for (int day = v.today() - MONTH + 1; day <= v.today(); day++) {
            if (LocalDate.ofEpochDay(day).getDayOfWeek().getValue() <= 5) {
                sum += v.series().usersOn(day);
                weekdays++;
            }
        }
        double daily = sum / weekdays;
        return known(Math.min(1, daily / monthly), "n", daily, "m", monthly);
    }

    static SignalValue eventsPerUser(View v) {
        int users = v.users(MONTH, 0);
        if (users == 0) {
            return TOO_LITTLE;
        }
        long events = v.series().useByUsers(v.today() - MONTH + 1, v.today());
        return known((double) events / users, "n", events, "m", users);
    }

    /** 28 whole days against the 28 before: 50 after 100 -> -0.5. */
    static SignalValue usageChange28(View v) {
        long now = v.series().use(v.today() - MONTH, v.today() - 1);
        long before = v.series().use(v.today() - 2 * MONTH, v.today() - MONTH - 1);
        if (!v.livedFor(2 * MONTH) || before == 0) {
            return TOO_LITTLE;
        }
        return known((double) now / before - 1, "n", now, "k", before);
    }

    static SignalValue change7(View v) {
        Baseline b = v.useBaseline(v.today());
        return b == null ? TOO_LITTLE : known(b.change(), "n", b.observed(), "k", b.usual(), "p", b.change());
    }

    static SignalValue dropProbability(View v) {
        Baseline b = v.useBaseline(v.today());
        return b == null ? TOO_LITTLE : known(b.dropProbability(), "n", b.observed(), "k", b.usual());
    }

    static SignalValue spikeProbability(View v) {
        Baseline b = v.useBaseline(v.today());
        return b == null ? TOO_LITTLE : known(b.spikeProbability(), "n", b.observed(), "k", b.usual());
    }

    static SignalValue dropAlarm(View v) {
        return alarm(v, v.useBaseline(v.today()), v.useEpisode(Episode.Kind.DROP));
    }

    static SignalValue spikeAlarm(View v) {
        return alarm(v, v.useBaseline(v.today()), v.useEpisode(Episode.Kind.SPIKE));
    }

    static SignalValue alarm(View v, @Nullable Baseline baseline, @Nullable Episode episode) {
        if (baseline == null) {
            return TOO_LITTLE;
        }
        int days = episode == null ? 0 : v.today() - episode.since();
        return known(episode == null ? 0 : 1, "n", baseline.observed(), "k", baseline.usual(), "d", days);
    }

    /** At most {@link View#LOOKBACK}: older activity is not read. */
    static SignalValue daysSinceActivity(View v) {
        int last = v.series().lastActive(v.today() - View.LOOKBACK + 1, v.today());
        int days = last < 0 ? View.LOOKBACK : v.today() - last;
        return known(days, "n", days);
    }

    static SignalValue activeDays(View v) {
        int days = v.series().activeDays(v.today() - MONTH + 1, v.today());
        return known(days, "n", days, "m", MONTH);
    }

    static SignalValue coreFeatures(View v) {
        int all = v.plan().coreCount();
        if (all == 0) {
            return new Unknown(Reason.NOT_APPLICABLE);
        }
        int used = v.series().features(v.today() - MONTH + 1, v.today(), true, v.plan());
        return known((double) used / all, "n", used, "m", all);
    }

    static SignalValue featureBreadth(View v) {
        int used = v.series().features(v.today() - MONTH + 1, v.today(), false, v.plan());
        return known(used, "n", used);
    }

    static SignalValue featureBreadthChange(View v) {
        if (!v.livedFor(2 * MONTH)) {
            return TOO_LITTLE;
        }
        int now = v.series().features(v.today() - MONTH, v.today() - 1, false, v.plan());
        int before = v.series().features(v.today() - 2 * MONTH, v.today() - MONTH - 1, false, v.plan());
        return known(now - before, "n", now, "k", before);
    }

    static SignalValue powerUsers(View v) {
        int all = v.users(MONTH, 0);
        if (all == 0) {
            return TOO_LITTLE;
        }
        int power = v.series().usersOnDays(v.today() - MONTH + 1, v.today(), POWER_USER_DAYS);
        return known((double) power / all, "n", power, "m", all);
    }

    /** Share of the events of known users caused by the busiest of them: 1 = everything hangs on one person. */
    static SignalValue topUser(View v) {
        int from = v.today() - MONTH + 1;
        long all = v.series().useByUsers(from, v.today());
        if (all == 0) {
            return TOO_LITTLE;
        }
        double share = (double) v.series().mostByOneUser(from, v.today()) / all;
        return known(share, "p", share, "m", v.users(MONTH, 0));
    }

    /** Active now and not in the 84 days before: first use, or back after a quarter. */
    static SignalValue newUsers(View v) {
        int from = v.today() - MONTH + 1;
        int count = v.series().usersOnlyIn(from, v.today(), from - 3 * MONTH, from - 1);
        return known(count, "n", count);
    }

    /** Active in the 28 days before the last 28 and not since. */
    static SignalValue lostUsers(View v) {
        if (!v.livedFor(2 * MONTH)) {
            return TOO_LITTLE;
        }
        int from = v.today() - MONTH + 1;
        int count = v.series().usersOnlyIn(from - MONTH, from - 1, from, v.today());
        return known(count, "n", count, "m", v.users(MONTH, MONTH));
    }

    /** The highest of the metered quantities: consumption of 28 days over what 28 days include. */
    static SignalValue quotaUse(View v) {
        double highest = -1;
        String unit = "";
        for (ContractLine line : v.inForce()) {
            int meter = meterOf(v, line);
            if (meter >= 0) {
                double included = line.quantity() * MONTH / DAYS_OF_MONTH;
                double used = v.series().metered(meter, v.today() - MONTH + 1, v.today()) / included;
                if (used > highest) {
                    highest = used;
                    unit = line.unit();
                }
            }
        }
        return known(highest, "p", highest, "unit", unit);
    }

    static boolean hasMeter(View v) {
        for (ContractLine line : v.inForce()) {
            if (meterOf(v, line) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static int meterOf(View v, ContractLine line) {
        return line.quantity() > 0 && !CommercialRules.isSeat(line) ? v.plan().meter(line.unit()) : -1;
    }
}
