package io.perennial.events;

import io.perennial.accounts.Account;
import io.perennial.accounts.ExternalId;
import io.perennial.shared.SourceKey;
import java.time.Instant;
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

    Optional<ExternalId> named() {
        return event.account();
    }

    /** The fact as its owner gets it. */
    Fact fact() {
        return new Fact(source, Optional.ofNullable(account), Optional.ofNullable(user), receivedAt, event);
    }
}
