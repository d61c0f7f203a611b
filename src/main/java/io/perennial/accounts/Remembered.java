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
        return of(keys, Function.identity(), read);
    }

    /** As the other one for those who ask by a part of the key. */
    <A> Map<A, V> of(Collection<A> asked, Function<A, K> key, Function<List<A>, Map<A, V>> read) {
        long now = revision.getAsLong();
        Map<A, V> answers = HashMap.newHashMap(asked.size());
        List<A> missing = new ArrayList<>();
        for (A one : asked) {
            Held<V> known = held.getIfPresent(key.apply(one));
            if (known != null && known.revision == now) {
                answers.put(one, known.value);
            } else {
                missing.add(one);
            }
        }
        if (!missing.isEmpty()) {
            Map<A, V> found = read.apply(missing);
            answers.putAll(found);
            keep(found, key, now);
        }
        return answers;
    }

    /** Answers read or written under a revision, from the commit on. */
    private <A> void keep(Map<A, V> found, Function<A, K> key, long revisionThen) {
        if (!found.isEmpty()) {
            AfterCommit.run(
                    () -> found.forEach((one, value) -> held.put(key.apply(one), new Held<>(value, revisionThen))));
        }
    }

    void keep(Map<K, V> found) {
        keep(found, Function.identity(), revision.getAsLong());
    }

    private record Held<V>(V value, long revision) {}
}
