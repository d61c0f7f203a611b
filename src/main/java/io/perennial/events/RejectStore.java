package io.perennial.events;

import io.perennial.shared.SourceKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What could not be taken, as it came; of each source the newest, and none longer than the time to keep. */
@Component
class RejectStore {

    static final int LARGEST = 32 * 1024;
    static final int MOST_PER_SOURCE = 10_000;

    /** @param form which reader understands {@code raw}, see {@link Reject} */
    record New(
            SourceKey source,
            Instant receivedAt,
            Optional<String> messageId,
            Optional<FactKind> kind,
            String form,
            String reason,
            byte[] raw) {}

    private final JdbcClient database;
    private final BulkStore bulk;
    private final Names names;

    RejectStore(JdbcClient database, BulkStore bulk, Names names) {
        this.database = database;
        this.bulk = bulk;
        this.names = names;
    }

    void add(Collection<New> rejects) {
        CopyRows rows = new CopyRows(rejects.size() * 300);
        for (New reject : rejects) {
            boolean truncated = reject.raw().length > LARGEST;
            rows.row(8)
                    .smallint(names.id(reject.source()))
                    .instant(reject.receivedAt())
                    .text(reject.messageId().map(RejectStore::storable).orElse(null));
            if (reject.kind().isPresent()) {
                rows.smallint(reject.kind().get().ordinal());
            } else {
                rows.nothing();
            }
            rows.text(reject.form())
                    .text(storable(reject.reason()))
                    .bytes(truncated ? Arrays.copyOf(reject.raw(), LARGEST) : reject.raw())
                    .flag(truncated);
        }
        bulk.copy("""
                copy events.reject (source, received_at, message_id, kind, form, reason, raw, truncated)
                from stdin (format binary)
                """, rows);
    }

    private static String storable(String text) {
        String shown = text.replace("\0", "\\0");
        return shown.length() <= 500 ? shown : shown.substring(0, 500);
    }

    List<Reject> newest(@Nullable SourceKey source, long beforeId, int limit) {
        Map<Short, SourceKey> sources = names.allSources();
        return database.sql("""
                        select id, source, received_at, message_id, kind, form, reason, raw, truncated
                        from events.reject
                        where id < :before and (:source::smallint is null or source = :source::smallint)
                        order by id desc
                        limit :limit
                        """)
                .param("before", beforeId)
                .param("source", source == null ? null : names.id(source))
                .param("limit", limit)
                .query((row, _) -> reject(row, sources))
                .list();
    }

    /** Takes one out to be tried again; empty when it is gone. */
    Optional<Reject> take(long id) {
        Map<Short, SourceKey> sources = names.allSources();
        return database.sql("""
                        delete from events.reject where id = :id and not truncated
                        returning id, source, received_at, message_id, kind, form, reason, raw, truncated
                        """)
                .param("id", id)
                .query((row, _) -> reject(row, sources))
                .optional();
    }

    private static Reject reject(ResultSet row, Map<Short, SourceKey> sources) throws SQLException {
        Integer kind = row.getObject("kind", Integer.class);
        return new Reject(
                row.getLong("id"),
                Objects.requireNonNull(sources.get(row.getShort("source"))),
                LogStore.instant(row, "received_at"),
                Optional.ofNullable(row.getString("message_id")),
                Optional.ofNullable(kind).map(LogStore::kind),
                row.getString("form"),
                row.getString("reason"),
                row.getBytes("raw"),
                row.getBoolean("truncated"));
    }

    /** Forgets what is older than that, and of each source what is beyond the newest {@value MOST_PER_SOURCE}. */
    int forgetBefore(Instant receivedAt) {
        return database.sql("""
                        with ranked as (
                            select id, received_at, row_number() over (partition by source order by id desc) as place
                            from events.reject
                        )
                        delete from events.reject
                        where id in (select id from ranked where place > :most or received_at < :before)
                        """)
                .param("most", MOST_PER_SOURCE)
                .param("before", receivedAt.atOffset(ZoneOffset.UTC))
                .update();
    }
}
