package io.perennial.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A person at the customer; {@code roles} are dated, {@code leftAt} is when they left the company. */
public record Contact(
        long id,
        Account.Id account,
        String name,
        Optional<String> email,
        Optional<String> language,
        boolean formal,
        List<DatedRole> roles,
        List<Long> users,
        Instant knownSince,
        Optional<Instant> leftAt) {

    public Contact {
        roles = List.copyOf(roles);
        users = List.copyOf(users);
    }

    /** What the person is for the purchase and use of the product. */
    public enum Role {
        CHAMPION,
        SPONSOR,
        ECONOMIC_BUYER,
        ADMIN,
        USER
    }

    /** A role held from an instant until another; open while {@code until} is empty. */
    public record DatedRole(Role role, Instant from, Optional<Instant> until) {
        public boolean heldAt(Instant at) {
            return !at.isBefore(from) && (until.isEmpty() || at.isBefore(until.get()));
        }
    }
}
