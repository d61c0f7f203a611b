package io.perennial.signals;

import static io.perennial.accounts.Contact.Role.CHAMPION;
import static io.perennial.accounts.Contact.Role.SPONSOR;
import static io.perennial.accounts.Contact.Role.USER;
import static io.perennial.signals.Case.of;
import static io.perennial.signals.Case.unknown;
import static io.perennial.signals.SampleHistory.ago;
import static io.perennial.signals.SignalValue.Reason.NO_DATA;
import static io.perennial.signals.SignalValue.Reason.TOO_LITTLE_DATA;
import static io.perennial.work.Touchpoint.Kind.CALL;
import static io.perennial.work.Touchpoint.Kind.COMMUNITY;
import static io.perennial.work.Touchpoint.Kind.EMAIL;
import static io.perennial.work.Touchpoint.Kind.EVENT;
import static io.perennial.work.Touchpoint.Kind.MEETING;
import static io.perennial.work.Touchpoint.Kind.TRAINING;

import java.util.List;

final class EngagementCases {

    private EngagementCases() {}

    static List<Case> all() {
        return List.of(
                of(
                        "days_since_touchpoint",
                        "the latest that was held",
                        10,
                        h -> h.held(CALL, 10.5).held(MEETING, 40).touch(MEETING, false, ago(2), ago(9), null, null)),
                unknown(
                        "days_since_touchpoint",
                        "only a meeting that did not take place",
                        NO_DATA,
                        h -> h.touch(MEETING, false, ago(2), ago(9), null, null)),
                of(
                        "touchpoints_90d",
                        "89 days ago counts, 91 does not",
                        1,
                        h -> h.held(CALL, 89).held(CALL, 91)),
                of("touchpoints_90d", "none where contacts are recorded is zero", 0, h -> h),
                unknown("days_since_touchpoint", "never", NO_DATA, h -> h),
                of(
                        "meetings_held_share_90d",
                        "one of two planned",
                        .5,
                        h -> h.held(CALL, 10).touch(MEETING, false, ago(2), ago(9), null, null)),
                of(
                        "meetings_held_share_90d",
                        "next week's is not yet missed, mail is no meeting",
                        1,
                        h -> h.held(CALL, 10)
                                .touch(MEETING, false, ago(-7), ago(9), null, null)
                                .touch(EMAIL, true, ago(5), ago(5), null, null)),
                unknown("meetings_held_share_90d", "none planned", TOO_LITTLE_DATA, h -> h),
                of(
                        "reply_rate_90d",
                        "one of two answered; yesterday's may still be",
                        .5,
                        h -> h.touch(EMAIL, true, ago(20), ago(20), ago(20), ago(19))
                                .touch(EMAIL, true, ago(10), ago(10), ago(10), null)
                                .touch(EMAIL, true, ago(1), ago(1), ago(1), null)),
                of(
                        "reply_rate_90d",
                        "their own mails do not count",
                        0,
                        h -> h.touch(EMAIL, true, ago(20), ago(20), ago(20), null)
                                .touch(EMAIL, false, ago(20), ago(20), ago(20), ago(19))),
                unknown("reply_rate_90d", "none sent", TOO_LITTLE_DATA, h -> h),
                of(
                        "days_to_reply_90d",
                        "median of 1, 2 and 6",
                        2,
                        h -> h.touch(EMAIL, true, ago(20), ago(20), ago(20), ago(19))
                                .touch(EMAIL, true, ago(30), ago(30), ago(30), ago(28))
                                .touch(EMAIL, true, ago(40), ago(40), ago(40), ago(34))),
                unknown(
                        "days_to_reply_90d",
                        "no reply",
                        TOO_LITTLE_DATA,
                        h -> h.touch(EMAIL, true, ago(20), ago(20), ago(20), null)),
                of(
                        "stakeholder_coverage_90d",
                        "champion met, sponsor long ago, a user is no key role",
                        .25,
                        h -> h.contact(1, "D. Brandt", CHAMPION, ago(300), null, null)
                                .contact(2, "M. Keller", SPONSOR, ago(300), null, null)
                                .contact(3, "U. Ser", USER, ago(300), null, null)
                                .held(CALL, 5, 1L, 3L)
                                .held(CALL, 100, 2L)),
                of(
                        "stakeholder_coverage_90d",
                        "who left is not reached",
                        0,
                        h -> h.contact(1, "D. Brandt", CHAMPION, ago(300), null, ago(2))
                                .held(CALL, 5, 1L)),
                unknown("stakeholder_coverage_90d", "nobody known", NO_DATA, h -> h.held(CALL, 5)),
                of(
                        "champion_active",
                        "27 days ago",
                        1,
                        h -> h.contact(1, "D. Brandt", CHAMPION, ago(300), null, null, 4)
                                .use(27, 4, "Report Run", 1)),
                of(
                        "champion_active",
                        "28 days ago",
                        0,
                        h -> h.contact(1, "D. Brandt", CHAMPION, ago(300), null, null, 4)
                                .use(28, 4, "Report Run", 1)),
                unknown(
                        "champion_active",
                        "champion without a user of the product",
                        NO_DATA,
                        h -> h.contact(1, "D. Brandt", CHAMPION, ago(300), null, null)
                                .use(2, 4, "Report Run", 1)),
                of(
                        "champion_inactive_days",
                        "19 days, others were active since",
                        19,
                        h -> h.contact(1, "D. Brandt", CHAMPION, ago(300), null, null, 4)
                                .use(19, 4, "Report Run", 1)
                                .use(1, 5, "Report Run", 1)),
                of(
                        "champion_inactive_days",
                        "never used it: 182",
                        182,
                        h -> h.contact(1, "D. Brandt", CHAMPION, ago(300), null, null, 4)
                                .use(1, 5, "Report Run", 1)),
                unknown(
                        "champion_inactive_days",
                        "no champion",
                        NO_DATA,
                        h -> h.contact(3, "U. Ser", USER, ago(300), null, null, 5)
                                .use(1, 5, "Report Run", 1)),
                of(
                        "champion_gone",
                        "left yesterday",
                        1,
                        h -> h.contact(1, "D. Brandt", CHAMPION, ago(300), null, ago(1))),
                of(
                        "champion_gone",
                        "left, but another followed",
                        0,
                        h -> h.contact(1, "D. Brandt", CHAMPION, ago(300), null, ago(9))
                                .contact(2, "M. Keller", CHAMPION, ago(5), null, null)),
                of(
                        "champion_gone",
                        "gave the role up",
                        1,
                        h -> h.contact(1, "D. Brandt", CHAMPION, ago(300), ago(3), null)),
                unknown(
                        "champion_gone",
                        "there never was one",
                        NO_DATA,
                        h -> h.contact(2, "M. Keller", SPONSOR, ago(5), null, null)),
                of("sponsor_present", "there is one", 1, h -> h.contact(2, "M. Keller", SPONSOR, ago(5), null, null)),
                of(
                        "sponsor_present",
                        "people are known, none is sponsor",
                        0,
                        h -> h.contact(2, "M. Keller", USER, ago(5), null, null)),
                unknown("sponsor_present", "nobody known", NO_DATA, h -> h),
                of(
                        "trainings_90d",
                        "one, a call is none",
                        1,
                        h -> h.held(TRAINING, 5).held(CALL, 6)),
                of("community_90d", "two", 2, h -> h.held(COMMUNITY, 5).held(COMMUNITY, 6)),
                of(
                        "customer_events_180d",
                        "170 days ago counts, 181 does not",
                        1,
                        h -> h.held(EVENT, 170).held(EVENT, 181)));
    }
}
