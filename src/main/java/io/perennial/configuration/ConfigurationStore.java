package io.perennial.configuration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps every version of every text. */
@Repository
class ConfigurationStore {

    private final JdbcClient jdbc;

    ConfigurationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One row; an empty {@code text} says it was removed with this version. */
    record Row(
            String kind,
            String key,
            int version,
            Optional<String> text,
            String author,
            String comment,
            Instant at,
            Optional<String> shippedHash) {

        Optional<ConfigurationText> asText() {
            return text.map(t -> new ConfigurationText(kind, key, version, t, author, comment, at));
        }
    }

    Optional<Row> latest(String kind, String key) {
        return jdbc.sql("""
                select kind, key, version, text, author, comment, at, shipped_hash
                from configuration.text_version
                where kind = :kind and key = :key
                order by version desc
                limit 1
                """)
                .param("kind", kind)
                .param("key", key)
                .query(ConfigurationStore::row)
                .optional();
    }

    List<Row> latestOf(String kind) {
        return jdbc.sql("""
                select distinct on (key) kind, key, version, text, author, comment, at, shipped_hash
                from configuration.text_version
                where kind = :kind
                order by key, version desc
                """).param("kind", kind).query(ConfigurationStore::row).list();
    }

    List<Row> versions(String kind, String key) {
        return jdbc.sql("""
                select kind, key, version, text, author, comment, at, shipped_hash
                from configuration.text_version
                where kind = :kind and key = :key
                order by version desc
                """)
                .param("kind", kind)
                .param("key", key)
                .query(ConfigurationStore::row)
                .list();
    }

    /** Adds the version; answers false when somebody else wrote it first. */
    boolean add(Row row) {
        return jdbc.sql("""
                insert into configuration.text_version (kind, key, version, text, author, comment, at, shipped_hash)
                values (:kind, :key, :version, :text, :author, :comment, :at, :shippedHash)
                on conflict (kind, key, version) do nothing
                """)
                        .param("kind", row.kind())
                        .param("key", row.key())
                        .param("version", row.version())
                        .param("text", orNull(row.text()))
                        .param("author", row.author())
                        .param("comment", row.comment())
                        .param("at", row.at().atOffset(ZoneOffset.UTC))
                        .param("shippedHash", orNull(row.shippedHash()))
                        .update()
                == 1;
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("kind"),
                row.getString("key"),
                row.getInt("version"),
                Optional.ofNullable(row.getString("text")),
                row.getString("author"),
                row.getString("comment"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("shipped_hash")));
    }

    private static @Nullable String orNull(Optional<String> value) {
        return value.orElse(null);
    }
}
