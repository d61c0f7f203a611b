package io.perennial.accounts;

import io.perennial.access.Access;
import io.perennial.access.Member;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who of us looks after an account: as assigned, else the member whom a source names as the owner. */
@Component
class TeamBook {

    private final TeamStore store;
    private final AttributeBook attributes;
    private final AttributeStore attributeStore;
    private final Access access;

    TeamBook(TeamStore store, AttributeBook attributes, AttributeStore attributeStore, Access access) {
        this.store = store;
        this.attributes = attributes;
        this.attributeStore = attributeStore;
        this.access = access;
    }

    Map<Account.Id, List<Assignment>> of(Collection<Account.Id> accounts) {
        Map<Account.Id, List<Assignment>> team = new HashMap<>();
        store.of(accounts)
                .forEach(held -> team.computeIfAbsent(held.account(), id -> new ArrayList<>())
                        .add(held));
        List<Account.Id> unassigned = accounts.stream()
                .filter(account ->
                        team.getOrDefault(account, List.of()).stream().noneMatch(held -> held.role() == TeamRole.CSM))
                .toList();
        if (!unassigned.isEmpty()) {
            List<Member> members = access.members();
            attributes
                    .changes(attributeStore.runs(unassigned, Field.OWNER), attributeStore.fields())
                    .forEach((account, changes) -> named(account, changes, members)
                            .forEach(held -> team.computeIfAbsent(account, id -> new ArrayList<>())
                                    .add(held)));
        }
        return team;
    }

    /** The owner over time as members; a name that is nobody's, or several members', names no one. */
    static List<Assignment> named(Account.Id account, List<AccountHistory.Change> owners, List<Member> members) {
        List<Assignment> held = new ArrayList<>();
        for (int i = 0; i < owners.size(); i++) {
            AccountHistory.Change owner = owners.get(i);
            Optional<java.time.Instant> until =
                    i + 1 < owners.size() ? Optional.of(owners.get(i + 1).from()) : Optional.empty();
            List<Member> meant = members.stream()
                    .filter(member -> owner.value().filter(member::is).isPresent())
                    .toList();
            if (meant.size() == 1) {
                held.add(new Assignment(account, TeamRole.CSM, meant.getFirst().id(), owner.from(), until, false));
            }
        }
        return held;
    }
}
