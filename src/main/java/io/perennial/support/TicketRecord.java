package io.perennial.support;

import io.perennial.accounts.Account;
import io.perennial.shared.Shown;
import io.perennial.support.Ticket.DatedPriority;
import io.perennial.support.Ticket.Priority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A ticket as its snapshots showed it. {@link #merge} of two snapshots does not depend on the order in which they
 * arrive: times gather, and of what has one value the later snapshot's wins.
 *
 * @param id 0 while it is not stored
 * @param priorities each with the instant of the snapshot that showed it
 * @param states whether each snapshot showed the ticket as done; they count where the source states no resolution
 * @param properties what the source sent beyond the known properties, one JSON object
 * @param shown when each of the fields of one value was last shown
 */
record TicketRecord(
        long id,
        Account.Id account,
        String source,
        String externalId,
        String subject,
        Optional<String> status,
        Instant openedAt,
        List<DatedPriority> priorities,
        Optional<Instant> firstReplyAt,
        List<Instant> resolvedAt,
        List<Instant> reopenedAt,
        Optional<Instant> escalatedAt,
        Optional<Instant> closedAt,
        OptionalDouble satisfaction,
        OptionalDouble sentiment,
        List<DatedState> states,
        String properties,
        Shown shown) {

    private static final Comparator<DatedPriority> BY_TIME =
            Comparator.comparing(DatedPriority::from).thenComparing(DatedPriority::priority);

    private static final Comparator<DatedState> BY_INSTANT =
            Comparator.comparing(DatedState::at).thenComparing(DatedState::done);

    /** A snapshot showed the ticket as done, or not. */
    record DatedState(boolean done, Instant at) {}

    /** Two snapshots of one ticket as one. */
    TicketRecord merge(TicketRecord other) {
        return new TicketRecord(
                Math.max(id, other.id),
                shown.later("account", other.shown, account, other.account),
                source,
                externalId,
                shown.later("subject", other.shown, subject, other.subject),
                shown.later("status", other.shown, status, other.status),
                earlier(openedAt, other.openedAt),
                all(priorities, other.priorities, BY_TIME),
                earliest(firstReplyAt, other.firstReplyAt),
                all(resolvedAt, other.resolvedAt, Comparator.naturalOrder()),
                all(reopenedAt, other.reopenedAt, Comparator.naturalOrder()),
                earliest(escalatedAt, other.escalatedAt),
                shown.later("closed_at", other.shown, closedAt, other.closedAt),
                shown.later("satisfaction", other.shown, satisfaction, other.satisfaction),
                shown.later("sentiment", other.shown, sentiment, other.sentiment),
                all(states, other.states, BY_INSTANT),
                shown.later("properties", other.shown, properties, other.properties),
                shown.merge(other.shown));
    }

    /** The ticket with what follows from its snapshots: when priorities changed, when it was resolved and closed. */
    Ticket ticket() {
        List<Instant> resolved = resolvedAt.isEmpty() ? switches(true) : resolvedAt;
        List<Instant> reopened = resolvedAt.isEmpty() && reopenedAt.isEmpty() ? switches(false) : reopenedAt;
        return new Ticket(
                id,
                account,
                externalId,
                subject,
                openedAt,
                changes(),
                firstReplyAt,
                resolved,
                reopened,
                escalatedAt,
                closed(resolved),
                satisfaction,
                sentiment);
    }

    /** Snapshots open 9:00, done 10:00, done 11:00, open 12:00 -> resolved 10:00, reopened 12:00. */
    private List<Instant> switches(boolean toDone) {
        List<Instant> switches = new ArrayList<>();
        boolean done = false;
        for (DatedState state : states) {
            if (state.done() != done && state.done() == toDone) {
                switches.add(state.at());
            }
            done = state.done();
        }
        boolean onlyClosed = toDone && switches.isEmpty() && closedAt.isPresent();
        return onlyClosed ? List.of(closedAt.get()) : switches;
    }

    /** Snapshots LOW 9:00, LOW 10:00, HIGH 11:00 of a ticket opened 8:00 -> LOW from 8:00, HIGH from 11:00. */
    private List<DatedPriority> changes() {
        List<DatedPriority> changes = new ArrayList<>();
        for (DatedPriority shown : priorities) {
            if (changes.isEmpty()) {
                changes.add(new DatedPriority(shown.priority(), openedAt));
            } else if (changes.getLast().priority() != shown.priority()) {
                changes.add(shown);
            }
        }
        return changes.isEmpty() ? List.of(new DatedPriority(Priority.NORMAL, openedAt)) : changes;
    }

    /** Many help desks never say "closed": a rated ticket counts as closed with its last resolution. */
    private Optional<Instant> closed(List<Instant> resolved) {
        boolean rated = closedAt.isEmpty() && satisfaction.isPresent() && !resolved.isEmpty();
        return rated ? Optional.of(resolved.getLast()) : closedAt;
    }

    private static <T> List<T> all(Collection<T> some, Collection<T> others, Comparator<? super T> order) {
        return Stream.concat(some.stream(), others.stream())
                .sorted(order)
                .distinct()
                .toList();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Optional<Instant> earliest(Optional<Instant> a, Optional<Instant> b) {
        return Stream.concat(a.stream(), b.stream()).min(Comparator.naturalOrder());
    }
}
