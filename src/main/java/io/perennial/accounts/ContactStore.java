package io.perennial.accounts;

import io.perennial.accounts.AccountFact.ContactSeen;
import java.time.Instant;
import java.util.ArrayList;
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
        details.email().ifPresent(email -> linkByEmail(personsWithEmail(List.of(email))));
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

    int confirm(long person, @Nullable Long contact) {
        return jdbc.sql("update accounts.person set contact = :contact, confirmed = :confirmed where id = :person")
                .param("contact", contact, java.sql.Types.BIGINT)
                .param("confirmed", contact != null)
                .param("person", person)
                .update();
    }

    Map<Account.Id, List<Contact>> of(Collection<Account.Id> accounts) {
        Map<Long, List<Contact.DatedRole>> roles = new HashMap<>();
        Map<Long, List<Contact.Objection>> objections = new HashMap<>();
        Map<Long, List<Long>> users = new HashMap<>();
        Map<Account.Id, List<Contact>> contacts = new HashMap<>();
        List<Row> rows = rows(accounts);
        if (rows.isEmpty()) {
            return contacts;
        }
        long[] ids = rows.stream().mapToLong(Row::id).toArray();
        readRoles(ids, roles);
        readObjections(ids, objections);
        jdbc.sql("select contact, id from accounts.person where contact = any (:contacts) order by id")
                .param("contacts", ids)
                .query((row, n) -> users.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .add(row.getLong(2)))
                .list();
        for (Row row : rows) {
            contacts.computeIfAbsent(row.account, id -> new ArrayList<>())
                    .add(row.contact(
                            roles.getOrDefault(row.id, List.of()),
                            users.getOrDefault(row.id, List.of()),
                            objections.getOrDefault(row.id, List.of())));
        }
        return contacts;
    }

    private void readRoles(long[] contacts, Map<Long, List<Contact.DatedRole>> roles) {
        jdbc.sql("""
                        select contact, role, valid_from, valid_until from accounts.contact_role
                        where contact = any (:contacts) order by contact, valid_from, role
                        """)
                .param("contacts", contacts)
                .query((row, n) -> roles.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .add(new Contact.DatedRole(
                                Contact.Role.valueOf(row.getString(2)), Times.instant(row, 3), Times.optional(row, 4))))
                .list();
    }

    private void readObjections(long[] contacts, Map<Long, List<Contact.Objection>> objections) {
        jdbc.sql("""
                        select contact, purpose, valid_from, valid_until from accounts.objection
                        where contact = any (:contacts) order by contact, valid_from, purpose
                        """)
                .param("contacts", contacts)
                .query((row, n) -> objections
                        .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .add(new Contact.Objection(row.getString(2), Times.instant(row, 3), Times.optional(row, 4))))
                .list();
    }

    private List<Row> rows(Collection<Account.Id> accounts) {
        return jdbc.sql("""
                        select id, account, coalesce(name, email, external_id), email, language, salutation,
                               coalesce(formal, true), known_since, left_at
                        from accounts.contact where account = any (:accounts) order by account, known_since, id
                        """)
                .param("accounts", Chunks.values(accounts))
                .query((row, n) -> new Row(
                        row.getLong(1),
                        new Account.Id(row.getLong(2)),
                        row.getString(3),
                        Optional.ofNullable(row.getString(4)),
                        Optional.ofNullable(row.getString(5)),
                        Optional.ofNullable(row.getString(6)),
                        row.getBoolean(7),
                        Times.instant(row, 8),
                        Times.optional(row, 9)))
                .list();
    }

    private static <T> @Nullable String[] text(List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private record Row(
            long id,
            Account.Id account,
            String name,
            Optional<String> email,
            Optional<String> language,
            Optional<String> salutation,
            boolean formal,
            Instant knownSince,
            Optional<Instant> leftAt) {

        Contact contact(List<Contact.DatedRole> roles, List<Long> users, List<Contact.Objection> objections) {
            return new Contact(
                    id,
                    account,
                    name,
                    email,
                    language,
                    formal,
                    roles,
                    users,
                    knownSince,
                    leftAt,
                    salutation,
                    objections);
        }
    }
}
