package io.perennial.events;

import io.perennial.accounts.Account;
import io.perennial.accounts.ExternalId;
import io.perennial.shared.SourceKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The log itself: use in one table, facts with an owner in another. */
@Component
class LogStore {

    private static final FactKind[] KINDS = FactKind.values();

    private final BulkStore bulk;
    private final JdbcClient database;
    private final Names names;

    LogStore(BulkStore bulk, JdbcClient database, Names names) {
        this.bulk = bulk;
        this.database = database;
        this.names = names;
    }

    /** Appends accepted activity. */
    void appendEvents(long batch, Collection<Arrival> arrivals) {
        CopyRows rows = new CopyRows(arrivals.size() * 220);
        for (Arrival arrival : arrivals) {
            Event event = arrival.event;
            rows.row(10)
                    .instant(event.at())
                    .instant(arrival.receivedAt)
                    .bigint(arrival.attributed().value())
                    .bigint(arrival.user)
                    .bigint(batch)
                    .integer(names.id(event.name()))
                    .smallint(names.id(arrival.source))
                    .smallint(event.kind().ordinal());
            value(rows, event);
            if (event.properties().length <= 2) {
                rows.nothing();
            } else {
                rows.bytes(event.properties());
            }
        }
        bulk.copy("""
                copy events.event
                    (at, received_at, account, user_key, batch, name, source, kind, value, properties)
                from stdin (format binary)
                """, rows);
    }

    private static void value(CopyRows rows, Event event) {
        if (event.value().isPresent()) {
            rows.real(event.value().getAsDouble());
        } else {
            rows.nothing();
        }
    }

    /** Appends accepted facts of other kinds, in their order. */
    void appendFacts(long batch, Collection<Arrival> arrivals) {
        CopyRows rows = new CopyRows(arrivals.size() * 300);
        int position = 0;
        for (Arrival arrival : arrivals) {
            Event event = arrival.event;
            rows.row(16)
                    .instant(arrival.receivedAt)
                    .bigint(batch)
                    .integer(position++)
                    .smallint(event.kind().ordinal())
                    .smallint(names.id(arrival.source))
                    .text(event.messageId())
                    .instant(event.at())
                    .bigint(arrival.account == null ? null : arrival.account.value())
                    .text(event.account().map(ExternalId::kind).orElse(null))
                    .text(event.account().map(ExternalId::id).orElse(null))
                    .bigint(arrival.user)
                    .text(event.user().orElse(null))
                    .text(event.anonymousId().orElse(null))
                    .text(event.name());
            value(rows, event);
            rows.bytes(event.properties());
        }
        bulk.copy("""
                copy events.fact
                    (received_at, batch, position, kind, source, message_id, at, account, account_kind, account_id,
                     user_key, user_id, anonymous_id, name, value, properties)
                from stdin (format binary)
                """, rows);
    }

    /** The facts of these batches in the order of their acceptance. */
    List<Fact> facts(Collection<Long> batches) {
        Map<Short, SourceKey> sources = names.allSources();
        return database.sql("""
                        select received_at, kind, source, message_id, at, account, account_kind, account_id,
                               user_key, user_id, anonymous_id, name, value, properties
                        from events.fact
                        where batch = any(:batches)
                        order by batch, position
                        """)
                .param("batches", batches.toArray(Long[]::new))
                .query((row, _) -> fact(row, sources))
                .list();
    }

    private static Fact fact(ResultSet row, Map<Short, SourceKey> sources) throws SQLException {
        SourceKey source = java.util.Objects.requireNonNull(sources.get(row.getShort("source")));
        return new Fact(
                source,
                Optional.ofNullable(row.getObject("account", Long.class)).map(Account.Id::new),
                Optional.ofNullable(row.getObject("user_key", Long.class)),
                instant(row, "received_at"),
                event(row, source, row.getString("name"), row.getString("message_id")));
    }

    /** The event as its columns tell it; the columns are named alike wherever events wait or are kept. */
    static Event event(ResultSet row, SourceKey source, String name, String messageId) throws SQLException {
        String accountId = row.getString("account_id");
        byte @Nullable [] properties = row.getBytes("properties");
        return new Event(
                KINDS[row.getInt("kind")],
                messageId,
                instant(row, "at"),
                accountId == null
                        ? Optional.empty()
                        : Optional.of(new ExternalId(source, row.getString("account_kind"), accountId)),
                Optional.ofNullable(row.getString("user_id")),
                Optional.ofNullable(row.getString("anonymous_id")),
                name,
                number(row),
                properties == null ? JsonBytes.EMPTY_OBJECT : properties);
    }

    static OptionalDouble number(ResultSet row) throws SQLException {
        Double value = row.getObject("value", Double.class);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static FactKind kind(int ordinal) {
        return KINDS[ordinal];
    }
}
