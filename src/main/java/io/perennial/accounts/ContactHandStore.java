package io.perennial.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Contacts as edited by hand. */
@Component
class ContactHandStore {

    private final JdbcClient jdbc;

    private final ContactStore links;

    ContactHandStore(JdbcClient jdbc, ContactStore links) {
        this.jdbc = jdbc;
        this.links = links;
    }

    Optional<Account.Id> accountOf(long contact) {
        return jdbc.sql("select account from accounts.contact where id = :id")
                .param("id", contact)
                .query((row, n) -> new Account.Id(row.getLong(1)))
                .optional();
    }

    long add(Account.Id account, ContactDesk.Details details, Instant now) {
        long contact = jdbc.sql("""
                        insert into accounts.contact (source, account, external_id, known_since, seen_at)
                        values ('', :account, gen_random_uuid()::text, :now, :now) returning id
                        """)
                .param("account", account.value())
                .param("now", Times.of(now))
                .query(Long.class)
                .single();
        edit(contact, details);
        return contact;
    }

    /** What is said is set and marked as edited by hand. */
    void edit(long contact, ContactDesk.Details details) {
        jdbc.sql("""
                        update accounts.contact c set name = coalesce(:name, c.name), email = coalesce(:email, c.email),
                          language = coalesce(:language, c.language), salutation = coalesce(:salutation, c.salutation),
                          formal = coalesce(:formal, c.formal), left_at = coalesce(:left, c.left_at),
                          by_hand = array(select distinct said from unnest(c.by_hand || :hand) as h (said))
                        where c.id = :id
                        """)
                .param("id", contact)
                .param("name", details.name().orElse(null), java.sql.Types.VARCHAR)
                .param("email", details.email().orElse(null), java.sql.Types.VARCHAR)
                .param("language", details.language().orElse(null), java.sql.Types.VARCHAR)
                .param("salutation", details.salutation().orElse(null), java.sql.Types.VARCHAR)
                .param("formal", details.formal().orElse(null), java.sql.Types.BOOLEAN)
                .param("left", Times.of(details.leftAt()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("hand", details.said().toArray(String[]::new))
                .update();
        details.email().ifPresent(email -> links.linkByEmail(links.personsWithEmail(List.of(email))));
    }

    void beginRole(long contact, Contact.Role role, Instant from) {
        jdbc.sql("""
                        insert into accounts.contact_role (contact, role, valid_from)
                        select :contact, :role, :from where not exists (select from accounts.contact_role r
                            where r.contact = :contact and r.role = :role
                              and (r.valid_until is null or r.valid_until > :from))
                        on conflict (contact, role, valid_from) do update set valid_until = null
                        """)
                .param("contact", contact)
                .param("role", role.name())
                .param("from", Times.of(from))
                .update();
    }

    void endRole(long contact, Contact.Role role, Instant until) {
        jdbc.sql("""
                        update accounts.contact_role set valid_until = greatest(:until, valid_from)
                        where contact = :contact and role = :role and valid_until is null
                        """)
                .param("contact", contact)
                .param("role", role.name())
                .param("until", Times.of(until))
                .update();
    }

    void object(long contact, String purpose, Instant from) {
        jdbc.sql("""
                        insert into accounts.objection (contact, purpose, valid_from)
                        select :contact, :purpose, :from where not exists (select from accounts.objection o
                            where o.contact = :contact and o.purpose = :purpose and o.valid_until is null)
                        on conflict (contact, purpose, valid_from) do update set valid_until = null
                        """)
                .param("contact", contact)
                .param("purpose", purpose)
                .param("from", Times.of(from))
                .update();
    }

    void allow(long contact, String purpose, Instant from) {
        jdbc.sql("""
                        update accounts.objection set valid_until = greatest(:from, valid_from)
                        where contact = :contact and purpose = :purpose and valid_until is null
                        """)
                .param("contact", contact)
                .param("purpose", purpose)
                .param("from", Times.of(from))
                .update();
    }

    /** The person is this contact, confirmed; or none, and the address decides again. */
    void confirm(long person, @Nullable Long contact) {
        links.confirm(person, contact);
    }
}
