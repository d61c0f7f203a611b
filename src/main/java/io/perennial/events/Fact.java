package io.perennial.events;

import io.perennial.accounts.Account;
import io.perennial.shared.SourceKey;
import java.time.Instant;
import java.util.Optional;

/**
 * An accepted event of a kind that has an owner, attributed to its account.
 *
 * @param account empty only for kinds that may stand without one (IDENTIFY, ALIAS)
 * @param user key of the person in {@code accounts}
 */
public record Fact(
        SourceKey source, Optional<Account.Id> account, Optional<Long> user, Instant receivedAt, Event event) {}
