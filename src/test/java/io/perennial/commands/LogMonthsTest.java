package io.perennial.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.database.CannotStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The time to keep the log is a number of months, or nothing is said. */
class LogMonthsTest {

    @ParameterizedTest
    @CsvSource({"2, 2", "25, 25", "600, 600", "' 13 ', 13"})
    void isANumberOfMonths(String said, int months) {
        assertThat(LogMonths.of(said)).hasValue(months);
    }

    @Test
    void needNotBeSaid() {
        assertThat(LogMonths.of(null)).isEmpty();
        assertThat(LogMonths.of(" ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "601", "-3", "two", "2.5"})
    void isRefusedWithTheRange(String said) {
        assertThatThrownBy(() -> LogMonths.of(said))
                .isInstanceOf(CannotStart.class)
                .hasMessage("PERENNIAL_LOG_MONTHS says for how many months the log of events is kept, 2 to 600,"
                        + " but it is '" + said + "'.");
    }
}
