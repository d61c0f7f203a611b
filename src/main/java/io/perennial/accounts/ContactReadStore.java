package io.perennial.accounts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads contacts in bulk: four statements, however many accounts. */
@Component
class ContactReadStore {

    private final JdbcClient jdbc;

    ContactReadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
