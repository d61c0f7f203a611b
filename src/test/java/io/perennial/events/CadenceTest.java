package io.perennial.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CadenceTest {

    private static final LocalDate LAST = LocalDate.of(2026, 3, 2);

    @ParameterizedTest(name = "every {0} days {1} times, then {2} quiet days: silent {3}")
    @CsvSource({
        "1, 30, 3, false", // a weekend
        "1, 30, 4, true",
        "3, 30, 5, false",
        "3, 30, 6, true",
        "7, 30, 13, false", // once a week
        "7, 30, 14, true",
        "1, 19, 30, false", // too few days to tell
        "1, 20, 60, true",
        "1, 20, 61, false", // over rather than silent
    })
    void silentIsWhoDoesNotComeForTwiceAsLongAsEver(int every, int times, int quiet, boolean silent) {
        Cadence cadence = cadence(every, times);

        assertThat(cadence.silentSince(LAST, LAST.plusDays(quiet)))
                .isEqualTo(silent ? Optional.of(LAST.plusDays(1)) : Optional.empty());
    }

    @Test
    void whatCameEveryDayHasAGapOfOneDay() {
        assertThat(cadence(1, 5)).isEqualTo(new Cadence(5, 1));
    }

    private static Cadence cadence(int every, int times) {
        return Cadence.of(IntStream.range(0, times)
                .mapToObj(i -> LAST.minusDays((long) i * every))
                .collect(Collectors.toCollection(TreeSet::new)));
    }
}
