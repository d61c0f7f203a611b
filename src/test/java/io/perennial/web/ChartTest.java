package io.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartTest {

    @Test
    void theHighestValueStandsOnTop() {
        assertThat(Chart.sparkline(List.of(OptionalDouble.of(0), OptionalDouble.of(100)), 0, 100, 88, 24))
                .isEqualTo("M0.0 24.0L88.0 0.0");
    }

    @Test
    void theUnknownLeavesAGapAndIsNotZero() {
        List<OptionalDouble> values = List.of(OptionalDouble.of(50), OptionalDouble.empty(), OptionalDouble.of(50));

        assertThat(Chart.sparkline(values, 0, 100, 88, 24)).isEqualTo("M0.0 12.0M88.0 12.0");
    }

    @Test
    void aSparklineIsAsWideAsItsValuesAndAtLeastAsItsSpan() {
        List<OptionalDouble> little = List.of(OptionalDouble.of(70), OptionalDouble.of(72));
        List<OptionalDouble> much = List.of(OptionalDouble.of(40), OptionalDouble.of(80));

        assertThat(Chart.sparkline(little, 20, 88, 20)).isEqualTo("M0.0 11.0L88.0 9.0");
        assertThat(Chart.sparkline(much, 20, 88, 20)).isEqualTo("M0.0 20.0L88.0 0.0");
    }

    @Test
    void aColumnIsAsHighAsItsShareOfTheHighest() {
        LocalDate day = LocalDate.of(2026, 1, 1);
        List<Chart.Column> columns = Chart.columns(
                        List.of(
                                new Chart.Point(day, OptionalDouble.of(4)),
                                new Chart.Point(day.plusDays(1), OptionalDouble.of(2)),
                                new Chart.Point(day.plusDays(2), OptionalDouble.of(0))),
                        4,
                        860,
                        180)
                .columns();

        assertThat(columns.get(0).height()).isEqualTo(2 * columns.get(1).height());
        assertThat(columns.get(2).height()).isZero();
    }

    @Test
    void whereItIsNarrowFewerMonthsAreNamed() {
        List<Chart.Point> points = IntStream.range(0, 360)
                .mapToObj(n -> new Chart.Point(LocalDate.of(2026, 1, 1).plusDays(n), OptionalDouble.of(50)))
                .toList();
        Sized<Chart.Line> line = Sized.of(
                860,
                200,
                (width, height) -> Chart.line(
                        points,
                        0,
                        100,
                        List.of(0.0),
                        width,
                        height,
                        new Dictionary(Clock.systemUTC()).in("en", ZoneOffset.UTC)));

        assertThat(line.wide().days()).hasSizeBetween(5, 6);
        assertThat(line.narrow().days()).hasSizeBetween(2, 4);
    }
}
