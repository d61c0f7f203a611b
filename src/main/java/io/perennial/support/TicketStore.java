package io.perennial.support;

import io.perennial.accounts.Account;
import io.perennial.shared.Shown;
import io.perennial.support.Ticket.DatedPriority;
import io.perennial.support.Ticket.Priority;
import io.perennial.support.TicketRecord.DatedState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Keeps tickets. */
@Repository
class TicketStore {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    TicketStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The tickets of those ids that are known; locked until the transaction ends. */
    List<TicketRecord> lock(String source, Collection<String> externalIds) {
        return jdbc.sql("""
                select id, account, source, external_id, subject, status, opened_at, first_reply_at, escalated_at,
                    closed_at, satisfaction, sentiment, resolved_at, reopened_at, priority, priority_at, done,
                    done_at, properties, shown
                from support.ticket
                where source = :source and external_id = any (:ids)
                order by external_id
                for update
                """)
                .param("source", source)
                .param("ids", externalIds.toArray(String[]::new))
                .query(TicketStore::ticket)
                .list();
    }

    /** Writes the tickets; each replaces the one of its source and external id. */
    void save(List<TicketRecord> tickets) {
        jdbc.sql("""
                insert into support.ticket (
                    account, source, external_id, subject, status, opened_at, first_reply_at, escalated_at, closed_at,
                    satisfaction, sentiment, resolved_at, reopened_at, priority, priority_at, done,
                    done_at, properties, shown)
                select
                    account, source, external_id, subject, status, opened_at, first_reply_at, escalated_at, closed_at,
                    satisfaction, sentiment, resolved_at, reopened_at, priority, priority_at, done,
                    done_at, properties, shown
                from jsonb_to_recordset(cast(:rows as jsonb)) as row (
                    account bigint, source text, external_id text, subject text, status text, opened_at timestamptz,
                    first_reply_at timestamptz, escalated_at timestamptz, closed_at timestamptz,
                    satisfaction double precision, sentiment double precision, resolved_at timestamptz[],
                    reopened_at timestamptz[], priority text[], priority_at timestamptz[],
                    done boolean[], done_at timestamptz[], properties text, shown text)
                on conflict (source, external_id) do update set
                    account = excluded.account,
                    subject = excluded.subject,
                    status = excluded.status,
                    opened_at = excluded.opened_at,
                    first_reply_at = excluded.first_reply_at,
                    escalated_at = excluded.escalated_at,
                    closed_at = excluded.closed_at,
                    satisfaction = excluded.satisfaction,
                    sentiment = excluded.sentiment,
                    resolved_at = excluded.resolved_at,
                    reopened_at = excluded.reopened_at,
                    priority = excluded.priority,
                    priority_at = excluded.priority_at,
                    done = excluded.done,
                    done_at = excluded.done_at,
                    properties = excluded.properties,
                    shown = excluded.shown
                """)
                .param(
                        "rows",
                        JSON.writeValueAsString(
                                tickets.stream().map(TicketStore::row).toList()))
                .update();
    }

    List<TicketRecord> of(Collection<Account.Id> accounts) {
        return jdbc.sql("""
                select id, account, source, external_id, subject, status, opened_at, first_reply_at, escalated_at,
                    closed_at, satisfaction, sentiment, resolved_at, reopened_at, priority, priority_at, done,
                    done_at, properties, shown
                from support.ticket
                where account = any (:accounts)
                order by account, opened_at, id
                """)
                .param(
                        "accounts",
                        accounts.stream().mapToLong(Account.Id::value).toArray())
                .query(TicketStore::ticket)
                .list();
    }

    private static Map<String, @Nullable Object> row(TicketRecord ticket) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("account", ticket.account().value());
        row.put("source", ticket.source());
        row.put("external_id", ticket.externalId());
        row.put("subject", ticket.subject());
        row.put("status", ticket.status().orElse(null));
        row.put("opened_at", ticket.openedAt().toString());
        row.put("first_reply_at", text(ticket.firstReplyAt()));
        row.put("escalated_at", text(ticket.escalatedAt()));
        row.put("closed_at", text(ticket.closedAt()));
        row.put("satisfaction", orNull(ticket.satisfaction()));
        row.put("sentiment", orNull(ticket.sentiment()));
        row.put(
                "resolved_at",
                ticket.resolvedAt().stream().map(Instant::toString).toList());
        row.put(
                "reopened_at",
                ticket.reopenedAt().stream().map(Instant::toString).toList());
        row.put(
                "priority",
                ticket.priorities().stream().map(p -> p.priority().name()).toList());
        row.put(
                "priority_at",
                ticket.priorities().stream().map(p -> p.from().toString()).toList());
        row.put("done", ticket.states().stream().map(DatedState::done).toList());
        row.put("done_at", ticket.states().stream().map(s -> s.at().toString()).toList());
        row.put("properties", ticket.properties());
        row.put("shown", ticket.shown().json());
        return row;
    }

    private static TicketRecord ticket(ResultSet row, int number) throws SQLException {
        return new TicketRecord(
                row.getLong("id"),
                new Account.Id(row.getLong("account")),
                row.getString("source"),
                row.getString("external_id"),
                row.getString("subject"),
                Optional.ofNullable(row.getString("status")),
                instant(row, "opened_at").orElseThrow(),
                priorities(row),
                instant(row, "first_reply_at"),
                instants(row, "resolved_at"),
                instants(row, "reopened_at"),
                instant(row, "escalated_at"),
                instant(row, "closed_at"),
                number(row, "satisfaction"),
                number(row, "sentiment"),
                states(row),
                row.getString("properties"),
                Shown.parse(row.getString("shown")));
    }

    private static List<DatedPriority> priorities(ResultSet row) throws SQLException {
        String[] priorities = (String[]) row.getArray("priority").getArray();
        List<Instant> from = instants(row, "priority_at");
        List<DatedPriority> dated = new ArrayList<>();
        for (int i = 0; i < priorities.length; i++) {
            dated.add(new DatedPriority(Priority.valueOf(priorities[i]), from.get(i)));
        }
        return dated;
    }

    private static List<DatedState> states(ResultSet row) throws SQLException {
        Boolean[] done = (Boolean[]) row.getArray("done").getArray();
        List<Instant> at = instants(row, "done_at");
        List<DatedState> states = new ArrayList<>();
        for (int i = 0; i < done.length; i++) {
            states.add(new DatedState(done[i], at.get(i)));
        }
        return states;
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static List<Instant> instants(ResultSet row, String column) throws SQLException {
        return Stream.of((Timestamp[]) row.getArray(column).getArray())
                .map(Timestamp::toInstant)
                .toList();
    }

    private static OptionalDouble number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static @Nullable String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }

    private static @Nullable Double orNull(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }
}
