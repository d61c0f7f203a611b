package io.perennial.signals;

import static io.perennial.signals.Case.of;
import static io.perennial.signals.Case.unknown;
import static io.perennial.signals.SampleHistory.ago;
import static io.perennial.signals.SignalValue.Reason.NO_DATA;
import static io.perennial.signals.SignalValue.Reason.TOO_LITTLE_DATA;
import static io.perennial.support.Ticket.Priority.NORMAL;
import static io.perennial.support.Ticket.Priority.URGENT;

import io.perennial.voice.SurveyAnswer;
import java.util.List;

final class SupportCases {

    private SupportCases() {}

    static List<Case> all() {
        return List.of(
                of(
                        "tickets_per_100_users_28d",
                        "one by two users",
                        50,
                        h -> h.use(1, 1, "Report Run", 1)
                                .use(1, 2, "Report Run", 1)
                                .openTicket(NORMAL, 27.5)
                                .openTicket(NORMAL, 28.5)),
                of(
                        "tickets_per_100_users_28d",
                        "no ticket where tickets arrive is zero",
                        0,
                        h -> h.use(1, 1, "Report Run", 1)),
                unknown(
                        "tickets_per_100_users_28d",
                        "nobody active",
                        TOO_LITTLE_DATA,
                        h -> h.use(60, 1, "Report Run", 1).openTicket(NORMAL, 2)),
                of(
                        "ticket_change_7d",
                        "three after the usual one and a half",
                        3 / ((12 + .5) / 8) - 1,
                        h -> weekly(h.seats(5), 12)
                                .openTicket(NORMAL, 2)
                                .openTicket(NORMAL, 3)
                                .openTicket(NORMAL, 4)),
                unknown(
                        "ticket_change_7d",
                        "rarely any ticket",
                        TOO_LITTLE_DATA,
                        h -> h.seats(5).openTicket(NORMAL, 2)),
                of("ticket_spike_probability", "none in seven days", 1, h -> weekly(h.seats(5), 16)),
                unknown("ticket_spike_probability", "no contract", NO_DATA, h -> weekly(h, 16)),
                of(
                        "ticket_spike",
                        "as always",
                        0,
                        h -> weekly(h.seats(5), 16).openTicket(NORMAL, 2).openTicket(NORMAL, 3)),
                of("ticket_spike", "thirty after two a week", 1, h -> burst(weekly(h.seats(5), 16), 30)),
                of("ticket_spike", "four after two a week may happen", 0, h -> burst(weekly(h.seats(5), 16), 4)),
                unknown("ticket_spike", "rarely any ticket", TOO_LITTLE_DATA, h -> burst(h.seats(5), 3)),
                of(
                        "open_urgent_tickets",
                        "one urgent, one normal",
                        1,
                        h -> h.openTicket(URGENT, 9).openTicket(NORMAL, 3)),
                of(
                        "open_urgent_tickets",
                        "resolved is not open",
                        0,
                        h -> h.ticket(URGENT, ago(9), null, ago(2), null, null, null, null, null)),
                of(
                        "open_urgent_tickets",
                        "resolved and opened again is open",
                        1,
                        h -> h.ticket(URGENT, ago(9), null, ago(2), ago(1), null, null, null, null)),
                of(
                        "oldest_open_ticket_days",
                        "nine days",
                        9,
                        h -> h.openTicket(URGENT, 9.5).openTicket(NORMAL, 3)),
                of(
                        "oldest_open_ticket_days",
                        "closed ones do not count",
                        0,
                        h -> h.ticket(URGENT, ago(9), null, null, null, null, ago(2), null, null)),
                of(
                        "first_reply_hours_90d",
                        "median of 2 and 6",
                        4,
                        h -> h.ticket(NORMAL, ago(9), ago(9 - 2 / 24.0), null, null, null, null, null, null)
                                .ticket(NORMAL, ago(8), ago(8 - 6 / 24.0), null, null, null, null, null, null)),
                unknown("first_reply_hours_90d", "no reply yet", TOO_LITTLE_DATA, h -> h.openTicket(NORMAL, 3)),
                of(
                        "resolution_hours_90d",
                        "one day",
                        24,
                        h -> h.ticket(NORMAL, ago(9), null, ago(8), null, null, null, null, null)),
                unknown(
                        "resolution_hours_90d",
                        "opened again",
                        TOO_LITTLE_DATA,
                        h -> h.ticket(NORMAL, ago(9), null, ago(8), ago(7), null, null, null, null)),
                of(
                        "tickets_reopened_90d",
                        "one",
                        1,
                        h -> h.ticket(NORMAL, ago(9), null, ago(8), ago(7), null, null, null, null)),
                of(
                        "tickets_escalated_90d",
                        "one in time, one too old",
                        1,
                        h -> h.ticket(NORMAL, ago(9), null, null, null, ago(7), null, null, null)
                                .ticket(NORMAL, ago(99), null, null, null, ago(97), null, null, null)),
                of(
                        "ticket_sentiment_90d",
                        "mean of -0.5 and 0.1",
                        -.2,
                        h -> h.ticket(NORMAL, ago(9), null, null, null, null, null, null, -.5)
                                .ticket(NORMAL, ago(5), null, null, null, null, null, null, .1)),
                unknown("ticket_sentiment_90d", "texts not read", NO_DATA, h -> h.openTicket(NORMAL, 3)),
                of(
                        "csat_90d",
                        "4 is satisfied, 3 is not, surveys count",
                        2 / 3.0,
                        h -> h.ticket(NORMAL, ago(9), null, null, null, null, ago(8), 4.0, null)
                                .ticket(NORMAL, ago(9), null, null, null, null, ago(8), 3.0, null)
                                .answer(SurveyAnswer.Kind.CSAT, null, ago(5), ago(4), 5.0, null)),
                unknown(
                        "csat_90d",
                        "known only when closed",
                        NO_DATA,
                        h -> h.ticket(NORMAL, ago(9), null, null, null, null, null, 4.0, null)));
    }

    /** So many tickets spread over the eight weeks before the last one. */
    private static SampleHistory weekly(SampleHistory h, int tickets) {
        for (int i = 0; i < tickets; i++) {
            h.openTicket(NORMAL, 9 + i * 54.0 / tickets);
        }
        return h;
    }

    private static SampleHistory burst(SampleHistory h, int tickets) {
        for (int i = 0; i < tickets; i++) {
            h.openTicket(NORMAL, 2.5);
        }
        return h;
    }
}
