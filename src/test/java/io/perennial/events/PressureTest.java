package io.perennial.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PressureTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Pressure pressure = new Pressure(nanos::get);

    @Test
    void isLowAtFirst() {
        assertThat(pressure.high()).isFalse();
    }

    @Test
    void staysLowWhileTransactionsAreSmall() {
        pressure.took(1_999);

        assertThat(pressure.high()).isFalse();
    }

    @Test
    void isHighForASecondAfterALargeTransactionAlsoWhereTheClockWraps() {
        pressure.took(2_000);

        nanos.addAndGet(Duration.ofMillis(999).toNanos());
        assertThat(pressure.high()).isTrue();

        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(pressure.high()).isFalse();
    }

    @Test
    void lastsAsLongAsLargeTransactionsFollow() {
        pressure.took(2_000);
        nanos.addAndGet(Duration.ofMillis(900).toNanos());
        pressure.took(5_000);
        nanos.addAndGet(Duration.ofMillis(900).toNanos());
        pressure.took(10);

        assertThat(pressure.high()).isTrue();
    }
}
