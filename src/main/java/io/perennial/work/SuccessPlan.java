package io.perennial.work;

import io.perennial.accounts.Account;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the customer wants to reach with the product, by when; the objectives stand in the order of their positions. */
public record SuccessPlan(long id, Account.Id account, String title, Instant createdAt, List<Objective> objectives) {

    public SuccessPlan {
        objectives = List.copyOf(objectives);
    }

    /**
     * One desired outcome.
     *
     * @param capability the promised capability or feature it depends on
     * @param onboarding part of the onboarding plan
     * @param measure by what one sees that it is reached; empty while it is a matter of opinion
     */
    public record Objective(
            String title,
            Optional<String> capability,
            boolean onboarding,
            Instant createdAt,
            Optional<LocalDate> dueOn,
            Optional<Instant> metAt,
            Optional<Measure> measure) {

        /** An objective without a measure. */
        public Objective(
                String title,
                Optional<String> capability,
                boolean onboarding,
                Instant createdAt,
                Optional<LocalDate> dueOn,
                Optional<Instant> metAt) {
            this(title, capability, onboarding, createdAt, dueOn, metAt, Optional.empty());
        }

        /** Was to be reached before that day and is not. */
        public boolean overdue(LocalDate today) {
            return metAt.isEmpty() && dueOn.filter(due -> due.isBefore(today)).isPresent();
        }
    }

    /**
     * By what an objective is measured, e.g. "hours to plan a tour", now 3.1, target 2.
     *
     * @param measuredAt when {@code now} was written down
     */
    public record Measure(String what, OptionalDouble now, OptionalDouble target, Optional<Instant> measuredAt) {
        public Measure {
            if (what.isBlank()) {
                throw new IllegalArgumentException("a measure needs a name, e.g. 'hours to plan a tour'");
            }
        }
    }
}
