package io.perennial;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A clock that a test moves; until it is set it shows the real time, as exactly as the one of the product. */
public final class SettableClock extends Clock {

    private final AtomicReference<@Nullable Instant> fixed = new AtomicReference<>();

    public SettableClock() {}

    public SettableClock(Instant now) {
        set(now);
    }

    public void set(Instant now) {
        fixed.set(now);
    }

    public void advance(Duration time) {
        set(instant().plus(time));
    }

    /** Shows the real time again. */
    public void release() {
        fixed.set(null);
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNullElseGet(fixed.get(), () -> Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
