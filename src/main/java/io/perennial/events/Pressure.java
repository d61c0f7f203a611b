package io.perennial.events;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;

/**
 * Whether so much comes in that requests wait for each other. Then to acknowledge goes first, to count second and to
 * judge last: what rewrites the same customers over and over does so less often.
 */
@Component
class Pressure {

    /** Events that had gathered while the transaction before was written. */
    private static final int MUCH = 2_000;

    private static final long LASTS = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanoTime;
    private volatile long until;

    Pressure() {
        this(System::nanoTime);
    }

    Pressure(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.until = nanoTime.getAsLong();
    }

    /** One transaction took in so many events of several requests. */
    void took(int events) {
        if (events >= MUCH) {
            until = nanoTime.getAsLong() + LASTS;
        }
    }

    /** For a second after the last large transaction. */
    boolean high() {
        return nanoTime.getAsLong() - until < 0;
    }
}
