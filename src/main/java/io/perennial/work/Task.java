package io.perennial.work;

import io.perennial.accounts.Account;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something one of our people has to do for a customer.
 *
 * @param owner who does it; empty while nobody has taken it
 * @param caseId the case it belongs to
 */
public record Task(
        long id,
        Account.Id account,
        String title,
        Optional<String> owner,
        Optional<LocalDate> dueOn,
        Optional<Long> caseId,
        String author,
        Instant createdAt,
        Optional<Instant> doneAt,
        Optional<String> doneBy) {

    /** Was to be done before that day and is not. */
    public boolean overdue(LocalDate today) {
        return doneAt.isEmpty() && dueOn.filter(due -> due.isBefore(today)).isPresent();
    }
}
