package io.perennial.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What cannot be true together is found, counted and shown; what can is not. */
class QualityChecksTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 10);
    private static final LocalDate END = LocalDate.of(2024, 2, 10);

    private final QualityChecks checks = new QualityChecks();

    @Test
    void findsUseOutsideItsContract() {
        checks.contract("A", "S-1", START, Optional.of(END));

        use("S-1", START.minusDays(1), 2);
        use("S-1", START, 3);
        use("S-1", END, 4);
        use("S-1", END.plusDays(1), 5);
        use("S-unknown", START.minusYears(9), 6);

        assertThat(checks.findings())
                .extracting("key", "count", "of", "examples")
                .containsExactly(
                        tuple("useBeforeContract", 1L, 4L, java.util.List.of("usage.csv:2")),
                        tuple("useAfterContract", 1L, 4L, java.util.List.of("usage.csv:5")));
    }

    @Test
    void useOfAnAccountIsHeldAgainstAllItsContracts() {
        checks.contract("A", "S-1", START, Optional.of(END));
        checks.contract("A", "S-2", END.plusYears(1), Optional.empty());

        checks.use("A", "", day(END.plusDays(9)), "usage.csv", 2);
        checks.use("A", "", day(END.plusYears(5)), "usage.csv", 3);

        assertThat(checks.findings()).isEmpty();
    }

    @Test
    void findsDataThatEndLongBeforeContractsAreSaidToBeKnown() {
        checks.knownUntil(END.plusDays(70));
        checks.contract("A", "S-1", START, Optional.empty());
        checks.contract("B", "S-2", START, Optional.of(END.plusYears(1)));

        use("S-1", END.plusDays(3), 2);

        assertThat(checks.findings())
                .extracting("key", "count", "of", "examples")
                .containsExactly(tuple(
                        "endedLongAgo",
                        2L,
                        2L,
                        java.util.List.of(END.plusDays(4).toString())));
    }

    @Test
    void dataUpToNowOrOfASaidDayAreNotLongAgo() {
        checks.contract("A", "S-1", START, Optional.empty());
        assertThat(checks.findings()).isEmpty();

        checks.knownUntil(START.plusDays(60));
        assertThat(checks.findings()).isEmpty();
    }

    @Test
    void findsTicketsBeforeTheSignUp() {
        checks.account("A", Optional.of(START), Optional.empty());
        checks.account("B", Optional.empty(), Optional.empty());

        checks.ticket("A", day(START.minusDays(1)), "tickets.csv", 2);
        checks.ticket("A", day(START), "tickets.csv", 3);
        checks.ticket("B", 0, "tickets.csv", 4);

        assertThat(checks.findings())
                .extracting("key", "count", "of")
                .containsExactly(tuple("ticketBeforeSignUp", 1L, 2L));
    }

    @Test
    void holdsWhatAccountsSayAgainstContractsAndNotices() {
        checks.account("left, open", Optional.empty(), Optional.of(true));
        checks.account("left, told", Optional.empty(), Optional.of(true));
        checks.account("stayed, told", Optional.empty(), Optional.of(false));
        checks.account("stayed", Optional.empty(), Optional.of(false));
        checks.contract("left, open", "1", START, Optional.empty());
        checks.contract("left, told", "2", START, Optional.of(END));
        checks.contract("stayed, told", "3", START, Optional.empty());
        var notices = new Notices();
        notices.add("left, told", notice(END.minusDays(3)));
        notices.add("stayed, told", notice(START.minusDays(3)));
        checks.notices(notices);

        assertThat(checks.findings())
                .extracting("key", "count", "of")
                .containsExactlyInAnyOrder(
                        tuple("leftWithOpenContract", 1L, 2L),
                        tuple("leftWithoutNotice", 1L, 2L),
                        tuple("stayedWithNotice", 1L, 2L),
                        tuple("noticeOutsideContract", 1L, 2L));
    }

    private static Notices.Notice notice(LocalDate day) {
        return new Notices.Notice(Instant.EPOCH, day, Optional.empty());
    }

    private void use(String contract, LocalDate day, long line) {
        checks.use("A", contract, day(day), "usage.csv", line);
    }

    private static int day(LocalDate day) {
        return (int) day.toEpochDay();
    }
}
