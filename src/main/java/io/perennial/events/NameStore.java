package io.perennial.events;

import io.perennial.shared.SourceKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names of events and keys of sources with their numbers. */
@Component
class NameStore {

    private final JdbcClient database;

    NameStore(JdbcClient database) {
        this.database = database;
    }

    Map<String, Integer> names(Collection<String> names) {
        Map<String, Integer> found = new HashMap<>();
        database.sql("select id, name from events.name where name = any(:names)")
                .param("names", names.toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString("name"), row.getInt("id"));
                });
        return found;
    }

    Map<String, Integer> allNames() {
        Map<String, Integer> found = new HashMap<>();
        database.sql("select id, name from events.name").query(row -> {
            found.put(row.getString("name"), row.getInt("id"));
        });
        return found;
    }

    long count() {
        return database.sql("select count(*) from events.name")
                .query(Long.class)
                .single();
    }

    void addNames(Collection<String> names) {
        database.sql("""
                        insert into events.name (name)
                        select unnest(:names::text[])
                        on conflict do nothing
                        """)
                .param("names", names.stream().sorted().toArray(String[]::new))
                .update();
    }

    short source(String key) {
        database.sql("insert into events.source (key) values (:key) on conflict do nothing")
                .param("key", key)
                .update();
        return database.sql("select id from events.source where key = :key")
                .param("key", key)
                .query(Short.class)
                .single();
    }

    String sourceKey(short id) {
        return database.sql("select key from events.source where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    Map<Short, SourceKey> allSources() {
        Map<Short, SourceKey> found = new HashMap<>();
        database.sql("select id, key from events.source").query(row -> {
            found.put(row.getShort("id"), new SourceKey(row.getString("key")));
        });
        return found;
    }
}
