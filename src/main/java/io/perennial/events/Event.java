package io.perennial.events;

import io.perennial.accounts.ExternalId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One thing that happened, as a source told it; not yet attributed to an account or a person of ours.
 *
 * @param kind what sort of fact it is; decides which module owns it
 * @param messageId the source's own id of the message; a second one with the same id is a duplicate
 * @param at when it happened, corrected for the sender's clock
 * @param account what the source calls the account, if it said so
 * @param user what the source calls the person, if it said so; anonymous ids are no users
 * @param name name of the event, e.g. "Report Exported"; for facts other than TRACK the kind's own name
 * @param value the number it carries, if any
 * @param properties one JSON object as UTF-8 bytes, kept as sent
 */
public record Event(
        FactKind kind,
        String messageId,
        Instant at,
        Optional<ExternalId> account,
        Optional<String> user,
        Optional<String> anonymousId,
        String name,
        OptionalDouble value,
        byte[] properties) {

    public Event {
        if (messageId.isEmpty() || messageId.length() > 255) {
            throw new IllegalArgumentException("a message id has 1..255 characters but had " + messageId.length());
        }
        if (name.isBlank() || name.length() > 255) {
            throw new IllegalArgumentException("an event's name has 1..255 characters but had " + name.length());
        }
    }
}
