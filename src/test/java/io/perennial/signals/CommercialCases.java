package io.perennial.signals;

import static io.perennial.signals.Case.of;
import static io.perennial.signals.Case.unknown;
import static io.perennial.signals.SampleHistory.TODAY;
import static io.perennial.signals.SampleHistory.ago;
import static io.perennial.signals.SampleHistory.dayAgo;
import static io.perennial.signals.SignalValue.Reason.NOT_APPLICABLE;
import static io.perennial.signals.SignalValue.Reason.NO_DATA;
import static io.perennial.signals.SignalValue.Reason.TOO_LITTLE_DATA;

import java.time.LocalDate;
import java.util.List;

final class CommercialCases {

    private static final LocalDate DATE = TODAY.plusDays(1);

    private CommercialCases() {}

    static List<Case> all() {
        return List.of(
                of(
                        "days_to_renewal",
                        "twelve months from 20 July, 30 days notice: 20 June",
                        7,
                        h -> h.line(1, 1, "users", 10, 0, LocalDate.of(2023, 7, 20), null)
                                .terms(1, 12, true, 30, null, null)),
                of(
                        "days_to_renewal",
                        "the notice day has passed: the next term's",
                        365 - 3,
                        h -> h.line(1, 1, "users", 10, 0, LocalDate.of(2023, 7, 10), null)
                                .terms(1, 12, true, 30, null, null)),
                of(
                        "days_to_renewal",
                        "without automatic renewal the end itself",
                        27,
                        h -> h.line(1, 1, "users", 10, 0, LocalDate.of(2023, 7, 10), null)
                                .terms(1, 12, false, 30, null, null)),
                of(
                        "days_to_renewal",
                        "the earliest of two contracts",
                        7,
                        h -> h.line(1, 1, "users", 10, 0, LocalDate.of(2023, 7, 20), null)
                                .line(2, 1, "users", 10, 0, LocalDate.of(2024, 1, 1), null)),
                unknown(
                        "days_to_renewal",
                        "rolling monthly",
                        NOT_APPLICABLE,
                        h -> h.seats(1).terms(1, 1, true, 0, null, null)),
                unknown("days_to_renewal", "no contract", NO_DATA, h -> h),
                of(
                        "contract_length_months",
                        "of the larger contract",
                        24,
                        h -> h.line(1, 1, "users", 10, 0, dayAgo(90), null)
                                .line(2, 1, "users", 90, 0, dayAgo(90), null)
                                .terms(2, 24, true, 0, null, null)),
                unknown(
                        "contract_length_months",
                        "nothing in force",
                        NOT_APPLICABLE,
                        h -> h.line(1, 1, "users", 10, 0, dayAgo(90), dayAgo(20))),
                of(
                        "tenure_days",
                        "since the first line, also one that ended",
                        401,
                        h -> h.line(1, 1, "users", 10, 0, dayAgo(400), dayAgo(200))
                                .line(1, 1, "users", 10, 0, dayAgo(200), null)),
                unknown("tenure_days", "no contract", NO_DATA, h -> h),
                of("auto_renew", "yes", 1, h -> h.seats(1)),
                of("auto_renew", "no", 0, h -> h.seats(1).terms(1, 12, false, 0, null, null)),
                unknown(
                        "auto_renew",
                        "nothing in force",
                        NOT_APPLICABLE,
                        h -> h.line(1, 1, "users", 10, 0, dayAgo(90), dayAgo(20))),
                of(
                        "mrr",
                        "two lines",
                        150,
                        h -> h.line(1, 1, "users", 100, 0, dayAgo(90), null)
                                .line(1, 1, "searches", 50, 0, dayAgo(90), null)),
                of(
                        "mrr",
                        "a line that starts tomorrow counts tomorrow",
                        100,
                        h -> h.line(1, 1, "users", 100, 0, dayAgo(90), null)
                                .line(1, 1, "searches", 50, 0, dayAgo(-2), null)),
                unknown("mrr", "no contract", NO_DATA, h -> h),
                of(
                        "mrr_change_12m",
                        "120 after 100",
                        .2,
                        h -> h.line(1, 1, "users", 100, 0, dayAgo(500), dayAgo(30))
                                .line(1, 1, "users", 120, 0, dayAgo(30), null)),
                unknown(
                        "mrr_change_12m",
                        "first year",
                        TOO_LITTLE_DATA,
                        h -> h.line(1, 1, "users", 100, 0, dayAgo(300), null)),
                of(
                        "downgrade_90d",
                        "fell 30 days ago",
                        1,
                        h -> h.line(1, 1, "users", 100, 0, dayAgo(500), dayAgo(30))
                                .line(1, 1, "users", 80, 0, dayAgo(30), null)),
                of(
                        "downgrade_90d",
                        "rose",
                        0,
                        h -> h.line(1, 1, "users", 100, 0, dayAgo(500), dayAgo(30))
                                .line(1, 1, "users", 180, 0, dayAgo(30), null)),
                of(
                        "downgrade_90d",
                        "fell 100 days ago",
                        0,
                        h -> h.line(1, 1, "users", 100, 0, dayAgo(500), dayAgo(100))
                                .line(1, 1, "users", 80, 0, dayAgo(100), null)),
                of(
                        "downgrade_90d",
                        "renewed at the same price",
                        0,
                        h -> h.line(1, 1, "users", 100, 0, dayAgo(500), dayAgo(30))
                                .line(1, 1, "users", 100, 0, dayAgo(30), null)),
                unknown("downgrade_90d", "no contract", NO_DATA, h -> h),
                of(
                        "discount",
                        "50 at half price beside 100 at list price",
                        .25,
                        h -> h.line(1, 1, "users", 50, .5, dayAgo(90), null)
                                .line(1, 1, "users", 100, 0, dayAgo(90), null)),
                unknown(
                        "discount",
                        "free of charge",
                        TOO_LITTLE_DATA,
                        h -> h.line(1, 1, "users", 0, 1, dayAgo(90), null)),
                of(
                        "overdue_days",
                        "due ten days before, with tomorrow's date",
                        11,
                        h -> h.invoice(100, 40, 10, null, null)),
                of(
                        "overdue_days",
                        "paid, voided or not yet due",
                        0,
                        h -> h.invoice(100, 40, 10, ago(2), null)
                                .invoice(100, 40, 10, null, ago(3))
                                .invoice(100, 40, -5, null, null)),
                unknown("overdue_days", "no invoice", NO_DATA, h -> h),
                of(
                        "overdue_share",
                        "100 of 400",
                        .25,
                        h -> h.invoice(100, 40, 10, null, null)
                                .invoice(300, 40, 10, ago(2), null)
                                .invoice(999, 500, 470, ago(450), null)),
                unknown(
                        "overdue_share",
                        "nothing invoiced in a year",
                        TOO_LITTLE_DATA,
                        h -> h.invoice(999, 500, 470, ago(450), null)),
                of(
                        "payment_failures_90d",
                        "two in time",
                        2,
                        h -> h.invoice(100, 140, 120, null, null, ago(100), ago(80), ago(70))),
                unknown("payment_failures_90d", "no invoice", NO_DATA, h -> h),
                of(
                        "seats_change_90d",
                        "60 to 30",
                        -.5,
                        h -> h.line(1, 60, "users", 100, 0, dayAgo(500), dayAgo(30))
                                .line(1, 30, "users", 100, 0, dayAgo(30), null)),
                unknown(
                        "seats_change_90d",
                        "no seats 90 days ago",
                        TOO_LITTLE_DATA,
                        h -> h.line(1, 60, "users", 100, 0, dayAgo(50), null)),
                of(
                        "price_per_active_user",
                        "1000 for two",
                        500,
                        h -> h.seats(5).use(1, 1, "Report Run", 1).use(2, 2, "Report Run", 1)),
                unknown(
                        "price_per_active_user",
                        "nobody active",
                        TOO_LITTLE_DATA,
                        h -> h.seats(5).use(50, 1, "Report Run", 1)));
    }
}
