package io.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The title over a customer's trend says what the line shows. */
class TrendFindingTest {

    private static final LocalDate LAST = LocalDate.of(2026, 11, 23);
    private static final int DAYS = 183;

    private final Dictionary dictionary = new Dictionary(Clock.systemUTC());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            182 | 77   | 68   | Score fell from 77.0 to 68.0 in half a year    | Wert fiel in einem halben Jahr von 77,0 auf 68,0
            182 | 68   | 77   | Score rose from 68.0 to 77.0 in half a year    | Wert stieg in einem halben Jahr von 68,0 auf 77,0
            182 | 70   | 72   | Score rose from 70.0 to 72.0 in half a year    | Wert stieg in einem halben Jahr von 70,0 auf 72,0
            182 | 70   | 71.9 | Score hardly moved in half a year: 70.0, now 71.9 | Wert bewegte sich in einem halben Jahr kaum: 70,0, jetzt 71,9
            182 | 70   | 68.1 | Score hardly moved in half a year: 70.0, now 68.1 | Wert bewegte sich in einem halben Jahr kaum: 70,0, jetzt 68,1
            182 | 50   | 50   | Score hardly moved in half a year: 50.0, now 50.0 | Wert bewegte sich in einem halben Jahr kaum: 50,0, jetzt 50,0
            170 | 77   | 68   | Score fell from 77.0 to 68.0 in half a year    | Wert fiel in einem halben Jahr von 77,0 auf 68,0
            169 | 77   | 68   | Score fell from 77.0 to 68.0 since 7 Jun 2026  | Wert fiel seit 07.06.2026 von 77,0 auf 68,0
            1   | 77   | 68   | Score fell from 77.0 to 68.0 since 22 Nov 2026 | Wert fiel seit 22.11.2026 von 77,0 auf 68,0
            """)
    void itNamesBothEndsAndTheSpanThatIsKnown(int known, double from, double to, String english, String german) {
        List<Chart.Point> points = IntStream.range(0, DAYS)
                .mapToObj(day -> DAYS - 1 - day)
                .map(ago -> new Chart.Point(
                        LAST.minusDays(ago),
                        ago == known
                                ? OptionalDouble.of(from)
                                : ago == 0 ? OptionalDouble.of(to) : OptionalDouble.empty()))
                .toList();

        assertThat(AccountPage.finding(points, in("en"))).isEqualTo(english);
        assertThat(AccountPage.finding(points, in("de"))).isEqualTo(german);
    }

    @Test
    void oneKnownDayIsNoTrend() {
        List<Chart.Point> points = List.of(
                new Chart.Point(LAST.minusDays(1), OptionalDouble.empty()),
                new Chart.Point(LAST, OptionalDouble.of(60)));

        assertThat(AccountPage.finding(points, in("en"))).isEqualTo("Half a year");
        assertThat(AccountPage.finding(List.of(), in("de"))).isEqualTo("Ein halbes Jahr");
    }

    private Words in(String language) {
        return dictionary.in(language, ZoneOffset.UTC);
    }
}
