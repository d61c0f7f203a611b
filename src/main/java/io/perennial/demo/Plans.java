package io.perennial.demo;

import io.perennial.work.SuccessPlan.Measure;
import io.perennial.work.SuccessPlan.Objective;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The first ninety days of a demo customer: what was promised, and what of it has been reached. */
final class Plans {

    private record Step(String key, Optional<String> capability, boolean onboarding, int day) {}

    private static final List<Step> STEPS = List.of(
            new Step("plan.kick-off", Optional.empty(), true, 5),
            new Step("plan.import", Optional.empty(), true, 12),
            new Step("plan.first-tour", Optional.of("planning"), true, 16),
            new Step("plan.trained", Optional.empty(), true, 24),
            new Step("plan.phone", Optional.of("dispatching"), true, 35),
            new Step("plan.faster", Optional.of("optimisation"), false, 90));

    private Plans() {}

    /** Objectives as they stand now; a stalled start got stuck after its second step. */
    static List<Objective> objectives(Customer customer, Instant now, Speech speech) {
        Instant created = CompanyRecords.instant(customer, customer.started());
        var objectives = new ArrayList<Objective>();
        for (int i = 0; i < STEPS.size(); i++) {
            Step step = STEPS.get(i);
            LocalDate due = customer.started().plusDays(step.day());
            int late = (customer.index() * 5 + i * 3) % 9 - 4;
            Instant met =
                    due.plusDays(late).atTime(15, 0).atZone(customer.zone()).toInstant();
            boolean stuck = customer.story() == Story.STALLED_START && i >= 2;
            boolean given = i == STEPS.size() - 1 && customer.index() % 4 == 0;
            boolean reached = met.isBefore(now) && !stuck && !given;
            objectives.add(new Objective(
                    speech.of(step.key()),
                    step.capability(),
                    step.onboarding(),
                    created,
                    Optional.of(due),
                    reached ? Optional.of(met) : Optional.empty(),
                    i == STEPS.size() - 1 ? Optional.of(hours(customer, reached, now, speech)) : Optional.empty()));
        }
        return objectives;
    }

    private static Measure hours(Customer customer, boolean reached, Instant now, Speech speech) {
        double hours = reached ? 1.8 : 2.2 + customer.index() % 8 / 10.0;
        return new Measure(speech.of("plan.measure"), OptionalDouble.of(hours), OptionalDouble.of(2), Optional.of(now));
    }
}
