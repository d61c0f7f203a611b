package io.perennial.access;

import io.perennial.access.PersonalData.Identifier;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hashes of the names of erased people; the names themselves are gone. All of them are kept in memory, for everything
 * that comes in is held against them.
 */
@Component
class TombstoneStore {

    /** How long what another process erased may go unseen here. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private volatile Kept kept = new Kept(Set.of(), System.nanoTime() - LOOK_AGAIN.toNanos());

    TombstoneStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Kept(Set<ByteBuffer> hashes, long readAt) {}

    void insert(Collection<Identifier> erased, Instant now) {
        for (Identifier identifier : erased) {
            jdbc.sql("insert into access.tombstone (hash, at) values (:hash, :at) on conflict do nothing")
                    .param("hash", hash(identifier))
                    .param("at", MemberStore.utc(now))
                    .update();
        }
        kept = new Kept(Set.of(), System.nanoTime() - LOOK_AGAIN.toNanos());
    }

    Set<Identifier> erasedOf(Collection<Identifier> identifiers) {
        Set<ByteBuffer> hashes = hashes();
        return hashes.isEmpty()
                ? Set.of()
                : identifiers.stream()
                        .filter(identifier -> hashes.contains(ByteBuffer.wrap(hash(identifier))))
                        .collect(Collectors.toSet());
    }

    boolean none() {
        return hashes().isEmpty();
    }

    private Set<ByteBuffer> hashes() {
        Kept now = kept;
        if (System.nanoTime() - now.readAt() >= LOOK_AGAIN.toNanos()) {
            Set<ByteBuffer> read = new HashSet<>();
            jdbc.sql("select hash from access.tombstone").query(row -> {
                read.add(ByteBuffer.wrap(row.getBytes(1)));
            });
            now = new Kept(read, System.nanoTime());
            kept = now;
        }
        return now.hashes();
    }

    private static byte[] hash(Identifier identifier) {
        return Secret.hash(identifier.kind() + ":" + identifier.value().toLowerCase(Locale.ROOT));
    }
}
