package io.perennial.access;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hashes of the names of erased people; the names themselves are gone. */
@Component
class TombstoneStore {

    private final JdbcClient jdbc;

    TombstoneStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Collection<PersonalData.Identifier> erased, Instant now) {
        for (PersonalData.Identifier identifier : erased) {
            jdbc.sql("insert into access.tombstone (hash, at) values (:hash, :at) on conflict do nothing")
                    .param("hash", hash(identifier))
                    .param("at", MemberStore.utc(now))
                    .update();
        }
    }

    Set<PersonalData.Identifier> erasedOf(Collection<PersonalData.Identifier> identifiers) {
        if (identifiers.isEmpty()) {
            return Set.of();
        }
        byte[][] hashes = identifiers.stream().map(TombstoneStore::hash).toArray(byte[][]::new);
        List<String> found = jdbc.sql("select encode(hash, 'hex') from access.tombstone where hash = any(:hashes)")
                .param("hashes", hashes)
                .query(String.class)
                .list();
        return identifiers.stream()
                .filter(identifier -> found.contains(java.util.HexFormat.of().formatHex(hash(identifier))))
                .collect(Collectors.toSet());
    }

    private static byte[] hash(PersonalData.Identifier identifier) {
        return Secret.hash(identifier.kind() + ":" + identifier.value().toLowerCase(java.util.Locale.ROOT));
    }
}
