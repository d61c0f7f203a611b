package io.perennial.accounts;

import io.perennial.access.PersonalData;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What accounts keep about a person: contacts with roles and objections, product users with their ids and memberships.
 */
@Component
class AccountsPersonalData implements PersonalData {

    static final String EMAIL = "email";
    static final String CONTACT = "contact";
    static final String USER = "user";
    static final String USER_ID = "user_id";

    private final PersonStore store;
    private final Revisions revisions;

    AccountsPersonalData(PersonStore store, Revisions revisions) {
        this.store = store;
        this.revisions = revisions;
    }

    @Override
    public String module() {
        return "accounts";
    }

    @Override
    public Set<Identifier> collect(Set<Identifier> known) {
        Set<Identifier> found = new HashSet<>();
        store.users(Named.of(known)).forEach(user -> found.add(new Identifier(USER, Long.toString(user))));
        store.contacts(Named.of(known)).forEach(contact -> found.add(new Identifier(CONTACT, Long.toString(contact))));
        Set<Identifier> both = new HashSet<>(known);
        both.addAll(found);
        store.emails(Named.of(both)).forEach(email -> found.add(new Identifier(EMAIL, email)));
        store.userIds(Named.of(both)).forEach(id -> found.add(new Identifier(USER_ID, id)));
        return found;
    }

    @Override
    public Map<String, List<Map<String, Object>>> export(Set<Identifier> person) {
        return store.export(Named.of(person));
    }

    @Override
    public Map<String, Integer> erase(Set<Identifier> person) {
        Map<String, Integer> rows = store.erase(Named.of(person));
        revisions.changed(Revisions.Topic.PEOPLE);
        return rows;
    }

    /** A person's identifiers by kind, as the statements take them; user ids are "source:id". */
    record Named(String[] emails, long[] contacts, long[] users, String[] userIds) {

        static Named of(Set<Identifier> person) {
            return new Named(
                    text(person, EMAIL), numbers(person, CONTACT), numbers(person, USER), text(person, USER_ID));
        }

        private static String[] text(Set<Identifier> person, String kind) {
            return person.stream()
                    .filter(id -> id.kind().equals(kind))
                    .map(id -> kind.equals(EMAIL) ? id.value().toLowerCase(java.util.Locale.ROOT) : id.value())
                    .toArray(String[]::new);
        }

        private static long[] numbers(Set<Identifier> person, String kind) {
            return person.stream()
                    .filter(id -> id.kind().equals(kind) && id.value().matches("\\d{1,18}"))
                    .mapToLong(id -> Long.parseLong(id.value()))
                    .toArray();
        }
    }
}
