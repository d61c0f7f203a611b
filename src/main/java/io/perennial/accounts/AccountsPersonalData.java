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
        store.users(Named.of(known)).forEach(user -> found.add(new Identifier(Identifier.USER, Long.toString(user))));
        store.contacts(Named.of(known))
                .forEach(contact -> found.add(new Identifier(Identifier.CONTACT, Long.toString(contact))));
        Set<Identifier> both = new HashSet<>(known);
        both.addAll(found);
        store.emails(Named.of(both)).forEach(email -> found.add(new Identifier(Identifier.EMAIL, email)));
        store.userIds(Named.of(both)).forEach(id -> found.add(new Identifier(Identifier.USER_ID, id)));
        store.contactIds(Named.of(both)).forEach(id -> found.add(new Identifier(Identifier.CONTACT_ID, id)));
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
    record Named(String[] emails, Long[] contacts, Long[] users, String[] userIds, String[] contactIds) {

        static Named of(Set<Identifier> person) {
            return new Named(
                    PersonalData.texts(person, Identifier.EMAIL),
                    PersonalData.numbers(person, Identifier.CONTACT),
                    PersonalData.numbers(person, Identifier.USER),
                    PersonalData.texts(person, Identifier.USER_ID),
                    PersonalData.texts(person, Identifier.CONTACT_ID));
        }
    }
}
