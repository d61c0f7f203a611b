package io.perennial.events;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Creates and drops the monthly parts of the log's tables. */
@Component
class PartitionStore {

    private static final List<String> TABLES = List.of("event", "fact");

    private final JdbcClient database;

    PartitionStore(JdbcClient database) {
        this.database = database;
    }

    void create(YearMonth month) {
        database.sql("select pg_advisory_xact_lock(hashtext('events.partitions'))")
                .query((_, _) -> "")
                .list();
        for (String table : TABLES) {
            database.sql("""
                            create table if not exists events.%s partition of events.%s
                            for values from ('%s-01 00:00:00+00') to ('%s-01 00:00:00+00')
                            """.formatted(name(table, month), table, month, month.plusMonths(1)))
                    .update();
            // nothing is searched by it, so that nobody needs to analyse it
            database.sql("alter table events.%s alter column properties set statistics 0".formatted(name(table, month)))
                    .update();
        }
    }

    void drop(YearMonth month) {
        for (String table : TABLES) {
            database.sql("drop table if exists events.%s".formatted(name(table, month)))
                    .update();
        }
    }

    Set<YearMonth> months() {
        return new TreeSet<>(database.sql("""
                        select part.relname
                        from pg_inherits
                        join pg_class part on part.oid = pg_inherits.inhrelid
                        where pg_inherits.inhparent = 'events.event'::regclass
                        """)
                .query((row, _) -> {
                    String[] parts = row.getString(1).split("_");
                    return YearMonth.of(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
                })
                .list());
    }

    static String name(String table, YearMonth month) {
        return "%s_%04d_%02d".formatted(table, month.getYear(), month.getMonthValue());
    }
}
