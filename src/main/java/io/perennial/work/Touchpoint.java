package io.perennial.work;

import io.perennial.accounts.Account;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A contact between our people and the customer's.
 *
 * @param at when it took or takes place
 * @param knownAt when it was recorded or agreed; as-of questions before it do not see it
 * @param heldAt empty while only planned; a planned meeting in the past without it was not held
 * @param repliedAt when the customer answered an outbound message
 * @param contacts ids of the customer's people who took part
 */
public record Touchpoint(
        long id,
        Account.Id account,
        Kind kind,
        boolean outbound,
        Instant at,
        Instant knownAt,
        Optional<Instant> heldAt,
        Optional<Instant> repliedAt,
        List<Long> contacts,
        Optional<String> author,
        String summary) {

    public Touchpoint {
        contacts = List.copyOf(contacts);
    }

    /** What kind of contact. */
    public enum Kind {
        CALL,
        MEETING,
        EMAIL,
        MESSAGE,
        TRAINING,
        COMMUNITY,
        EVENT,
        BUSINESS_REVIEW,
        OTHER
    }
}
