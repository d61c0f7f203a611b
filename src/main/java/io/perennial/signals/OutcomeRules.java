package io.perennial.signals;

import static io.perennial.signals.SignalValue.known;
import static io.perennial.signals.UsageRules.TOO_LITTLE;

import io.perennial.signals.SignalValue.Reason;
import io.perennial.signals.SignalValue.Unknown;
import io.perennial.work.SuccessPlan.Objective;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the customer set out to reach. */
final class OutcomeRules {

    private static final Unknown NOT_APPLICABLE = new Unknown(Reason.NOT_APPLICABLE);
    private static final Unknown NO_DATA = new Unknown(Reason.NO_DATA);

    private OutcomeRules() {}

    static SignalValue onboardingProgress(View v) {
        return met(objectives(v, true));
    }

    /** Days by which the latest onboarding step is overdue; 0 when on time or done. */
    static SignalValue onboardingOverdue(View v) {
        List<Objective> steps = objectives(v, true);
        if (steps.isEmpty()) {
            return NOT_APPLICABLE;
        }
        long days = 0;
        String title = "";
        for (Objective step : steps) {
            if (step.metAt().isEmpty() && step.dueOn().isPresent()) {
                long late = ChronoUnit.DAYS.between(step.dueOn().get(), v.date());
                if (late > days) {
                    days = late;
                    title = step.title();
                }
            }
        }
        return known(days, "n", days, "title", title);
    }

    /** Days from the first contract to the first value moment; unknown while there was none. */
    static SignalValue timeToFirstValue(View v) {
        if (!v.plan().statesValueMoments()) {
            return NO_DATA;
        }
        int first = v.series().firstValue();
        if (first > v.today()) {
            return TOO_LITTLE;
        }
        int days = Math.max(0, first - v.customerSince());
        return known(days, "n", days, "date", LocalDate.ofEpochDay(first));
    }

    static SignalValue objectivesMet(View v) {
        return met(objectives(v, false));
    }

    /** Of the promised capabilities that events can show, those used in the last 28 days. */
    static SignalValue capabilitiesAdopted(View v) {
        Set<Integer> promised = new TreeSet<>();
        v.plans().stream()
                .flatMap(p -> p.objectives().stream())
                .flatMap(o -> o.capability().stream())
                .map(v.plan()::feature)
                .filter(f -> f >= 0)
                .forEach(promised::add);
        if (promised.isEmpty()) {
            return NO_DATA;
        }
        int from = v.today() - UsageRules.MONTH + 1;
        long used = promised.stream()
                .filter(f -> v.series().usedFeature(f, from, v.today()))
                .count();
        return known((double) used / promised.size(), "n", used, "m", promised.size());
    }

    private static SignalValue met(List<Objective> objectives) {
        if (objectives.isEmpty()) {
            return NOT_APPLICABLE;
        }
        long met = objectives.stream().filter(o -> o.metAt().isPresent()).count();
        return known((double) met / objectives.size(), "n", met, "m", objectives.size());
    }

    private static List<Objective> objectives(View v, boolean onboarding) {
        return v.plans().stream()
                .flatMap(p -> p.objectives().stream())
                .filter(o -> o.onboarding() == onboarding)
                .toList();
    }
}
