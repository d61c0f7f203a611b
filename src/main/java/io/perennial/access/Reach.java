package io.perennial.access;

import java.util.Optional;
import java.util.Set;

/**
 * In which scope customers lie for one member on one day: one rule for pages and for changes to many. The own book
 * holds what one looks after in any role, and the books of those one stands in for.
 *
 * @param standsInFor whose books the member looks after on that day, besides the own one
 */
public record Reach(Member member, Set<Member.Id> standsInFor) {

    public Reach {
        standsInFor = Set.copyOf(standsInFor);
    }

    /**
     * @param lookAfter who looks after the customer, in whatever role that does
     * @param owner of the customer, by e-mail or name, and their team
     */
    public Scope scope(
            Set<Member.Id> lookAfter, Optional<Member.Id> csm, Optional<String> owner, Optional<String> ownerTeam) {
        return lookAfter.contains(member.id())
                        || csm.filter(standsInFor::contains).isPresent()
                ? Scope.OWN_BOOK
                : member.scopeOf(owner, ownerTeam);
    }
}
