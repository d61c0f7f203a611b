package io.perennial.accounts;

import io.perennial.accounts.AccountFact.ContactSeen;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Takes what sources say about contact persons. */
@Component
class ContactBook {

    private final ContactStore store;

    ContactBook(ContactStore store) {
        this.store = store;
    }

    Map<Account.Id, ContactKeys> keys(Collection<Account.Id> accounts) {
        return store.keys(accounts);
    }

    void take(List<ContactSeen> facts, Set<Account.Id> changed) {
        if (facts.isEmpty()) {
            return;
        }
        Map<List<Object>, ContactSeen> latest = new LinkedHashMap<>();
        facts.forEach(fact ->
                latest.merge(List.of(fact.source(), fact.account(), fact.externalId()), fact, ContactBook::joined));
        store.take(List.copyOf(latest.values()));
        store.takeRoles(roles(facts));
        List<String> emails =
                latest.values().stream().flatMap(fact -> fact.email().stream()).toList();
        if (!emails.isEmpty()) {
            List<Long> persons = store.personsWithEmail(emails);
            if (!persons.isEmpty()) {
                store.linkByEmail(persons);
            }
        }
        facts.forEach(fact -> changed.add(fact.account()));
    }

    private static List<ContactStore.RoleSeen> roles(List<ContactSeen> facts) {
        Map<List<Object>, ContactStore.RoleSeen> roles = new LinkedHashMap<>();
        for (ContactSeen fact : facts) {
            fact.role().ifPresent(role -> {
                var seen = new ContactStore.RoleSeen(
                        fact, role, fact.from().orElse(fact.at()), fact.from().isPresent());
                Object start = seen.stated() ? seen.from() : "open";
                roles.merge(
                        List.of(fact.source(), fact.account(), fact.externalId(), role, start),
                        seen,
                        (a, b) -> b.from().isBefore(a.from()) ? b : a);
            });
        }
        return List.copyOf(roles.values());
    }

    private static ContactSeen joined(ContactSeen a, ContactSeen b) {
        ContactSeen late = b.at().isBefore(a.at()) ? a : b;
        ContactSeen early = late == a ? b : a;
        return new ContactSeen(
                late.source(),
                late.account(),
                early.at(),
                late.externalId(),
                or(late.name(), early.name()),
                or(late.email(), early.email()),
                late.role(),
                late.from(),
                late.until(),
                or(late.language(), early.language()),
                or(late.salutation(), early.salutation()),
                or(late.formal(), early.formal()),
                or(late.leftAt(), early.leftAt()));
    }

    private static <T> Optional<T> or(Optional<T> first, Optional<T> second) {
        return first.isPresent() ? first : second;
    }
}
