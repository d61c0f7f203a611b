package io.perennial.accounts;

import java.util.Map;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;

/**
 * Tells cheaply whether a known answer changed anywhere, also in another process: the counters, read a few times a
 * second.
 */
@Component
class Revisions {

    enum Topic {
        IDENTITY,
        PEOPLE,
        ZONES
    }

    private static final long EVERY_NANOS = 200_000_000;

    private final SettingsStore store;
    private final LongSupplier nanos;
    private volatile Seen seen = new Seen(Map.of(), Long.MIN_VALUE);

    @org.springframework.beans.factory.annotation.Autowired
    Revisions(SettingsStore store) {
        this(store, System::nanoTime);
    }

    Revisions(SettingsStore store, LongSupplier nanos) {
        this.store = store;
        this.nanos = nanos;
    }

    /** The counter as of at most a fifth of a second ago. */
    long of(Topic topic) {
        Seen now = seen;
        long tick = nanos.getAsLong();
        if (now.at == Long.MIN_VALUE || tick - now.at >= EVERY_NANOS) {
            now = new Seen(store.revisions(), tick);
            seen = now;
        }
        return now.counters.getOrDefault(topic, 0L);
    }

    /** An answer changes with the running transaction. */
    void changed(Topic topic) {
        store.raise(topic);
        AfterCommit.run(() -> seen = new Seen(Map.of(), Long.MIN_VALUE));
    }

    private record Seen(Map<Topic, Long> counters, long at) {}
}
