package io.perennial.events;

import io.perennial.accounts.ExternalId;
import io.perennial.shared.SourceKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Events that wait for their account. */
@Component
class HeldStore {

    private final JdbcClient database;
    private final BulkStore bulk;
    private final Names names;

    HeldStore(JdbcClient database, BulkStore bulk, Names names) {
        this.database = database;
        this.bulk = bulk;
        this.names = names;
    }

    void add(Collection<Arrival> arrivals) {
        CopyRows rows = new CopyRows(arrivals.size() * 300);
        for (Arrival arrival : arrivals) {
            Event event = arrival.event;
            rows.row(13)
                    .instant(arrival.receivedAt)
                    .smallint(names.id(arrival.source))
                    .smallint(event.kind().ordinal())
                    .text(event.messageId())
                    .instant(event.at())
                    .text(event.account().map(ExternalId::kind).orElse(null))
                    .text(event.account().map(ExternalId::id).orElse(null))
                    .bigint(arrival.user)
                    .text(event.user().orElse(null))
                    .text(event.anonymousId().orElse(null))
                    .text(event.name());
            if (event.value().isPresent()) {
                rows.real(event.value().getAsDouble());
            } else {
                rows.nothing();
            }
            rows.bytes(event.properties());
        }
        bulk.copy("""
                copy events.held
                    (received_at, source, kind, message_id, at, account_kind, account_id, user_key, user_id,
                     anonymous_id, name, value, properties)
                from stdin (format binary)
                """, rows);
    }

    /** The accounts somebody waits for, each once. */
    List<ExternalId> accountsWaitedFor() {
        Map<Short, SourceKey> sources = names.allSources();
        return database.sql("""
                        select distinct source, account_kind, account_id
                        from events.held where account_id is not null
                        """)
                .query((row, _) -> new ExternalId(
                        Objects.requireNonNull(sources.get(row.getShort("source"))),
                        row.getString("account_kind"),
                        row.getString("account_id")))
                .list();
    }

    /** The persons whose account somebody waits for. */
    Set<Long> personsWaitedFor() {
        return database.sql(
                        "select distinct user_key from events.held where account_id is null and user_key is not null")
                .query(Long.class)
                .set();
    }

    /** Takes events of these accounts and persons out, oldest first. */
    List<Arrival> take(Collection<ExternalId> accounts, Collection<Long> persons, int limit) {
        Map<Short, SourceKey> sources = names.allSources();
        List<ExternalId> wanted = new ArrayList<>(accounts);
        return database.sql("""
                        with wanted as (
                            select source, account_kind, account_id
                            from unnest(:sources::smallint[], :kinds::text[], :ids::text[])
                                as wanted (source, account_kind, account_id)
                        ), taken as (
                            select id from events.held
                            where (source, account_kind, account_id) in (select source, account_kind, account_id from wanted)
                               or (account_id is null and user_key = any(:persons))
                            order by id
                            limit :limit
                            for update skip locked
                        ), gone as (
                            delete from events.held where id in (select id from taken)
                            returning id, received_at, source, kind, message_id, at, account_kind, account_id,
                                      user_id, anonymous_id, name, value, properties
                        )
                        select id, received_at, source, kind, message_id, at, account_kind, account_id,
                               user_id, anonymous_id, name, value, properties
                        from gone order by id
                        """)
                .param(
                        "sources",
                        wanted.stream().map(id -> names.id(id.source())).toArray(Short[]::new))
                .param("kinds", wanted.stream().map(ExternalId::kind).toArray(String[]::new))
                .param("ids", wanted.stream().map(ExternalId::id).toArray(String[]::new))
                .param("persons", persons.toArray(Long[]::new))
                .param("limit", limit)
                .query((row, _) -> {
                    SourceKey source = Objects.requireNonNull(sources.get(row.getShort("source")));
                    return new Arrival(
                            source,
                            LogStore.instant(row, "received_at"),
                            LogStore.event(row, source, row.getString("name"), row.getString("message_id")),
                            true);
                })
                .list();
    }

    /** How many wait, by source and by what they wait for. */
    List<Waiting> waiting() {
        Map<Short, SourceKey> sources = names.allSources();
        return database.sql("""
                        select source, account_kind, account_id, count(*) as events, min(at) as first_at, max(at) as last_at
                        from events.held
                        group by source, account_kind, account_id
                        order by count(*) desc
                        limit 200
                        """)
                .query((row, _) -> new Waiting(
                        Objects.requireNonNull(sources.get(row.getShort("source"))),
                        java.util.Optional.ofNullable(row.getString("account_id")),
                        row.getLong("events"),
                        LogStore.instant(row, "first_at"),
                        LogStore.instant(row, "last_at")))
                .list();
    }

    int forgetBefore(Instant receivedAt) {
        return database.sql("delete from events.held where received_at < :before")
                .param("before", receivedAt.atOffset(ZoneOffset.UTC))
                .update();
    }
}
