package io.perennial.kpis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.shared.Period;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MonthsTest {

    @Test
    void aYearHasTwelve() {
        assertThat(Months.between(LocalDate.of(2023, 1, 1), LocalDate.of(2024, 1, 1)))
                .hasSize(12);
    }

    @Test
    void monthsFromTheLastDayDoNotDrift() {
        assertThat(Months.between(LocalDate.of(2023, 1, 31), LocalDate.of(2023, 3, 31)))
                .containsExactly(
                        new Period(LocalDate.of(2023, 1, 31), LocalDate.of(2023, 2, 28)),
                        new Period(LocalDate.of(2023, 2, 28), LocalDate.of(2023, 3, 31)));
    }

    @Test
    void aPartOfAMonthIsRefusedWithTheFittingEnds() {
        assertThatThrownBy(() -> Months.between(LocalDate.of(2023, 1, 1), LocalDate.of(2023, 2, 15)))
                .hasMessage("2023-01-01 to 2023-02-15 is no whole number of months; the next fitting ends are"
                        + " 2023-02-01 and 2023-03-01");
    }

    @Test
    void theEndComesAfterTheStart() {
        assertThatThrownBy(() -> Months.between(LocalDate.of(2023, 1, 1), LocalDate.of(2023, 1, 1)))
                .hasMessageContaining("must come after");
    }
}
