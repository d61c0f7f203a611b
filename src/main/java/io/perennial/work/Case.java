package io.perennial.work;

import io.perennial.accounts.Account;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Something about a customer that needs somebody's attention until it has an outcome (elsewhere: a CTA). An account has
 * at most one open case of a kind and reason.
 *
 * @param reason short and stable, e.g. "use-dropped" or "renewal"
 * @param changes every change after the opening, in order of time
 */
public record Case(
        long id,
        Account.Id account,
        Kind kind,
        String reason,
        String title,
        Optional<String> owner,
        Optional<String> nextStep,
        Optional<LocalDate> nextStepOn,
        String author,
        Instant openedAt,
        Optional<Instant> closedAt,
        Optional<Outcome> outcome,
        Optional<String> outcomeNote,
        List<Change> changes) {

    public Case {
        changes = List.copyOf(changes);
        if (closedAt.isPresent() != outcome.isPresent()) {
            throw new IllegalArgumentException("a case has an outcome exactly when it is closed; case " + id + " has "
                    + outcome + " and " + closedAt);
        }
    }

    public boolean open() {
        return closedAt.isEmpty();
    }

    /** Which part of the work it belongs to. */
    public enum Kind {
        RISK,
        OPPORTUNITY,
        LIFECYCLE,
        ACTIVITY,
        OBJECTIVE
    }

    /** How it ended. */
    public enum Outcome {
        WON,
        LOST,
        NO_ACTION_NEEDED
    }

    /** A field took a value (empty: was cleared), e.g. "owner" = "ann@vendor.example". */
    public record Change(String field, Optional<String> value, String author, Instant at) {}
}
