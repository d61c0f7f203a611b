package io.perennial.signals;

import static io.perennial.signals.Case.of;
import static io.perennial.signals.Case.unknown;
import static io.perennial.signals.SampleHistory.dayAgo;
import static io.perennial.signals.SignalValue.Reason.NOT_APPLICABLE;
import static io.perennial.signals.SignalValue.Reason.NO_DATA;
import static io.perennial.signals.SignalValue.Reason.TOO_LITTLE_DATA;

import java.util.List;

final class UsageCases {

    private UsageCases() {}

    static List<Case> all() {
        return List.of(
                of(
                        "active_users_7d",
                        "today and six days ago count, seven days ago does not",
                        2,
                        h -> h.use(0, 1, "Report Run", 1)
                                .use(6, 2, "Report Run", 1)
                                .use(7, 3, "Report Run", 1)),
                of(
                        "active_users_7d",
                        "a login is no use by the plan",
                        1,
                        h -> h.use(1, 1, "Report Run", 1).use(1, 2, "Login", 5)),
                of("active_users_7d", "used only long ago is a known zero", 0, h -> h.use(30, 1, "Report Run", 1)),
                of("active_users_7d", "an event the plan does not name is use", 1, h -> h.use(1, 1, "Plan Tour", 1)),
                unknown("active_users_7d", "never any activity", NO_DATA, h -> h),
                unknown("active_users_7d", "only anonymous activity", NO_DATA, h -> h.use(1, 0, "Report Run", 3)),
                of(
                        "active_users_28d",
                        "27 days ago counts, 28 does not",
                        1,
                        h -> h.use(27, 1, "Report Run", 1).use(28, 2, "Report Run", 1)),
                of("active_users_28d", "one person on many days is one user", 1, h -> h.everyDay(20, 0, 2, 1)),
                unknown("active_users_28d", "only logins", NO_DATA, h -> h.use(1, 1, "Login", 1)),
                of(
                        "seat_utilisation",
                        "two of eight seats",
                        .25,
                        h -> h.seats(8).use(1, 1, "Report Run", 1).use(2, 2, "Report Run", 1)),
                of(
                        "seat_utilisation",
                        "more users than seats",
                        2,
                        h -> h.seats(1).use(1, 1, "Report Run", 1).use(2, 2, "Report Run", 1)),
                of(
                        "seat_utilisation",
                        "units in German",
                        .5,
                        h -> h.line(1, 2, "Plätze", 10, 0, dayAgo(90), null).use(1, 1, "Report Run", 1)),
                of(
                        "seat_utilisation",
                        "a line that ended does not count",
                        1,
                        h -> h.seats(1)
                                .line(1, 9, "users", 10, 0, dayAgo(90), dayAgo(1))
                                .use(1, 1, "Report Run", 1)),
                unknown(
                        "seat_utilisation",
                        "sold without seats",
                        NOT_APPLICABLE,
                        h -> h.line(1, 500, "searches", 10, 0, dayAgo(90), null).use(1, 1, "Report Run", 1)),
                unknown("seat_utilisation", "no contract", NO_DATA, h -> h.use(1, 1, "Report Run", 1)),
                of(
                        "stickiness",
                        "one of two users on each working day, the other on a Sunday",
                        .5,
                        h -> h.everyDay(27, 0, 1, 1).use(3, 2, "Report Run", 1)),
                of("stickiness", "weekends do not count", 0, h -> h.use(3, 1, "Report Run", 4)),
                unknown("stickiness", "nobody in 28 days", TOO_LITTLE_DATA, h -> h.use(40, 1, "Report Run", 1)),
                of(
                        "events_per_user_28d",
                        "six events by two users; anonymous ones do not count",
                        3,
                        h -> h.use(1, 1, "Report Run", 4)
                                .use(2, 2, "Report Run", 2)
                                .use(2, 0, "Report Run", 9)),
                unknown(
                        "events_per_user_28d",
                        "nobody in 28 days",
                        TOO_LITTLE_DATA,
                        h -> h.use(40, 1, "Report Run", 1)),
                of(
                        "usage_change_28d",
                        "half as much",
                        -.5,
                        h -> h.everyDay(56, 29, 2, 1).everyDay(28, 1, 1, 1)),
                of(
                        "usage_change_28d",
                        "today is not counted",
                        0,
                        h -> h.everyDay(56, 1, 1, 1).use(0, 1, "Report Run", 99)),
                of("usage_change_28d", "all gone", -1, h -> h.everyDay(56, 29, 2, 1)),
                unknown("usage_change_28d", "began 55 days ago", TOO_LITTLE_DATA, h -> h.everyDay(55, 1, 1, 1)),
                unknown(
                        "usage_change_28d",
                        "nothing before to compare with",
                        TOO_LITTLE_DATA,
                        h -> h.use(100, 1, "Report Run", 1).use(1, 1, "Report Run", 1)),
                of(
                        "usage_change_7d",
                        "7 after the usual 14",
                        -.5,
                        h -> h.everyDay(70, 8, 2, 1).everyDay(7, 1, 1, 1)),
                of("usage_change_7d", "as always", 0, h -> h.everyDay(70, 0, 2, 1)),
                unknown(
                        "usage_change_7d",
                        "less than nine weeks of life",
                        TOO_LITTLE_DATA,
                        h -> h.everyDay(62, 0, 2, 1)),
                unknown("usage_change_7d", "fewer than five events a week", TOO_LITTLE_DATA, h -> {
                    for (int w = 0; w < 10; w++) {
                        h.use(7 * w + 1, 1, "Report Run", 4);
                    }
                    return h;
                }),
                of("usage_drop", "as always: no alarm", 0, h -> h.everyDay(130, 0, 10, 1)),
                of("usage_drop", "from 70 a week to nothing", 1, h -> h.everyDay(130, 8, 10, 1)),
                of(
                        "usage_drop",
                        "70 to 49 a week is within what happens",
                        0,
                        h -> h.everyDay(130, 8, 10, 1).everyDay(7, 1, 7, 1)),
                of(
                        "usage_drop",
                        "five times as much is no drop",
                        0,
                        h -> h.everyDay(130, 8, 10, 1).everyDay(7, 1, 50, 1)),
                unknown("usage_drop", "a young account", TOO_LITTLE_DATA, h -> h.everyDay(30, 8, 10, 1)),
                of("usage_spike", "as always: no alarm", 0, h -> h.everyDay(130, 0, 10, 1)),
                of(
                        "usage_spike",
                        "ten times as much",
                        1,
                        h -> h.everyDay(130, 8, 10, 1).everyDay(7, 1, 100, 1)),
                of("usage_spike", "nothing at all is no spike", 0, h -> h.everyDay(130, 8, 10, 1)),
                unknown("usage_spike", "a young account", TOO_LITTLE_DATA, h -> h.everyDay(30, 8, 10, 1)),
                unknown("usage_drop_probability", "a young account", TOO_LITTLE_DATA, h -> h.everyDay(30, 8, 10, 1)),
                unknown("usage_spike_probability", "a young account", TOO_LITTLE_DATA, h -> h.everyDay(30, 8, 10, 1)),
                of(
                        "usage_spike_probability",
                        "nothing at all is certain to be reached",
                        1,
                        h -> h.everyDay(130, 8, 10, 1)),
                of(
                        "usage_drop_probability",
                        "mean 70, variance 1181.25: size 4.41, so P(0) = (size / (size + 70)) ^ size",
                        Math.pow(4900 / 1111.25 / (4900 / 1111.25 + 70), 4900 / 1111.25),
                        h -> h.everyDay(130, 8, 10, 1)),
                of("days_since_activity", "used today", 0, h -> h.use(0, 1, "Report Run", 1)),
                of(
                        "days_since_activity",
                        "three days ago, logins since",
                        3,
                        h -> h.use(3, 1, "Report Run", 1).use(1, 1, "Login", 1)),
                of("days_since_activity", "anonymous use is use", 1, h -> h.use(1, 0, "Report Run", 1)),
                of("days_since_activity", "a year ago says 182", 182, h -> h.use(365, 1, "Report Run", 1)),
                unknown("days_since_activity", "never", NO_DATA, h -> h),
                of(
                        "active_days_28d",
                        "two of 28, the 28th back is out",
                        2,
                        h -> h.use(0, 1, "Report Run", 5)
                                .use(27, 1, "Report Run", 1)
                                .use(28, 1, "Report Run", 1)),
                unknown("active_days_28d", "never", NO_DATA, h -> h),
                of(
                        "core_features_share",
                        "one of two core features",
                        .5,
                        h -> h.use(1, 1, "Report Run", 1).use(1, 1, "Search", 1)),
                of(
                        "core_features_share",
                        "both",
                        1,
                        h -> h.use(1, 1, "Report Run", 1).use(27, 1, "Export Done", 1)),
                unknown("core_features_share", "never any activity", NO_DATA, h -> h),
                of(
                        "feature_breadth_28d",
                        "three features, a login is none",
                        3,
                        h -> h.use(1, 1, "Report Run", 1)
                                .use(2, 1, "Search", 1)
                                .use(3, 1, "Plan Tour", 2)
                                .use(1, 1, "Login", 1)),
                unknown("feature_breadth_28d", "never", NO_DATA, h -> h),
                of(
                        "feature_breadth_change_28d",
                        "one feature less",
                        -1,
                        h -> h.everyDay(56, 1, 1, 1).use(30, 1, "Search", 1)),
                of(
                        "feature_breadth_change_28d",
                        "one feature more, today is not counted",
                        1,
                        h -> h.everyDay(56, 1, 1, 1).use(3, 1, "Search", 1).use(0, 1, "Plan Tour", 1)),
                unknown(
                        "feature_breadth_change_28d",
                        "began a month ago",
                        TOO_LITTLE_DATA,
                        h -> h.everyDay(30, 1, 1, 1)),
                of(
                        "power_user_share",
                        "ten days make a power user, nine do not",
                        .5,
                        h -> h.everyDay(9, 0, 1, 1).everyDay(8, 0, 1, 2)),
                unknown("power_user_share", "nobody in 28 days", TOO_LITTLE_DATA, h -> h.use(40, 1, "Report Run", 1)),
                of(
                        "top_user_share",
                        "nine of ten events",
                        .9,
                        h -> h.use(1, 1, "Report Run", 5).use(2, 1, "Search", 4).use(2, 2, "Report Run", 1)),
                unknown("top_user_share", "nobody in 28 days", TOO_LITTLE_DATA, h -> h.use(40, 1, "Report Run", 1)),
                of(
                        "new_users_28d",
                        "first seen, and back after a quarter",
                        2,
                        h -> h.use(5, 1, "Report Run", 1)
                                .use(5, 2, "Report Run", 1)
                                .use(112, 2, "Report Run", 1)
                                .use(5, 3, "Report Run", 1)
                                .use(111, 3, "Report Run", 1)),
                unknown("new_users_28d", "never", NO_DATA, h -> h),
                of(
                        "lost_users_28d",
                        "there before, not since",
                        1,
                        h -> h.everyDay(60, 0, 1, 1).use(28, 2, "Report Run", 1)),
                of(
                        "lost_users_28d",
                        "gone longer than that was lost before",
                        0,
                        h -> h.everyDay(60, 0, 1, 1).use(56, 2, "Report Run", 1)),
                unknown("lost_users_28d", "began a month ago", TOO_LITTLE_DATA, h -> h.everyDay(30, 0, 1, 1)),
                of(
                        "quota_use",
                        "46 of 100 a month, in 28 days",
                        46 / (100 * 28 / (365.25 / 12)),
                        h -> h.line(1, 100, "searches", 10, 0, dayAgo(90), null)
                                .use(3, 1, "Search", 46)
                                .use(28, 1, "Search", 9)),
                unknown(
                        "quota_use",
                        "seats are no quota",
                        NOT_APPLICABLE,
                        h -> h.seats(5).use(3, 1, "Search", 46)),
                unknown("quota_use", "no contract", NO_DATA, h -> h.use(3, 1, "Search", 46)));
    }
}
