package io.perennial.access;

import java.time.Instant;
import java.util.Optional;

/**
 * One of our own people.
 *
 * @param team colleagues with the same team see each other's book as {@link Scope#TEAM}
 * @param language language tag of the pages, "de" or "en"; empty = as the browser asks
 * @param credentials rises with each password change, so that older sessions end
 * @param active false once deactivated; history keeps the name
 */
public record Member(
        Id id,
        String email,
        String name,
        Role role,
        Optional<String> team,
        Optional<String> language,
        int credentials,
        boolean active,
        boolean passwordSet,
        Instant since,
        Optional<Instant> lastSeen) {

    /** Identity of a member inside this installation. */
    public record Id(long value) {}

    /**
     * The scope in which a customer looked after by {@code owner} (e-mail or name) of {@code ownerTeam} lies for this
     * member.
     */
    public Scope scopeOf(Optional<String> owner, Optional<String> ownerTeam) {
        if (owner.isEmpty()) {
            return Scope.TEAM;
        }
        if (owner.filter(this::is).isPresent()) {
            return Scope.OWN_BOOK;
        }
        return team.isPresent() && team.equals(ownerTeam) ? Scope.TEAM : Scope.ALL;
    }

    /** Whether a name or e-mail in the data means this member. */
    public boolean is(String nameOrEmail) {
        return email.equalsIgnoreCase(nameOrEmail) || name.equalsIgnoreCase(nameOrEmail);
    }
}
