package io.perennial.events;

import io.perennial.accounts.Account;
import io.perennial.shared.SourceKey;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An event or fact as it stands in the log.
 *
 * @param user key of the person in {@code accounts}
 * @param properties one JSON object as UTF-8 bytes, as sent
 */
public record Logged(
        SourceKey source,
        FactKind kind,
        Instant at,
        Instant receivedAt,
        Optional<Account.Id> account,
        Optional<Long> user,
        String name,
        OptionalDouble value,
        byte[] properties) {}
