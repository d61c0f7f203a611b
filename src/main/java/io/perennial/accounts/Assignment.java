package io.perennial.accounts;

import io.perennial.access.Member;
import java.time.Instant;
import java.util.Optional;

/**
 * One of our people looks after an account in a role, from an instant until another.
 *
 * @param stated false: nobody assigned it, a source names the member as the account's owner
 */
public record Assignment(
        Account.Id account, TeamRole role, Member.Id member, Instant from, Optional<Instant> until, boolean stated) {

    public boolean heldAt(Instant at) {
        return !at.isBefore(from) && (until.isEmpty() || at.isBefore(until.get()));
    }
}
