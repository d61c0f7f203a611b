package io.perennial.events;

import static io.perennial.events.IntakeRig.NOW;
import static io.perennial.events.IntakeRig.WEBSITE;
import static io.perennial.events.IntakeRig.track;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.accounts.Account;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** It is the 10th of March 2026: February is packed, March is not. */
class PackingTest {

    private static IntakeRig rig;
    private static int sent;

    @BeforeAll
    static void open() {
        rig = new IntakeRig();
    }

    @AfterAll
    static void close() throws Exception {
        rig.close();
    }

    @Test
    void daysOfPastMonthsMoveIntoTheirMonthsAndReadTheSame() {
        Account.Id account = used("moves", "2025-12-31", "2026-01-01", "2026-02-28", "2026-03-01", "2026-03-10");
        List<ActivityDay> before = rig.days(account);

        rig.packing.pack(NOW);

        assertThat(rows("day", account)).isEqualTo(2);
        assertThat(rows("month", account)).isEqualTo(3);
        assertThat(rig.days(account)).isEqualTo(before).hasSize(5);
    }

    @Test
    void aMonthIsLeftAloneUntilAWeekAfterItsEnd() {
        Account.Id account = used("waits", "2026-02-27");

        rig.packing.pack(Instant.parse("2026-03-07T23:59:59Z"));
        assertThat(rows("month", account)).isZero();

        rig.packing.pack(Instant.parse("2026-03-08T00:00:00Z"));
        assertThat(rows("month", account)).isEqualTo(1);
    }

    @Test
    void whatComesLateCountsAtOnceAndIsPackedWithTheRest() {
        Account.Id account = used("late", "2026-01-05", "2026-01-20");
        rig.packing.pack(NOW);

        used("late", "2026-01-05", "2026-01-12");

        List<ActivityDay> late = rig.days(account);
        assertThat(late)
                .extracting(ActivityDay::day)
                .extracting(LocalDate::getDayOfMonth)
                .containsExactly(5, 12, 20);
        assertThat(late).extracting(ActivityDay::events).containsExactly(2L, 1L, 1L);
        rig.packing.pack(NOW);
        assertThat(rows("day", account)).isZero();
        assertThat(rows("month", account)).isEqualTo(1);
        assertThat(rig.days(account)).isEqualTo(late);
    }

    @Test
    void rangesMayBeginAndEndWithinPackedMonths() {
        Account.Id account = used("range", "2026-01-05", "2026-01-20", "2026-02-03", "2026-02-20");
        rig.days(account);
        rig.packing.pack(NOW);

        List<ActivityDay> days = rig.intake
                .activity(Set.of(account), LocalDate.of(2026, 1, 20), LocalDate.of(2026, 2, 3))
                .getOrDefault(account, List.of());

        assertThat(days)
                .extracting(ActivityDay::day)
                .containsExactly(LocalDate.of(2026, 1, 20), LocalDate.of(2026, 2, 3));
        assertThat(rig.intake.activity(Set.of(account), LocalDate.of(2026, 1, 6), LocalDate.of(2026, 1, 19)))
                .isEmpty();
    }

    @Test
    void manyDaysOfASettledMonthThatComeTogetherGoStraightIntoTheirMonth() {
        Account.Id account = rig.directory.account("import");

        told("import", "2026-01-", 1, 10);
        told("import", "2026-02-", 1, 2);
        told("import", "2026-03-", 1, 9);

        assertThat(rows("month", account)).isEqualTo(1);
        assertThat(rows("day", account)).isEqualTo(2 + 9);
        assertThat(rig.days(account)).hasSize(10 + 2 + 9);

        told("import", "2026-01-", 5, 14);

        assertThat(rows("month", account)).isEqualTo(1);
        assertThat(rows("day", account)).isEqualTo(2 + 9);
        assertThat(rig.days(account))
                .filteredOn(day -> day.day().getMonthValue() == 1)
                .hasSize(14)
                .extracting(ActivityDay::events)
                .containsExactly(1L, 1L, 1L, 1L, 2L, 2L, 2L, 2L, 2L, 2L, 1L, 1L, 1L, 1L);
    }

    /** One event a day, all in one request. */
    private static void told(String account, String month, int first, int last) {
        rig.intake.accept(
                WEBSITE,
                IntStream.rangeClosed(first, last)
                        .mapToObj(day -> track(
                                "packing-" + sent++,
                                Instant.parse("%s%02dT10:00:00Z".formatted(month, day)),
                                account,
                                "ada",
                                "Opened"))
                        .toList());
        rig.intake.awaitRolledUp();
    }

    private static Account.Id used(String account, String... days) {
        Account.Id id = rig.directory.account(account);
        for (String day : days) {
            Instant at = Instant.parse(day + "T10:00:00Z");
            rig.intake.accept(WEBSITE, List.of(track("packing-" + sent++, at, account, "ada", "Opened")));
        }
        rig.intake.awaitRolledUp();
        return id;
    }

    private static long rows(String table, Account.Id account) {
        return rig.database
                .sql("select count(*) from events.activity_" + table + " where account = :account")
                .param("account", account.value())
                .query(Long.class)
                .single();
    }
}
