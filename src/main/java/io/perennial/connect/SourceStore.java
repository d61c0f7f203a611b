package io.perennial.connect;

import io.perennial.shared.SourceKey;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sources, and what people said about their files. */
@Component
class SourceStore {

    private final JdbcClient jdbc;

    SourceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Source> all() {
        return jdbc.sql("select key, label, created_at from connect.source order by key")
                .query((row, number) -> new Source(
                        new SourceKey(row.getString("key")),
                        row.getString("label"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** False if there was one of that key, which stays as it is. */
    boolean add(SourceKey key, String label, @Nullable String by) {
        return jdbc.sql("""
                                insert into connect.source (key, label, created_by)
                                values (:key, :label, :by)
                                on conflict (key) do nothing
                                """)
                        .param("key", key.value())
                        .param("label", label)
                        .param("by", by)
                        .update()
                == 1;
    }

    void rename(SourceKey key, String label) {
        jdbc.sql("update connect.source set label = :label where key = :key")
                .param("key", key.value())
                .param("label", label)
                .update();
    }

    /** The saved mappings of a source, one text a file. */
    List<String> mappings(SourceKey source) {
        return jdbc.sql("select yaml from connect.mapping where source = :source order by file")
                .param("source", source.value())
                .query(String.class)
                .list();
    }

    void saveMapping(SourceKey source, String file, String yaml, @Nullable String by) {
        jdbc.sql("""
                        insert into connect.mapping (source, file, yaml, saved_by)
                        values (:source, :file, :yaml, :by)
                        on conflict (source, file) do update
                        set yaml = excluded.yaml, saved_at = now(), saved_by = excluded.saved_by
                        """)
                .param("source", source.value())
                .param("file", file)
                .param("yaml", yaml)
                .param("by", by)
                .update();
    }

    int forgetMappings(SourceKey source) {
        return jdbc.sql("delete from connect.mapping where source = :source")
                .param("source", source.value())
                .update();
    }
}
