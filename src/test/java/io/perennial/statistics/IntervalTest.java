package io.perennial.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IntervalTest {

    @Test
    void wilsonAgreesWithThePublishedExample() {
        // 81 of 263 at 95 %: Newcombe 1998, table I, method 3
        Interval interval = Interval.wilson(81, 263);

        assertThat(interval.low()).isCloseTo(0.2553, within(5e-5));
        assertThat(interval.high()).isCloseTo(0.3662, within(5e-5));
    }

    @Test
    void nothingOfNoneIsNoShare() {
        assertThatThrownBy(() -> Interval.wilson(0, 0)).hasMessageContaining("0 of 0");
    }

    @Test
    void netPromoterScoreHasItsStandardError() {
        Interval interval = Interval.normal(33.3333, 4.1409, 324, 0.95);

        assertThat(interval.high() - interval.estimate()).isCloseTo(8.12, within(0.005));
    }

    @Property
    void aShareLiesWithinItsIntervalAndTheIntervalWithinZeroToOne(
            @ForAll @IntRange(min = 1, max = 5000) int n, @ForAll @IntRange(min = 0, max = 5000) int k) {
        Interval interval = Interval.wilson(Math.min(k, n), n);

        assertThat(interval.low()).isBetween(0.0, interval.estimate());
        assertThat(interval.high()).isBetween(interval.estimate(), 1.0);
    }
}
