package io.perennial.signals;

import static io.perennial.signals.Case.of;
import static io.perennial.signals.Case.unknown;
import static io.perennial.signals.SampleHistory.ago;
import static io.perennial.signals.SampleHistory.dayAgo;
import static io.perennial.signals.SampleHistory.objective;
import static io.perennial.signals.SignalValue.Reason.NOT_APPLICABLE;
import static io.perennial.signals.SignalValue.Reason.NO_DATA;
import static io.perennial.signals.SignalValue.Reason.TOO_LITTLE_DATA;

import java.util.List;

final class OutcomeCases {

    private OutcomeCases() {}

    static List<Case> all() {
        return List.of(
                of(
                        "onboarding_progress",
                        "one of two steps",
                        .5,
                        h -> h.plan(
                                objective("Kick-off", null, true, null, ago(50)),
                                objective("Go live", null, true, null, null),
                                objective("Plan tours in 2 h", null, false, null, null))),
                unknown(
                        "onboarding_progress",
                        "a plan without onboarding",
                        NOT_APPLICABLE,
                        h -> h.plan(objective("Plan tours in 2 h", null, false, null, null))),
                unknown("onboarding_progress", "no plan", NO_DATA, h -> h),
                of(
                        "onboarding_overdue_days",
                        "due 15 days before, with tomorrow's date",
                        16,
                        h -> h.plan(
                                objective("Kick-off", null, true, dayAgo(40), ago(20)),
                                objective("Go live", null, true, dayAgo(15), null))),
                of(
                        "onboarding_overdue_days",
                        "nothing due",
                        0,
                        h -> h.plan(objective("Go live", null, true, dayAgo(-9), null))),
                unknown(
                        "onboarding_overdue_days",
                        "a plan without onboarding",
                        NOT_APPLICABLE,
                        h -> h.plan(objective("Plan tours in 2 h", null, false, null, null))),
                of(
                        "time_to_first_value_days",
                        "first export ten days after the start",
                        10,
                        h -> h.seats(5)
                                .use(395, 1, "Report Run", 1)
                                .use(390, 1, "Export Done", 1)
                                .use(2, 1, "Export Done", 1)),
                of(
                        "time_to_first_value_days",
                        "in the trial already",
                        0,
                        h -> h.seats(5).use(420, 1, "Export Done", 1)),
                unknown(
                        "time_to_first_value_days",
                        "not yet",
                        TOO_LITTLE_DATA,
                        h -> h.seats(5).use(3, 1, "Report Run", 1)),
                unknown("time_to_first_value_days", "no contract", NO_DATA, h -> h.use(3, 1, "Export Done", 1)),
                of(
                        "objectives_met_share",
                        "one of two; onboarding is told apart",
                        .5,
                        h -> h.plan(
                                objective("Kick-off", null, true, null, null),
                                objective("A", null, false, null, ago(3)),
                                objective("B", null, false, null, null))),
                unknown("objectives_met_share", "no objectives yet", NOT_APPLICABLE, h -> h.plan()),
                of(
                        "capabilities_adopted_share",
                        "reports used, export not; one nobody can see",
                        .5,
                        h -> h.plan(
                                        objective("A", "reports", false, null, null),
                                        objective("B", "Export", false, null, null),
                                        objective("C", "Peace of mind", false, null, null))
                                .use(3, 1, "Report Run", 1)
                                .use(30, 1, "Export Done", 1)),
                unknown(
                        "capabilities_adopted_share",
                        "nothing promised that events show",
                        NO_DATA,
                        h -> h.plan(objective("C", "Peace of mind", false, null, null))
                                .use(3, 1, "Report Run", 1)));
    }
}
