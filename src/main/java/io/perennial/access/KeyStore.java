package io.perennial.access;

import static io.perennial.access.MemberStore.instant;
import static io.perennial.access.MemberStore.utc;

import io.perennial.shared.SourceKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class KeyStore {

    private final JdbcClient jdbc;

    KeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(byte[] hash, SourceKey source, Set<KeyScope> scopes, String hint, String by, Instant now) {
        return jdbc.sql("""
                        insert into access.api_key (hash, source, scopes, hint, created_by, created_at)
                        values (:hash, :source, :scopes, :hint, :by, :now)
                        returning id
                        """)
                .param("hash", hash)
                .param("source", source.value())
                .param("scopes", scopes.stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("hint", hint)
                .param("by", by)
                .param("now", utc(now))
                .query(Long.class)
                .single();
    }

    Optional<ApiKey> byHash(byte[] hash) {
        return jdbc.sql("""
                        select id, source, scopes, hint, created_by, created_at, last_used, revoked_at
                        from access.api_key
                        where hash = :hash and revoked_at is null
                        """).param("hash", hash).query(KeyStore::key).optional();
    }

    List<ApiKey> all() {
        return jdbc.sql("""
                        select id, source, scopes, hint, created_by, created_at, last_used, revoked_at
                        from access.api_key
                        order by source, created_at
                        """).query(KeyStore::key).list();
    }

    /** Empty if there is none or it was revoked before. */
    Optional<ApiKey> revoke(long id, Instant now) {
        return jdbc.sql("""
                        update access.api_key set revoked_at = :now
                        where id = :id and revoked_at is null
                        returning id, source, scopes, hint, created_by, created_at, last_used, revoked_at
                        """)
                .param("id", id)
                .param("now", utc(now))
                .query(KeyStore::key)
                .optional();
    }

    void used(long id, Instant now) {
        jdbc.sql("update access.api_key set last_used = greatest(last_used, :now) where id = :id")
                .param("id", id)
                .param("now", utc(now))
                .update();
    }

    private static ApiKey key(ResultSet row, int number) throws SQLException {
        String[] scopes = (String[]) row.getArray("scopes").getArray();
        return new ApiKey(
                row.getLong("id"),
                new SourceKey(row.getString("source")),
                Arrays.stream(scopes).map(KeyScope::valueOf).collect(Collectors.toSet()),
                row.getString("hint"),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("last_used", OffsetDateTime.class)),
                instant(row.getObject("revoked_at", OffsetDateTime.class)));
    }
}
