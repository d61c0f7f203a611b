package io.perennial.events;

import io.perennial.accounts.Account;
import io.perennial.accounts.ExternalId;
import io.perennial.shared.SourceKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event on its way through the steps of the intake; each step adds what it found out or ends the way. */
final class Arrival {

    final SourceKey source;
    final Instant receivedAt;
    Event event;

    /** Came through before and waited or was refused; it is no duplicate of itself. */
    final boolean again;

    @Nullable
    UUID id;

    @Nullable
    Long user;

    Account.@Nullable Id account;

    @Nullable
    Verdict verdict;

    Arrival(SourceKey source, Instant receivedAt, Event event, boolean again) {
        this.source = source;
        this.receivedAt = receivedAt;
        this.event = event;
        this.again = again;
    }

    /**
     * Those that are use, in the order of the log's index: for rows in no order the database looks in another corner of
     * the index each time, which costs a quarter of writing them.
     */
    static List<Arrival> activity(Collection<Arrival> accepted) {
        return accepted.stream()
                .filter(arrival -> arrival.event.kind().activity())
                .sorted(Arrival::asIndexed)
                .toList();
    }

    private static int asIndexed(Arrival a, Arrival b) {
        int order = Long.compare(a.attributed().value(), b.attributed().value());
        return order != 0 ? order : a.event.at().compareTo(b.event.at());
    }

    /** Those that have an owner elsewhere, in the order they came. */
    static List<Arrival> facts(Collection<Arrival> accepted) {
        return accepted.stream()
                .filter(arrival -> !arrival.event.kind().activity())
                .toList();
    }

    /** Back at the door, after a transaction that did not come through. */
    void reset() {
        id = null;
        user = null;
        account = null;
        verdict = null;
    }

    boolean open() {
        return verdict == null;
    }

    void drop(IntakeStep step, String reason) {
        verdict = new Verdict.Dropped(step.label(), false, reason);
    }

    /** Goes on as a fact about its account by nobody in particular. */
    void withoutPerson(byte[] properties) {
        event = new Event(
                event.kind(),
                event.messageId(),
                event.at(),
                event.account(),
                Optional.empty(),
                Optional.empty(),
                event.name(),
                event.value(),
                properties);
    }

    void hold(String reason) {
        verdict = new Verdict.Held(reason);
    }

    boolean accepted() {
        return verdict instanceof Verdict.Accepted;
    }

    /** The account of activity, which is never accepted without one. */
    Account.Id attributed() {
        if (account == null) {
            throw new IllegalStateException("activity without an account: " + event.messageId());
        }
        return account;
    }

    Optional<ExternalId> named() {
        return event.account();
    }

    /** The fact as its owner gets it. */
    Fact fact() {
        return new Fact(source, Optional.ofNullable(account), Optional.ofNullable(user), receivedAt, event);
    }
}
