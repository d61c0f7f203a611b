package io.perennial.events;

import io.perennial.shared.SourceKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is committed and not yet rolled up, and what each source has sent so far. */
@Component
class BatchStore {

    /** A batch to roll up. {@code activity} holds an account's number before each of its days. */
    record Claimed(long id, byte[] activity, int facts, int failures) {}

    private final JdbcClient database;
    private final BulkStore bulk;
    private final Names names;

    BatchStore(JdbcClient database, BulkStore bulk, Names names) {
        this.database = database;
        this.bulk = bulk;
        this.names = names;
    }

    long next() {
        return database.sql("select nextval('events.batch_id')")
                .query(Long.class)
                .single();
    }

    void add(long id, Instant receivedAt, byte[] activity, int facts) {
        database.sql("""
                        insert into events.batch (id, received_at, activity, facts)
                        values (:id, :receivedAt, :activity, :facts)
                        """)
                .param("id", id)
                .param("receivedAt", receivedAt.atOffset(ZoneOffset.UTC))
                .param("activity", activity)
                .param("facts", facts)
                .update();
    }

    void addArrivals(long batch, Collection<Arrival> arrivals) {
        Map<SourceKey, Map<FactKind, Tally>> tallies = new HashMap<>();
        for (Arrival arrival : arrivals) {
            tallies.computeIfAbsent(arrival.source, _ -> new EnumMap<>(FactKind.class))
                    .computeIfAbsent(arrival.event.kind(), _ -> new Tally())
                    .count(arrival);
        }
        CopyRows rows = new CopyRows(256);
        tallies.forEach((source, kinds) -> kinds.forEach((kind, tally) -> rows.row(9)
                .bigint(batch)
                .smallint(names.id(source))
                .smallint(kind.ordinal())
                .instant(tally.receivedAt)
                .instant(tally.lastAt)
                .bigint(tally.accepted)
                .bigint(tally.duplicate)
                .bigint(tally.held)
                .bigint(tally.rejected)));
        bulk.copy("""
                copy events.arrival
                    (batch, source, kind, received_at, last_at, accepted, duplicate, held, rejected)
                from stdin (format binary)
                """, rows);
    }

    /** The only one to roll up, until the running transaction ends; false when another one is at it. */
    boolean lock() {
        return database.sql("select pg_try_advisory_xact_lock(hashtext('events.roll-up'))")
                .query(Boolean.class)
                .single();
    }

    /** As {@link #lock}, but waits for whoever rolls up at the moment. */
    void awaitLock() {
        database.sql("select pg_advisory_xact_lock(hashtext('events.roll-up'))")
                .query((_, _) -> 1)
                .list();
    }

    /** Committed batches that are due, oldest first; one that failed before comes alone. */
    List<Claimed> claim(int limit, Instant now) {
        List<Claimed> due = database.sql("""
                        select id, activity, facts, failures
                        from events.batch
                        where retry_at is null or retry_at <= :now
                        order by id
                        limit :limit
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, _) -> new Claimed(
                        row.getLong("id"), row.getBytes("activity"), row.getInt("facts"), row.getInt("failures")))
                .list();
        if (!due.isEmpty() && due.getFirst().failures() > 0) {
            return List.of(due.getFirst());
        }
        return due.stream().takeWhile(batch -> batch.failures() == 0).toList();
    }

    /** Rolled up: what they say about their sources is added up and they are gone. */
    void done(Collection<Long> batches) {
        Long[] ids = batches.toArray(Long[]::new);
        database.sql("""
                        with gone as (
                            delete from events.arrival where batch = any(:ids)
                            returning source, kind, received_at, last_at, accepted, duplicate, held, rejected
                        )
                        insert into events.freshness as known
                            (source, kind, first_received_at, received_at, last_at, accepted, duplicate, held, rejected)
                        select source, kind, min(received_at), max(received_at), max(last_at),
                               sum(accepted), sum(duplicate), sum(held), sum(rejected)
                        from gone
                        group by source, kind
                        on conflict (source, kind) do update set
                            first_received_at = least(known.first_received_at, excluded.first_received_at),
                            received_at = greatest(known.received_at, excluded.received_at),
                            last_at = greatest(known.last_at, excluded.last_at),
                            accepted = known.accepted + excluded.accepted,
                            duplicate = known.duplicate + excluded.duplicate,
                            held = known.held + excluded.held,
                            rejected = known.rejected + excluded.rejected
                        """).param("ids", ids).update();
        database.sql("delete from events.batch where id = any(:ids)")
                .param("ids", ids)
                .update();
    }

    /** Could not be rolled up: it waits, longer each time, and says why. */
    void failed(long batch, Instant retryAt, String problem) {
        database.sql("""
                        update events.batch
                        set failures = failures + 1, retry_at = :retryAt, problem = :problem
                        where id = :id
                        """)
                .param("id", batch)
                .param("retryAt", retryAt.atOffset(ZoneOffset.UTC))
                .param("problem", problem)
                .update();
    }

    /** Lets these be tried at once and one by one. */
    void suspect(Collection<Long> batches, Instant now) {
        database.sql("update events.batch set failures = failures + 1, retry_at = :now where id = any(:ids)")
                .param("ids", batches.toArray(Long[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The newest committed batch that waits; empty when all are rolled up. */
    OptionalLong newest() {
        return database.sql("select max(id) from events.batch")
                .query((row, _) -> {
                    long id = row.getLong(1);
                    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(id);
                })
                .single();
    }

    int failures(long batch) {
        return database.sql("select failures from events.batch where id = :id")
                .param("id", batch)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** How many batches up to this one wait, how many of them have failed and wait for later, and why one did. */
    Backlog backlog(long upTo, Instant now) {
        return database.sql("""
                        select count(*) as batches, count(*) filter (where retry_at > :now) as failing,
                               max(problem) as problem
                        from events.batch where id <= :upTo
                        """)
                .param("upTo", upTo)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Backlog(
                        row.getLong("batches"), row.getLong("failing"), String.valueOf(row.getString("problem"))))
                .single();
    }

    record Backlog(long batches, long failing, String problem) {}

    List<Freshness> freshness() {
        Map<Short, SourceKey> sources = names.allSources();
        return database.sql("""
                        select source, kind, first_received_at, received_at, last_at, accepted, duplicate, held, rejected
                        from events.freshness
                        order by source, kind
                        """)
                .query((row, _) -> new Freshness(
                        java.util.Objects.requireNonNull(sources.get(row.getShort("source"))),
                        LogStore.kind(row.getInt("kind")),
                        LogStore.instant(row, "first_received_at"),
                        LogStore.instant(row, "received_at"),
                        row.getObject("last_at", OffsetDateTime.class).toInstant(),
                        row.getLong("accepted"),
                        row.getLong("duplicate"),
                        row.getLong("held"),
                        row.getLong("rejected")))
                .list();
    }

    /** Counts of one source and kind in one batch. */
    private static final class Tally {
        private Instant receivedAt = Instant.EPOCH;
        private Instant lastAt = Instant.EPOCH;
        private long accepted;
        private long duplicate;
        private long held;
        private long rejected;

        void count(Arrival arrival) {
            receivedAt = arrival.receivedAt;
            Verdict verdict = arrival.verdict;
            if (verdict instanceof Verdict.Accepted) {
                accepted++;
            } else if (verdict instanceof Verdict.Held) {
                held++;
            } else if (verdict instanceof Verdict.Forgotten) {
                return;
            } else if (verdict instanceof Verdict.Dropped(String _, boolean known, String _)) {
                duplicate += known ? 1 : 0;
                rejected += known ? 0 : 1;
                return;
            }
            if (arrival.event.at().isAfter(lastAt)) {
                lastAt = arrival.event.at();
            }
        }
    }
}
