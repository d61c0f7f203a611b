package io.perennial.support;

import io.perennial.accounts.Account;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A request for help with every instant at which it changed.
 *
 * @param priorities in order of time; the first holds from {@code openedAt}
 * @param resolvedAt times it was resolved; a reopening after it stands in {@code reopenedAt}
 * @param satisfaction 1..5, known from {@code closedAt}
 * @param sentiment -1..1 of its texts, known from {@code openedAt}
 */
public record Ticket(
        long id,
        Account.Id account,
        String externalId,
        String subject,
        Instant openedAt,
        List<DatedPriority> priorities,
        Optional<Instant> firstReplyAt,
        List<Instant> resolvedAt,
        List<Instant> reopenedAt,
        Optional<Instant> escalatedAt,
        Optional<Instant> closedAt,
        OptionalDouble satisfaction,
        OptionalDouble sentiment) {

    public Ticket {
        priorities = List.copyOf(priorities);
        resolvedAt = List.copyOf(resolvedAt);
        reopenedAt = List.copyOf(reopenedAt);
    }

    /** How urgent it is. */
    public enum Priority {
        LOW,
        NORMAL,
        HIGH,
        URGENT
    }

    /** A priority from an instant on. */
    public record DatedPriority(Priority priority, Instant from) {}
}
