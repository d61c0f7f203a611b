package io.perennial.events;

import io.perennial.accounts.Account;
import io.perennial.shared.SourceKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the log for people who look at it. */
@Component
class LogReadStore {

    /** The log is only ever appended to, so the newest rows stand in the last blocks. */
    private static final int LAST_BLOCKS = 64;

    private final JdbcClient database;
    private final PartitionStore partitions;
    private final Names names;

    LogReadStore(JdbcClient database, PartitionStore partitions, Names names) {
        this.database = database;
        this.partitions = partitions;
        this.names = names;
    }

    List<Logged> recent(int limit) {
        Map<Short, SourceKey> sources = names.allSources();
        List<Logged> found = new ArrayList<>();
        NavigableSet<YearMonth> months = new TreeSet<>(partitions.months());
        for (YearMonth month : months.descendingSet()) {
            found.addAll(tail("event", month, limit, sources));
            found.addAll(tail("fact", month, limit, sources));
            if (found.size() >= limit) {
                break;
            }
        }
        return found.stream()
                .sorted(Comparator.comparing(Logged::receivedAt)
                        .thenComparing(Logged::at)
                        .reversed())
                .limit(limit)
                .toList();
    }

    private List<Logged> tail(String table, YearMonth month, int limit, Map<Short, SourceKey> sources) {
        String part = "events." + PartitionStore.name(table, month);
        long blocks = database.sql("select pg_relation_size(cast(:part as regclass)) / 8192")
                .param("part", part)
                .query(Long.class)
                .single();
        if (blocks == 0) {
            return List.of();
        }
        String name = table.equals("event") ? "name as name_id, null as name" : "0 as name_id, name";
        return database.sql("""
                        select at, received_at, account, user_key, source, kind, value, properties, %s
                        from %s
                        where ctid >= cast(:first as tid)
                        order by received_at desc, at desc
                        limit :limit
                        """.formatted(name, part))
                .param("first", "(" + Math.max(0, blocks - LAST_BLOCKS) + ",0)")
                .param("limit", limit)
                .query((row, _) -> logged(row, sources))
                .list();
    }

    List<Logged> of(Account.Id account, Instant before, int limit) {
        Map<Short, SourceKey> sources = names.allSources();
        return database.sql("""
                        select at, received_at, account, user_key, source, kind, value, properties,
                               name as name_id, null as name
                        from events.event
                        where account = :account and at < :before
                        order by at desc
                        limit :limit
                        """)
                .param("account", account.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, _) -> logged(row, sources))
                .list();
    }

    private Logged logged(ResultSet row, Map<Short, SourceKey> sources) throws SQLException {
        String text = row.getString("name");
        byte @Nullable [] properties = row.getBytes("properties");
        return new Logged(
                Objects.requireNonNull(sources.get(row.getShort("source"))),
                LogStore.kind(row.getInt("kind")),
                LogStore.instant(row, "at"),
                LogStore.instant(row, "received_at"),
                Optional.ofNullable(row.getObject("account", Long.class)).map(Account.Id::new),
                Optional.ofNullable(row.getObject("user_key", Long.class)),
                text != null ? text : names.text(row.getInt("name_id")),
                LogStore.number(row),
                properties == null ? JsonBytes.EMPTY_OBJECT : properties);
    }
}
