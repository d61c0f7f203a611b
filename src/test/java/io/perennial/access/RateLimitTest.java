package io.perennial.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimit limit = new RateLimit(3, Duration.ofSeconds(10), 2, nanos::get);

    @Test
    void afterTheBurstOneMustWait() {
        assertThat(limit.take("a")).isEmpty();
        assertThat(limit.take("a")).isEmpty();
        assertThat(limit.take("a")).isEmpty();

        assertThat(limit.take("a")).contains(Duration.ofSeconds(10));
        assertThat(limit.take("b")).isEmpty();
    }

    @Test
    void timeGivesTokensBackButNeverMoreThanTheBurst() {
        for (int i = 0; i < 3; i++) {
            limit.take("a");
        }

        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(limit.take("a")).isEmpty();
        assertThat(limit.take("a")).isPresent();

        nanos.addAndGet(Duration.ofDays(1).toNanos());
        for (int i = 0; i < 3; i++) {
            assertThat(limit.take("a")).isEmpty();
        }
        assertThat(limit.take("a")).isPresent();
    }

    @Test
    void lookingTakesNothing() {
        for (int i = 0; i < 10; i++) {
            assertThat(limit.peek("a")).isEmpty();
        }
        assertThat(limit.take("a")).isEmpty();
    }

    @Test
    void whoIsForgivenStartsAnew() {
        for (int i = 0; i < 3; i++) {
            limit.take("a");
        }
        limit.forgive("a");

        assertThat(limit.take("a")).isEmpty();
    }
}
