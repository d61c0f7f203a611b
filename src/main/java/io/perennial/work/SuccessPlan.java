package io.perennial.work;

import io.perennial.accounts.Account;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the customer wants to reach with the product, by when. */
public record SuccessPlan(long id, Account.Id account, String title, Instant createdAt, List<Objective> objectives) {

    public SuccessPlan {
        objectives = List.copyOf(objectives);
    }

    /**
     * One desired outcome.
     *
     * @param capability the promised capability or feature it depends on
     * @param onboarding part of the onboarding plan
     */
    public record Objective(
            String title,
            Optional<String> capability,
            boolean onboarding,
            Instant createdAt,
            Optional<LocalDate> dueOn,
            Optional<Instant> metAt) {}
}
