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

    private record Step(String title, Optional<String> capability, boolean onboarding, int day) {}

    private static final List<Step> STEPS = List.of(
            new Step("Kick-off held", Optional.empty(), true, 5),
            new Step("Vehicles and depots imported", Optional.empty(), true, 12),
            new Step("First tour planned with real orders", Optional.of("planning"), true, 16),
            new Step("All planners trained", Optional.empty(), true, 24),
            new Step("Drivers get their tours on the phone", Optional.of("dispatching"), true, 35),
            new Step("Tours planned in two hours instead of three", Optional.of("optimisation"), false, 90));

    private Plans() {}

    /** Objectives as they stand now; a stalled start got stuck after its second step. */
    static List<Objective> objectives(Customer customer, Instant now) {
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
                    step.title(),
                    step.capability(),
                    step.onboarding(),
                    created,
                    Optional.of(due),
                    reached ? Optional.of(met) : Optional.empty(),
                    i == STEPS.size() - 1 ? Optional.of(hours(customer, reached, now)) : Optional.empty()));
        }
        return objectives;
    }

    private static Measure hours(Customer customer, boolean reached, Instant now) {
        double hours = reached ? 1.8 : 2.2 + customer.index() % 8 / 10.0;
        return new Measure(
                "hours to plan the tours of a day", OptionalDouble.of(hours), OptionalDouble.of(2), Optional.of(now));
    }
}
