package io.perennial.work;

import io.perennial.accounts.Account;
import io.perennial.shared.Shown;
import io.perennial.work.Touchpoint.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Keeps touchpoints. */
@Repository
class TouchpointStore {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    TouchpointStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<TouchpointRecord> lock(String source, Collection<String> externalIds) {
        return jdbc.sql("""
                select id, account, source, external_id, kind, outbound, at, known_at, held_at, replied_at, contacts,
                    contact_names, author, summary, properties, shown
                from work.touchpoint
                where source = :source and external_id = any (:ids)
                order by external_id
                for update
                """)
                .param("source", source)
                .param("ids", externalIds.toArray(String[]::new))
                .query(TouchpointStore::touchpoint)
                .list();
    }

    /** Writes the touchpoints; each replaces the one of its source and external id. Answers their ids. */
    List<Long> save(List<TouchpointRecord> touchpoints) {
        return jdbc.sql("""
                insert into work.touchpoint (
                    account, source, external_id, kind, outbound, at, known_at, held_at, replied_at, contacts,
                    contact_names, author, summary, properties, shown)
                select
                    account, source, external_id, kind, outbound, at, known_at, held_at, replied_at, contacts,
                    contact_names, author, summary, properties, shown
                from jsonb_to_recordset(cast(:rows as jsonb)) as row (
                    account bigint, source text, external_id text, kind text, outbound boolean, at timestamptz,
                    known_at timestamptz, held_at timestamptz, replied_at timestamptz, contacts bigint[],
                    contact_names text[], author text, summary text, properties text, shown text)
                on conflict (source, external_id) do update set
                    account = excluded.account,
                    kind = excluded.kind,
                    outbound = excluded.outbound,
                    at = excluded.at,
                    known_at = excluded.known_at,
                    held_at = excluded.held_at,
                    replied_at = excluded.replied_at,
                    contacts = excluded.contacts,
                    contact_names = excluded.contact_names,
                    author = excluded.author,
                    summary = excluded.summary,
                    properties = excluded.properties,
                    shown = excluded.shown
                returning id
                """)
                .param(
                        "rows",
                        JSON.writeValueAsString(
                                touchpoints.stream().map(TouchpointStore::row).toList()))
                .query(Long.class)
                .list();
    }

    List<TouchpointRecord> of(Collection<Account.Id> accounts) {
        return jdbc.sql("""
                select id, account, source, external_id, kind, outbound, at, known_at, held_at, replied_at, contacts,
                    contact_names, author, summary, properties, shown
                from work.touchpoint
                where account = any (:accounts) and removed_at is null
                order by account, at, id
                """)
                .param(
                        "accounts",
                        accounts.stream().mapToLong(Account.Id::value).toArray())
                .query(TouchpointStore::touchpoint)
                .list();
    }

    Optional<TouchpointRecord> find(long id) {
        return jdbc.sql("""
                select id, account, source, external_id, kind, outbound, at, known_at, held_at, replied_at, contacts,
                    contact_names, author, summary, properties, shown
                from work.touchpoint
                where id = :id
                """).param("id", id).query(TouchpointStore::touchpoint).optional();
    }

    /** Takes away what was written here, or brings it back; what a source shows stays. False if it is not there. */
    boolean remove(long id, Optional<Instant> at) {
        return jdbc.sql("""
                update work.touchpoint set removed_at = cast(:at as timestamptz)
                where id = :id and source is null and (removed_at is null) = :there
                """)
                        .param("id", id)
                        .param("at", at.map(i -> i.atOffset(ZoneOffset.UTC)).orElse(null))
                        .param("there", at.isPresent())
                        .update()
                == 1;
    }

    /** Sets when a planned touchpoint took place. */
    void hold(long id, Instant at) {
        jdbc.sql("update work.touchpoint set held_at = :at, at = :at where id = :id")
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Sets when the customer answered. */
    void reply(long id, Instant at) {
        jdbc.sql("update work.touchpoint set replied_at = :at where id = :id")
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Map<String, @Nullable Object> row(TouchpointRecord touchpoint) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("account", touchpoint.account().value());
        row.put("source", touchpoint.source().orElse(null));
        row.put("external_id", touchpoint.externalId().orElse(null));
        row.put("kind", touchpoint.kind().name());
        row.put("outbound", touchpoint.outbound());
        row.put("at", touchpoint.at().toString());
        row.put("known_at", touchpoint.knownAt().toString());
        row.put("held_at", text(touchpoint.heldAt()));
        row.put("replied_at", text(touchpoint.repliedAt()));
        row.put("contacts", touchpoint.contacts());
        row.put("contact_names", touchpoint.contactNames());
        row.put("author", touchpoint.author().orElse(null));
        row.put("summary", touchpoint.summary());
        row.put("properties", touchpoint.properties());
        row.put("shown", touchpoint.shown().json());
        return row;
    }

    private static TouchpointRecord touchpoint(ResultSet row, int number) throws SQLException {
        return new TouchpointRecord(
                row.getLong("id"),
                new Account.Id(row.getLong("account")),
                Optional.ofNullable(row.getString("source")),
                Optional.ofNullable(row.getString("external_id")),
                Kind.valueOf(row.getString("kind")),
                row.getBoolean("outbound"),
                instant(row, "at").orElseThrow(),
                instant(row, "known_at").orElseThrow(),
                instant(row, "held_at"),
                instant(row, "replied_at"),
                List.of((Long[]) row.getArray("contacts").getArray()),
                List.of((String[]) row.getArray("contact_names").getArray()),
                Optional.ofNullable(row.getString("author")),
                row.getString("summary"),
                row.getString("properties"),
                Shown.parse(row.getString("shown")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static @Nullable String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }
}
