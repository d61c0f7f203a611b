package io.perennial.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Answers kept in memory for the intake's hot path. An answer holds while the revision it was read under holds, and
 * never longer than its time; what was not found is asked again. Inside a transaction an answer is kept only once it
 * committed.
 */
final class Remembered<K, V> {

    private final Cache<K, Held<V>> held;
    private final LongSupplier revision;

    Remembered(int size, Duration time, LongSupplier revision) {
        this.held =
                Caffeine.newBuilder().maximumSize(size).expireAfterWrite(time).build();
        this.revision = revision;
    }

    Map<K, V> of(Collection<K> keys, Function<List<K>, Map<K, V>> read) {
        long now = revision.getAsLong();
        Map<K, V> answers = HashMap.newHashMap(keys.size());
        List<K> missing = new ArrayList<>();
        for (K key : keys) {
            Held<V> known = held.getIfPresent(key);
            if (known != null && known.revision == now) {
                answers.put(key, known.value);
            } else {
                missing.add(key);
            }
        }
        if (!missing.isEmpty()) {
            Map<K, V> found = read.apply(missing);
            answers.putAll(found);
            keep(found, now);
        }
        return answers;
    }

    /** Answers read or written under a revision, from the commit on. */
    void keep(Map<K, V> found, long revisionThen) {
        if (!found.isEmpty()) {
            AfterCommit.run(() -> found.forEach((key, value) -> held.put(key, new Held<>(value, revisionThen))));
        }
    }

    void keep(Map<K, V> found) {
        keep(found, revision.getAsLong());
    }

    private record Held<V>(V value, long revision) {}
}
