package io.perennial.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurveTest {

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 0", "0.4, 50", "0.8, 100", "9, 100"})
    void linesRunThroughTheirPointsAndStayLevelOutside(double value, double grade) {
        Curve curve = SampleScorecards.linear(0, 0, 0.8, 100);

        assertThat(curve.grade(value, Curve.Standard.NONE).orElseThrow()).isCloseTo(grade, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"-5, 100", "0, 100", "0.99, 100", "1, 20", "7, 20"})
    void aStepHoldsFromItsValueOn(double value, double grade) {
        assertThat(SampleScorecards.step(0, 100, 1, 20).grade(value, Curve.Standard.NONE))
                .hasValue(grade);
    }

    @Test
    void percentileComparesWithTheSegmentAndIsUnknownWithoutOne() {
        Curve.Standard third = value -> OptionalDouble.of(0.25);

        assertThat(new Curve.Percentile(true).grade(7, third)).hasValue(25);
        assertThat(new Curve.Percentile(false).grade(7, third)).hasValue(75);
        assertThat(new Curve.Percentile(true).grade(7, Curve.Standard.NONE)).isEmpty();
    }

    @Test
    void pointsMustRise() {
        assertThatThrownBy(() -> SampleScorecards.linear(1, 0, 1, 100)).hasMessageContaining("1.0 follows 1.0");
        assertThatThrownBy(() -> new Curve.Linear(List.of())).hasMessageContaining("2 or more");
        assertThatThrownBy(() -> SampleScorecards.step(0, 101)).hasMessageContaining("101");
    }
}
