package io.perennial.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RivalTableTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-31 | 2026-01-31",
                "2026-01-31T10:00:00Z | 2026-01-31",
                "31.1.2026 | 2026-01-31",
                "1/31/2026 | 2026-01-31",
            })
    void aDayIsReadAsSystemsWriteIt(String text, LocalDate day) {
        assertThat(RivalTable.day(text)).contains(day);
    }

    @Test
    void whatIsNoDayOrNumberIsCountedAndShown() {
        RivalTable table = RivalTable.read(
                List.of(
                        List.of("a", "2026-01-31", "71,5", "green"),
                        List.of("b", "2026-31-01", "71", ""),
                        List.of("c", "2026-01-31", "n/a", ""),
                        List.of("", "2026-01-31", "1", "")),
                new RivalTable.Columns(0, 1, 2, 3));

        assertThat(table.scores())
                .containsExactly(new RivalScore("a", LocalDate.parse("2026-01-31"), 71.5, Optional.of("green")));
        assertThat(table.unreadable()).isEqualTo(3);
        assertThat(table.reasons()).first().asString().startsWith("3: b");
    }

    @Test
    void aBandIsTakenAsNamedElseByTheEdgesInTheirDirection() {
        RivalAudit.Reading up = new RivalAudit.Reading(true, 70, 40);
        RivalAudit.Reading down = new RivalAudit.Reading(false, 30, 60);

        assertThat(up.band(score(10, "Grün"))).isEqualTo(Band.HEALTHY);
        assertThat(up.band(score(70, "purple"))).isEqualTo(Band.HEALTHY);
        assertThat(up.band(score(69.9, ""))).isEqualTo(Band.WATCH);
        assertThat(up.band(score(39.9, ""))).isEqualTo(Band.AT_RISK);
        assertThat(down.band(score(30, ""))).isEqualTo(Band.HEALTHY);
        assertThat(down.band(score(60, ""))).isEqualTo(Band.WATCH);
        assertThat(down.band(score(61, ""))).isEqualTo(Band.AT_RISK);
        assertThatThrownBy(() -> new RivalAudit.Reading(true, 40, 70)).hasMessageContaining("better side");
    }

    private static RivalScore score(double score, String band) {
        return new RivalScore("a", LocalDate.EPOCH, score, Optional.of(band).filter(text -> !text.isEmpty()));
    }
}
