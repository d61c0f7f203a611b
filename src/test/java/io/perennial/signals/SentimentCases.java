package io.perennial.signals;

import static io.perennial.accounts.Contact.Role.SPONSOR;
import static io.perennial.signals.Case.of;
import static io.perennial.signals.Case.unknown;
import static io.perennial.signals.SampleHistory.ago;
import static io.perennial.signals.SignalValue.Reason.NO_DATA;
import static io.perennial.signals.SignalValue.Reason.TOO_LITTLE_DATA;
import static io.perennial.voice.SurveyAnswer.Kind.CSAT;
import static io.perennial.voice.SurveyAnswer.Kind.NPS;

import java.util.List;

final class SentimentCases {

    private SentimentCases() {}

    static List<Case> all() {
        return List.of(
                of(
                        "nps_latest",
                        "a sponsor's 4 and a user's 8",
                        5,
                        h -> h.contact(1, "M. Keller", SPONSOR, ago(300), null, null)
                                .answer(NPS, 1L, ago(20), ago(19), 4.0, null)
                                .answer(NPS, 2L, ago(20), ago(18), 8.0, null)),
                of(
                        "nps_latest",
                        "only each person's latest",
                        9,
                        h -> h.answer(NPS, 2L, ago(200), ago(199), 2.0, null)
                                .answer(NPS, 2L, ago(20), ago(18), 9.0, null)),
                of(
                        "nps_latest",
                        "a CSAT answer is no NPS",
                        7,
                        h -> h.answer(NPS, 2L, ago(20), ago(18), 7.0, null)
                                .answer(CSAT, 3L, ago(20), ago(18), 1.0, null)),
                unknown(
                        "nps_latest",
                        "older than a year",
                        NO_DATA,
                        h -> h.answer(NPS, 2L, ago(400), ago(399), 2.0, null)),
                unknown("nps_latest", "sent, not answered", NO_DATA, h -> h.answer(NPS, 2L, ago(20), null, null, null)),
                of(
                        "nps_change",
                        "from 9 to 6",
                        -3,
                        h -> h.answer(NPS, 2L, ago(200), ago(199), 9.0, null)
                                .answer(NPS, 2L, ago(20), ago(18), 6.0, null)),
                unknown(
                        "nps_change",
                        "answered once",
                        TOO_LITTLE_DATA,
                        h -> h.answer(NPS, 2L, ago(20), ago(18), 6.0, null)
                                .answer(NPS, 3L, ago(20), ago(18), 9.0, null)),
                of(
                        "latest_answer_days",
                        "18 days",
                        18,
                        h -> h.answer(NPS, 2L, ago(200), ago(199), 9.0, null)
                                .answer(CSAT, 2L, ago(20), ago(18), 3.0, null)),
                unknown(
                        "latest_answer_days",
                        "never answered",
                        NO_DATA,
                        h -> h.answer(NPS, 2L, ago(20), null, null, null)),
                of(
                        "survey_response_rate_180d",
                        "one of two; a fresh one may still be answered",
                        .5,
                        h -> h.answer(NPS, 2L, ago(20), ago(18), 9.0, null)
                                .answer(NPS, 3L, ago(20), null, null, null)
                                .answer(NPS, 4L, ago(3), null, null, null)),
                unknown("survey_response_rate_180d", "none sent", TOO_LITTLE_DATA, h -> h),
                of(
                        "feedback_sentiment_90d",
                        "mean of two",
                        .5,
                        h -> h.answer(NPS, 2L, ago(20), ago(18), 9.0, .8).answer(NPS, 3L, ago(20), ago(18), 9.0, .2)),
                unknown(
                        "feedback_sentiment_90d",
                        "no comment read",
                        NO_DATA,
                        h -> h.answer(NPS, 2L, ago(20), ago(18), 9.0, null)),
                of(
                        "feature_requests_open",
                        "delivered and declined are not open",
                        1,
                        h -> h.wish(30, null, null).wish(30, ago(2), null).wish(30, null, ago(2))),
                of(
                        "feature_requests_delivered",
                        "one of two within a year",
                        .5,
                        h -> h.wish(30, null, null).wish(30, ago(2), null).wish(400, ago(2), null)),
                unknown("feature_requests_delivered", "none asked", TOO_LITTLE_DATA, h -> h));
    }
}
