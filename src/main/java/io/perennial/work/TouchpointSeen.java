package io.perennial.work;

import io.perennial.accounts.Account;
import io.perennial.shared.SourceKey;
import java.time.Instant;

/**
 * A touchpoint as a source shows it.
 *
 * @param messageId names it where the source sends no id of its own
 * @param properties one JSON object as UTF-8: id, kind, outbound, planned_at, held_at, replied_at, recorded_at,
 *     contacts, author, summary
 */
public record TouchpointSeen(SourceKey source, Account.Id account, String messageId, Instant at, byte[] properties) {

    /** One that could not be taken, by its position, with what to do. */
    public record Refused(int position, String reason) {}
}
