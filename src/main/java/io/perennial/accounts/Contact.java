package io.perennial.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A person at the customer.
 *
 * @param formal addressed formally ("Sie"); true where nobody said otherwise
 * @param users keys of the product users this person is
 * @param leftAt when they left the company
 * @param objections what they do not want, by purpose, e.g. "marketing"
 */
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
        Optional<Instant> leftAt,
        Optional<String> salutation,
        List<Objection> objections) {

    public Contact {
        roles = List.copyOf(roles);
        users = List.copyOf(users);
        objections = List.copyOf(objections);
    }

    /** A contact without a salutation and without objections. */
    public Contact(
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
        this(id, account, name, email, language, formal, roles, users, knownSince, leftAt, Optional.empty(), List.of());
    }

    /** The contact as it was known just before an instant; empty if it was not known yet. */
    public Optional<Contact> asOf(Instant asOf) {
        if (!knownSince.isBefore(asOf)) {
            return Optional.empty();
        }
        if (settledBefore(asOf)) {
            return Optional.of(this);
        }
        return Optional.of(new Contact(
                id,
                account,
                name,
                email,
                language,
                formal,
                roles.stream()
                        .filter(role -> role.from().isBefore(asOf))
                        .map(role -> new DatedRole(
                                role.role(), role.from(), role.until().filter(asOf::isAfter)))
                        .toList(),
                users,
                knownSince,
                leftAt.filter(asOf::isAfter),
                salutation,
                objections.stream()
                        .filter(objection -> objection.from().isBefore(asOf))
                        .map(objection -> new Objection(
                                objection.purpose(),
                                objection.from(),
                                objection.until().filter(asOf::isAfter)))
                        .toList()));
    }

    /** Everything about the person became so before the instant. */
    private boolean settledBefore(Instant asOf) {
        for (DatedRole role : roles) {
            if (!before(role.from(), role.until(), asOf)) {
                return false;
            }
        }
        for (Objection objection : objections) {
            if (!before(objection.from(), objection.until(), asOf)) {
                return false;
            }
        }
        return leftAt.isEmpty() || leftAt.get().isBefore(asOf);
    }

    private static boolean before(Instant from, Optional<Instant> until, Instant asOf) {
        return from.isBefore(asOf) && (until.isEmpty() || until.get().isBefore(asOf));
    }

    /** The person objected to being contacted for a purpose, from an instant until another. */
    public record Objection(String purpose, Instant from, Optional<Instant> until) {}

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
