package io.perennial.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Token buckets by key: {@code burst} at once, then one each {@code every}. Remembers the keys seen last, as many as
 * {@code keys}.
 */
public final class RateLimit {

    private final double burst;
    private final double nanosPerToken;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets;

    public RateLimit(int burst, Duration every, int keys, LongSupplier nanoTime) {
        if (burst < 1 || keys < 1 || every.isZero() || every.isNegative()) {
            throw new IllegalArgumentException("a rate limit allows something but was " + burst + " by " + every);
        }
        this.burst = burst;
        this.nanosPerToken = every.toNanos();
        this.nanoTime = nanoTime;
        this.buckets = new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > keys;
            }
        };
    }

    /** Takes one token; empty if there was one, else how long to wait for the next. */
    public synchronized Optional<Duration> take(String key) {
        Bucket bucket = refilled(key);
        if (bucket.tokens >= 1) {
            bucket.tokens -= 1;
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos((long) Math.ceil((1 - bucket.tokens) * nanosPerToken)));
    }

    /** How long the key must wait before its next token, without taking one; empty if not at all. */
    public synchronized Optional<Duration> peek(String key) {
        Bucket bucket = refilled(key);
        return bucket.tokens >= 1
                ? Optional.empty()
                : Optional.of(Duration.ofNanos((long) Math.ceil((1 - bucket.tokens) * nanosPerToken)));
    }

    /** Forgets what the key has used, e.g. after the right password. */
    public synchronized void forgive(String key) {
        buckets.remove(key);
    }

    private Bucket refilled(String key) {
        long now = nanoTime.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(key, ignored -> new Bucket(burst, now));
        bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.at) / nanosPerToken);
        bucket.at = now;
        return bucket;
    }

    private static final class Bucket {
        private double tokens;
        private long at;

        private Bucket(double tokens, long at) {
            this.tokens = tokens;
            this.at = at;
        }
    }
}
