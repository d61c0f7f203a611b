package io.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.accounts.Account;
import io.perennial.attention.Reason;
import io.perennial.work.Case;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who works on a customer is not told to begin. */
class UnderwayTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 11);
    private static final Instant THEN = Instant.parse("2026-03-10T10:00:00Z");

    @Test
    void anOpenCaseIsAtWorkOnItsReasonAndOneAboutARiskAlsoOnTheFallenScore() {
        Underway risk =
                Underway.of(List.of(about("use-dropped", Case.Kind.RISK, Optional.empty())), Optional.empty(), TODAY);
        Underway chance = Underway.of(
                List.of(about("seats-full", Case.Kind.OPPORTUNITY, Optional.empty())), Optional.empty(), TODAY);

        assertThat(risk.covers(Reason.Kind.USE_DROPPED)).isTrue();
        assertThat(risk.covers(Reason.Kind.SCORE_FELL)).isTrue();
        assertThat(risk.covers(Reason.Kind.CHAMPION_GONE)).isFalse();
        assertThat(chance.covers(Reason.Kind.SEATS_FULL)).isTrue();
        assertThat(chance.covers(Reason.Kind.SCORE_FELL)).isFalse();
    }

    @Test
    void aClosedCaseIsAtWorkOnNothing() {
        Underway over =
                Underway.of(List.of(about("use-dropped", Case.Kind.RISK, Optional.of(THEN))), Optional.empty(), TODAY);

        assertThat(over.covers(Reason.Kind.USE_DROPPED)).isFalse();
        assertThat(over.covers(Reason.Kind.AT_RISK)).isFalse();
    }

    @Test
    void whoSpokeWithThemLatelyIsNotToldToCall() {
        Underway yesterday = Underway.of(List.of(), Optional.of(TODAY.minusDays(1)), TODAY);
        Underway lastWeek = Underway.of(List.of(), Optional.of(TODAY.minusDays(7)), TODAY);

        assertThat(yesterday.covers(Reason.Kind.CHAMPION_SILENT)).isTrue();
        assertThat(yesterday.covers(Reason.Kind.OVERDUE)).isFalse();
        assertThat(lastWeek.covers(Reason.Kind.CHAMPION_SILENT)).isFalse();
    }

    private static Case about(String reason, Case.Kind kind, Optional<Instant> closed) {
        return new Case(
                1,
                new Account.Id(1),
                kind,
                reason,
                reason,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "ada",
                THEN.minusSeconds(60),
                closed,
                closed.map(at -> Case.Outcome.WON),
                Optional.empty(),
                List.of());
    }
}
