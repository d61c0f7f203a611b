package io.perennial.connect;

import io.perennial.shared.SourceKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The last content of every record that was imported. */
@Component
class LedgerStore {

    private final JdbcClient jdbc;

    LedgerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was imported last under a key; {@code version} counts its changes from 1. */
    record Entry(String key, String content, int version) {}

    Map<String, Entry> of(SourceKey source, RowKind kind, List<String> keys) {
        Map<String, Entry> entries = new HashMap<>();
        jdbc.sql("""
                        select key, content, version
                        from connect.imported_record
                        where source = :source and kind = :kind and key = any(:keys)
                        """)
                .param("source", source.value())
                .param("kind", kind.key())
                .param("keys", keys.toArray(String[]::new))
                .query(Entry.class)
                .list()
                .forEach(entry -> entries.put(entry.key(), entry));
        return entries;
    }

    void remember(SourceKey source, RowKind kind, List<Entry> entries) {
        List<String> keys = new ArrayList<>();
        List<String> contents = new ArrayList<>();
        List<Integer> versions = new ArrayList<>();
        entries.forEach(entry -> {
            keys.add(entry.key());
            contents.add(entry.content());
            versions.add(entry.version());
        });
        jdbc.sql("""
                        insert into connect.imported_record (source, kind, key, content, version)
                        select :source, :kind, given.key, given.content, given.version
                        from unnest(:keys::text[], :contents::text[], :versions::integer[]) as given (key, content, version)
                        on conflict (source, kind, key) do update
                        set content = excluded.content, version = excluded.version
                        """)
                .param("source", source.value())
                .param("kind", kind.key())
                .param("keys", keys.toArray(String[]::new))
                .param("contents", contents.toArray(String[]::new))
                .param("versions", versions.toArray(Integer[]::new))
                .update();
    }
}
