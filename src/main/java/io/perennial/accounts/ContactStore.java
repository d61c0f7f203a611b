package io.perennial.accounts;

import io.perennial.accounts.AccountFact.ContactSeen;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Contacts with their roles and objections, and their links to product users. */
@Component
class ContactStore {

    private final JdbcClient jdbc;

    ContactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes one row for each contact; what is empty, older than what is known, or was edited by hand keeps its value.
     */
    void take(List<ContactSeen> seen) {
        jdbc.sql("""
                        insert into accounts.contact as c (source, account, external_id, name, email, language, salutation,
                            formal, known_since, left_at, seen_at)
                        select source, account, external_id, name, email, language, salutation, formal, seen, left_at, seen
                        from unnest(:sources, :accounts, :ids, :names, :emails, :languages, :salutations, :formals,
                                    :lefts::timestamptz[], :seens::timestamptz[])
                          as t (source, account, external_id, name, email, language, salutation, formal, left_at, seen)
                        on conflict (source, account, external_id) do update set
                          name = case when 'name' = any (c.by_hand) or excluded.seen_at < c.seen_at
                            then coalesce(c.name, excluded.name) else coalesce(excluded.name, c.name) end,
                          email = case when 'email' = any (c.by_hand) or excluded.seen_at < c.seen_at
                            then coalesce(c.email, excluded.email) else coalesce(excluded.email, c.email) end,
                          language = case when 'language' = any (c.by_hand) or excluded.seen_at < c.seen_at
                            then coalesce(c.language, excluded.language) else coalesce(excluded.language, c.language) end,
                          salutation = case when 'salutation' = any (c.by_hand) or excluded.seen_at < c.seen_at
                            then coalesce(c.salutation, excluded.salutation)
                            else coalesce(excluded.salutation, c.salutation) end,
                          formal = case when 'formal' = any (c.by_hand) or excluded.seen_at < c.seen_at
                            then coalesce(c.formal, excluded.formal) else coalesce(excluded.formal, c.formal) end,
                          left_at = case when 'left_at' = any (c.by_hand) or excluded.seen_at < c.seen_at
                            then coalesce(c.left_at, excluded.left_at) else coalesce(excluded.left_at, c.left_at) end,
                          known_since = least(c.known_since, excluded.known_since),
                          seen_at = greatest(c.seen_at, excluded.seen_at)
                        """)
                .param("sources", text(seen, fact -> fact.source().value()))
                .param(
                        "accounts",
                        seen.stream().mapToLong(fact -> fact.account().value()).toArray())
                .param("ids", text(seen, ContactSeen::externalId))
                .param("names", text(seen, fact -> fact.name().orElse(null)))
                .param("emails", text(seen, fact -> fact.email().orElse(null)))
                .param("languages", text(seen, fact -> fact.language().orElse(null)))
                .param("salutations", text(seen, fact -> fact.salutation().orElse(null)))
                .param(
                        "formals",
                        seen.stream().map(fact -> fact.formal().orElse(null)).toArray(Boolean[]::new))
                .param(
                        "lefts",
                        text(seen, fact -> fact.leftAt().map(Instant::toString).orElse(null)))
                .param("seens", text(seen, fact -> fact.at().toString()))
                .update();
    }

    /**
     * Takes roles; one without a stated beginning widens the one that is open, so that repeating it changes nothing.
     */
    void takeRoles(List<RoleSeen> seen) {
        if (seen.isEmpty()) {
            return;
        }
        bind(WIDEN, seen).update();
        bind(OPEN, seen).update();
    }

    /** A role of a contact; {@code stated} says that the source named its beginning. */
    record RoleSeen(ContactSeen fact, Contact.Role role, Instant from, boolean stated) {}

    private static final String ASKED = """
            with asked as (
                select c.id as contact, t.role, t.start, t.stop, t.stated
                from unnest(:sources, :accounts, :ids, :roles, :froms::timestamptz[], :untils::timestamptz[], :stated)
                  as t (source, account, id, role, start, stop, stated)
                join accounts.contact c on c.source = t.source and c.account = t.account and c.external_id = t.id
            )
            """;

    private static final String WIDEN = ASKED + """
            update accounts.contact_role r
            set valid_from = least(r.valid_from, a.start), valid_until = coalesce(a.stop, r.valid_until)
            from asked a
            where not a.stated and r.contact = a.contact and r.role = a.role
              and (r.valid_until is null or r.valid_until > a.start)
            """;

    private static final String OPEN = ASKED + """
            insert into accounts.contact_role as r (contact, role, valid_from, valid_until)
            select contact, role, start, stop from asked a
            where a.stated or not exists (select from accounts.contact_role o where o.contact = a.contact
              and o.role = a.role and (o.valid_until is null or o.valid_until > a.start))
            on conflict (contact, role, valid_from) do update
              set valid_until = coalesce(excluded.valid_until, r.valid_until)
            """;

    private JdbcClient.StatementSpec bind(String sql, List<RoleSeen> seen) {
        return jdbc.sql(sql)
                .param("sources", text(seen, role -> role.fact.source().value()))
                .param(
                        "accounts",
                        seen.stream()
                                .mapToLong(role -> role.fact.account().value())
                                .toArray())
                .param("ids", text(seen, role -> role.fact.externalId()))
                .param("roles", text(seen, role -> role.role.name()))
                .param("froms", text(seen, role -> role.from.toString()))
                .param(
                        "untils",
                        text(
                                seen,
                                role -> role.fact.until().map(Instant::toString).orElse(null)))
                .param("stated", seen.stream().map(RoleSeen::stated).toArray(Boolean[]::new));
    }

    /** The contacts of each account by what others call them; the oldest one wins where two are called alike. */
    Map<Account.Id, ContactKeys> keys(Collection<Account.Id> accounts) {
        Map<Account.Id, ContactKeys> keys = new HashMap<>();
        jdbc.sql("""
                        select account, id, source, external_id, email from accounts.contact
                        where account = any (:accounts) order by account, id
                        """)
                .param(
                        "accounts",
                        accounts.stream().mapToLong(Account.Id::value).toArray())
                .query((RowCallbackHandler)
                        row -> keys.computeIfAbsent(new Account.Id(row.getLong("account")), a -> new ContactKeys())
                                .add(
                                        row.getLong("id"),
                                        row.getString("source"),
                                        row.getString("external_id"),
                                        Optional.ofNullable(row.getString("email"))));
        return keys;
    }

    List<Long> personsWithEmail(List<String> emails) {
        return jdbc.sql("select id from accounts.person where email is not null and lower(email) = any (:emails)")
                .param(
                        "emails",
                        emails.stream()
                                .map(email -> email.toLowerCase(java.util.Locale.ROOT))
                                .distinct()
                                .toArray(String[]::new))
                .query(Long.class)
                .list();
    }

    /** Links users to the one contact with their address; an address of several contacts names nobody. */
    void linkByEmail(Collection<Long> persons) {
        jdbc.sql("""
                        with candidate as (
                            select p.id as person, c.id as contact, exists (
                                select from accounts.membership m where m.person = p.id and m.account = c.account) as member
                            from accounts.person p
                            left join accounts.contact c on c.email is not null and lower(c.email) = lower(p.email)
                            where p.id = any (:persons) and not p.confirmed
                        ), choice as (
                            select person, case
                                when count(contact) filter (where member) = 1 then min(contact) filter (where member)
                                when count(contact) = 1 then min(contact) end as contact
                            from candidate group by person
                        )
                        update accounts.person p set contact = choice.contact from choice
                        where p.id = choice.person and p.contact is distinct from choice.contact
                        """)
                .param("persons", persons.stream().mapToLong(Long::longValue).toArray())
                .update();
    }

    int confirm(long person, @Nullable Long contact) {
        return jdbc.sql("update accounts.person set contact = :contact, confirmed = :confirmed where id = :person")
                .param("contact", contact, java.sql.Types.BIGINT)
                .param("confirmed", contact != null)
                .param("person", person)
                .update();
    }

    private static <T> @Nullable String[] text(List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
