package io.perennial.accounts;

import io.perennial.access.Actor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people change about contact persons by hand; later imports leave it alone. */
public final class ContactDesk {

    private final DeskWork work;
    private final Actor actor;

    ContactDesk(DeskWork work, Actor actor) {
        this.work = work;
        this.actor = actor;
    }

    /** How a contact is named and addressed; what is empty keeps its value. */
    public record Details(
            Optional<String> name,
            Optional<String> email,
            Optional<String> language,
            Optional<String> salutation,
            Optional<Boolean> formal,
            Optional<Instant> leftAt) {

        /** The columns that were said. */
        List<String> said() {
            Map<String, Optional<?>> columns = new LinkedHashMap<>();
            columns.put("name", name);
            columns.put("email", email);
            columns.put("language", language);
            columns.put("salutation", salutation);
            columns.put("formal", formal);
            columns.put("left_at", leftAt);
            return columns.entrySet().stream()
                    .filter(column -> column.getValue().isPresent())
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /** Adds a contact and answers its id. */
    public long add(Account.Id account, Details details) {
        return work.change(changed -> {
            long contact = work.contacts().add(account, details, work.now());
            changed.add(account);
            audit("contact.add", contact, fields(details));
            return contact;
        });
    }

    /** False if the contact is unknown. */
    public boolean edit(long contact, Details details) {
        return change(
                contact, "contact.edit", fields(details), () -> work.contacts().edit(contact, details));
    }

    /** A role begins; one that is held already goes on. */
    public boolean role(long contact, Contact.Role role, Instant from) {
        return change(
                contact,
                "contact.role",
                Map.of("role", role.name(), "from", from.toString()),
                () -> work.contacts().beginRole(contact, role, from));
    }

    /** A role ends. */
    public boolean endRole(long contact, Contact.Role role, Instant until) {
        return change(
                contact,
                "contact.role.end",
                Map.of("role", role.name(), "until", until.toString()),
                () -> work.contacts().endRole(contact, role, until));
    }

    /** The person does not want to be contacted for a purpose, e.g. "marketing". */
    public boolean object(long contact, String purpose, Instant from) {
        return change(
                contact,
                "contact.objection",
                Map.of("purpose", purpose),
                () -> work.contacts().object(contact, purpose, from));
    }

    /** The objection is taken back. */
    public boolean allow(long contact, String purpose, Instant from) {
        return change(
                contact,
                "contact.objection.end",
                Map.of("purpose", purpose),
                () -> work.contacts().allow(contact, purpose, from));
    }

    /** A product user is this contact, confirmed by a person. */
    public boolean confirm(long contact, long user) {
        return change(
                contact,
                "contact.user",
                Map.of("user", user),
                () -> work.contacts().confirm(user, contact));
    }

    /** A product user is no known contact; the address decides again. */
    public boolean part(long contact, long user) {
        return change(contact, "contact.user.part", Map.of("user", user), () -> {
            work.contacts().confirm(user, null);
        });
    }

    private boolean change(long contact, String action, Map<String, ?> details, Runnable change) {
        return work.change(changed -> {
            Optional<Account.Id> account = work.contacts().accountOf(contact);
            account.ifPresent(owner -> {
                change.run();
                changed.add(owner);
                audit(action, contact, details);
            });
            return account.isPresent();
        });
    }

    private void audit(String action, long contact, Map<String, ?> details) {
        work.audit(actor, action, "contact " + contact, details);
    }

    /** Which details were said; names and addresses themselves stay out of the audit log. */
    private static Map<String, ?> fields(Details details) {
        return Map.of("fields", details.said());
    }
}
