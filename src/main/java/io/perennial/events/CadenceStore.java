package io.perennial.events;

import io.perennial.shared.SourceKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads from the log of facts how often each source sends which. */
@Component
class CadenceStore {

    private final JdbcClient database;
    private final Names names;

    CadenceStore(JdbcClient database, Names names) {
        this.database = database;
        this.names = names;
    }

    /** Facts of one kind from one source. */
    record Stream(SourceKey source, FactKind kind) {}

    /** By when they happened. A fact is received at most a day before it happens, so that older partitions are left. */
    Map<Stream, Cadence> between(Instant from, Instant to, Collection<FactKind> kinds) {
        Map<Short, SourceKey> sources = names.allSources();
        Map<Stream, SortedSet<LocalDate>> days = new HashMap<>();
        database.sql("""
                        select distinct source, kind, (at at time zone 'UTC')::date as day
                        from events.fact
                        where kind = any(:kinds) and at between :from and :to and received_at >= :from - interval '1 day'
                        """)
                .param("kinds", kinds.stream().map(FactKind::ordinal).toArray(Integer[]::new))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    SourceKey source = sources.get(row.getShort("source"));
                    if (source != null) {
                        days.computeIfAbsent(
                                        new Stream(source, LogStore.kind(row.getInt("kind"))), key -> new TreeSet<>())
                                .add(row.getObject("day", LocalDate.class));
                    }
                });
        Map<Stream, Cadence> cadences = new HashMap<>();
        days.forEach((stream, all) -> cadences.put(stream, Cadence.of(all)));
        return cadences;
    }
}
