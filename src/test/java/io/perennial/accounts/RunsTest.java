package io.perennial.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Statements that come late and again. */
class RunsTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-03-04T00:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-03-06T00:00:00Z");

    @Test
    void theSameStatementAgainChangesNothing() {
        Runs<String> runs = said("A", MONDAY);
        List<Runs.Run<String>> before = runs.list();

        runs.said(MONDAY, "A");

        assertThat(runs.list()).isEqualTo(before);
    }

    @Test
    void aValueSaidOftenIsOneRun() {
        Runs<String> runs = said("A", MONDAY);
        runs.said(FRIDAY, "A");
        runs.said(WEDNESDAY, "A");

        assertThat(runs.list()).containsExactly(new Runs.Run<>(MONDAY, FRIDAY, "A"));
    }

    @Test
    void aLateStatementPartsARun() {
        Runs<String> runs = said("A", MONDAY);
        runs.said(FRIDAY, "A");

        runs.said(WEDNESDAY, "B");

        assertThat(runs.list())
                .containsExactly(
                        new Runs.Run<>(MONDAY, MONDAY, "A"),
                        new Runs.Run<>(WEDNESDAY, WEDNESDAY, "B"),
                        new Runs.Run<>(FRIDAY, FRIDAY, "A"));
    }

    @Test
    void anEarlierStatementOfTheSameValueBeginsTheRunEarlier() {
        Runs<String> runs = said("A", FRIDAY);

        runs.said(MONDAY, "A");

        assertThat(runs.list()).containsExactly(new Runs.Run<>(MONDAY, FRIDAY, "A"));
    }

    @Test
    void atOneInstantTheLastStatementHolds() {
        Runs<String> runs = said("A", MONDAY);

        runs.said(MONDAY, "B");

        assertThat(runs.list()).containsExactly(new Runs.Run<>(MONDAY, MONDAY, "B"));
    }

    @Test
    void clearedIsAValueToo() {
        Runs<String> runs = said("A", MONDAY);

        runs.said(WEDNESDAY, null);

        assertThat(runs.at(FRIDAY)).isEqualTo(new Runs.Run<>(WEDNESDAY, WEDNESDAY, null));
        assertThat(runs.at(MONDAY.minusSeconds(1))).isNull();
    }

    private static Runs<String> said(String value, Instant at) {
        Runs<String> runs = new Runs<>(List.of());
        runs.said(at, value);
        return runs;
    }
}
