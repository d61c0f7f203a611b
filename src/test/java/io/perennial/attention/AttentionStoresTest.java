package io.perennial.attention;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.TestDatabase;
import io.perennial.access.Member;
import io.perennial.access.Role;
import io.perennial.accounts.Account;
import io.perennial.attention.Reason.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept of reasons, of what people did about them, and of visits. */
class AttentionStoresTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Member ADA = new Member(
            new Member.Id(1),
            "ada@example.com",
            "Ada",
            Role.CSM,
            Optional.empty(),
            Optional.empty(),
            1,
            true,
            true,
            Instant.EPOCH,
            Optional.empty());

    private static ReasonStore reasons;
    private static AsideStore asides;

    @BeforeAll
    static void open() {
        JdbcClient database = JdbcClient.create(TestDatabase.fresh());
        reasons = new ReasonStore(database);
        asides = new AsideStore(database);
    }

    @Test
    void aReasonThatHoldsOnKeepsItsFirstDayAndTellsNewNumbers() {
        Account.Id account = new Account.Id(1);
        reasons.replace(List.of(account), List.of(reason(account, Kind.OVERDUE, MONDAY, "15 days")));
        reasons.replace(List.of(account), List.of(reason(account, Kind.OVERDUE, MONDAY.plusDays(1), "16 days")));

        Reason kept = reasons.of(List.of(account)).get(account).getFirst();

        assertThat(kept.since()).isEqualTo(MONDAY);
        assertThat(kept.english()).isEqualTo("16 days");
    }

    @Test
    void aReasonThatCeasedIsGoneAndThoseOfOthersStay() {
        Account.Id one = new Account.Id(2);
        Account.Id other = new Account.Id(3);
        reasons.replace(
                List.of(one, other),
                List.of(reason(one, Kind.OVERDUE, MONDAY, "x"), reason(other, Kind.OVERDUE, MONDAY, "x")));

        reasons.replace(List.of(one), List.of());

        assertThat(reasons.of(List.of(one, other))).containsOnlyKeys(other);
    }

    @Test
    void whatIsTakenBackCountsNoMoreAndOnlyOnce() {
        Account.Id account = new Account.Id(4);
        asides.add(account, Aside.Way.DONE, MONDAY, Optional.empty(), Optional.empty(), ADA, NOON);
        long later = asides.add(
                account, Aside.Way.LATER, MONDAY, Optional.of(MONDAY.plusDays(7)), Optional.empty(), ADA, NOON);
        assertThat(asides.latest(List.of(account)).get(account).aside().way()).isEqualTo(Aside.Way.LATER);

        assertThat(asides.undo(later, NOON)).hasValue(account);

        assertThat(asides.latest(List.of(account)).get(account).aside().way()).isEqualTo(Aside.Way.DONE);
        assertThat(asides.undo(later, NOON)).isEmpty();
        assertThat(asides.returning(MONDAY, MONDAY.plusDays(7))).isEmpty();
    }

    @Test
    void aLookAfterAPauseBeginsANewVisit() {
        Member.Id member = new Member.Id(77);
        Duration pause = Duration.ofHours(3);

        assertThat(asides.visit(member, NOON, NOON.minus(pause))).isEmpty();
        Instant soon = NOON.plus(Duration.ofHours(1));
        assertThat(asides.visit(member, soon, soon.minus(pause))).isEmpty();
        Instant tomorrow = NOON.plus(Duration.ofDays(1));
        assertThat(asides.visit(member, tomorrow, tomorrow.minus(pause))).hasValue(soon);
        Instant again = tomorrow.plus(Duration.ofMinutes(5));
        assertThat(asides.visit(member, again, again.minus(pause))).hasValue(soon);
    }

    private static Reason reason(Account.Id account, Kind kind, LocalDate since, String text) {
        return new Reason(account, kind, .4, since, text, text);
    }
}
