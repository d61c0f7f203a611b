package io.perennial.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.accounts.Account;
import io.perennial.configuration.Problem;
import io.perennial.support.SlaClock.State;
import io.perennial.support.Ticket.DatedPriority;
import io.perennial.support.Ticket.Priority;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlaClockTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final BusinessHours HOURS = new BusinessHours(
            BERLIN,
            Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
            LocalTime.of(9, 0),
            LocalTime.of(17, 0),
            Set.of(LocalDate.parse("2026-12-25")));

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "2026-03-02T10:00, 2026-03-02T12:00, PT2H",
        "2026-03-02T07:00, 2026-03-02T10:00, PT1H",
        "2026-03-02T16:00, 2026-03-03T10:00, PT2H",
        "2026-03-06T16:00, 2026-03-09T10:00, PT2H",
        "2026-03-07T10:00, 2026-03-08T10:00, PT0S",
        "2026-12-24T16:00, 2026-12-28T10:00, PT2H",
        "2026-03-27T16:00, 2026-03-30T10:00, PT2H",
        "2026-03-02T12:00, 2026-03-02T10:00, PT0S",
    })
    void onlyBusinessTimeCounts(String from, String to, Duration expected) {
        assertThat(HOURS.between(berlin(from), berlin(to))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} + {1}")
    @CsvSource({
        "2026-03-02T10:00, PT2H, 2026-03-02T12:00",
        "2026-03-02T07:00, PT1H, 2026-03-02T10:00",
        "2026-03-06T16:00, PT2H, 2026-03-09T10:00",
        "2026-03-07T10:00, PT8H, 2026-03-09T17:00",
        "2026-12-24T16:00, PT2H, 2026-12-28T10:00",
    })
    void aPromiseFallsDueInBusinessTime(String from, Duration time, String due) {
        assertThat(HOURS.after(berlin(from), time)).contains(berlin(due));
    }

    @Test
    void aReplyInTimeMeetsThePromise() {
        Ticket ticket = ticket(Optional.of(berlin("2026-03-02T10:30")), List.of(), List.of());

        SlaClock.Reading reply = clock(ticket, "2026-03-02T18:00").firstReply().orElseThrow();

        assertThat(reply.state()).isEqualTo(State.MET);
        assertThat(reply.used()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void aReplyThatIsNotYetSeenDoesNotCount() {
        Ticket ticket = ticket(Optional.of(berlin("2026-03-02T10:30")), List.of(), List.of());

        assertThat(clock(ticket, "2026-03-02T10:15").firstReply().orElseThrow().state())
                .isEqualTo(State.RUNNING);
        assertThat(clock(ticket, "2026-03-02T10:15").firstReply().orElseThrow().due())
                .contains(berlin("2026-03-02T11:00"));
        assertThat(clock(ticket, "2026-03-02T10:00").firstReply()).isEmpty();
    }

    @Test
    void withoutAReplyThePromiseIsOverdueAndALateReplyMissedIt() {
        assertThat(clock(ticket(Optional.empty(), List.of(), List.of()), "2026-03-02T11:30")
                        .firstReply()
                        .orElseThrow()
                        .state())
                .isEqualTo(State.OVERDUE);
        assertThat(clock(ticket(Optional.of(berlin("2026-03-02T12:00")), List.of(), List.of()), "2026-03-02T13:00")
                        .firstReply()
                        .orElseThrow()
                        .state())
                .isEqualTo(State.MISSED);
    }

    @Test
    void whileResolvedTheClockStandsStill() {
        Ticket ticket = ticket(
                Optional.empty(),
                List.of(berlin("2026-03-02T12:00"), berlin("2026-03-04T10:00")),
                List.of(berlin("2026-03-04T09:00")));

        SlaClock.Reading between =
                clock(ticket, "2026-03-03T12:00").resolution().orElseThrow();
        SlaClock.Reading reopened =
                clock(ticket, "2026-03-04T09:30").resolution().orElseThrow();
        SlaClock.Reading done = clock(ticket, "2026-03-05T09:00").resolution().orElseThrow();

        assertThat(between.state()).isEqualTo(State.MET);
        assertThat(between.used()).isEqualTo(Duration.ofHours(2));
        assertThat(reopened.state()).isEqualTo(State.RUNNING);
        assertThat(reopened.used()).isEqualTo(Duration.ofMinutes(150));
        assertThat(reopened.due()).contains(berlin("2026-03-04T15:00"));
        assertThat(done.used()).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void aPriorityWithoutATargetHasNoClock() {
        assertThat(SlaClock.of(
                                ticket(Optional.empty(), List.of(), List.of()),
                                new ServiceLevels(HOURS, Map.of()),
                                berlin("2026-03-02T18:00"))
                        .resolution())
                .isEmpty();
    }

    @Test
    void theShippedPromisesHoldNoProblemAndCoverEveryPriority() {
        ServiceLevelsKind kind = new ServiceLevelsKind();
        String shipped = kind.defaults().getOrDefault("default", "");

        assertThat(kind.validate(shipped)).isEmpty();
        assertThat(ServiceLevelsReader.read(shipped, BERLIN).levels().targets()).hasSize(Priority.values().length);
        assertThat(ServiceLevelsReader.read(shipped, BERLIN).levels().hours().zone())
                .isEqualTo(BERLIN);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "targets:\\n  urgnt: {}|2|unknown key 'urgnt' - did you mean 'urgent'?",
                "targets:\\n  low: {resolution_hours: 0}|2|'resolution_hours' must be more than 0 and at most 10000 hours",
                "targets:\\n  low: {resolution_hours: soon}|2|'resolution_hours' must be a number but is 'soon'",
                "business_hours:\\n  days: [funday]|2|a day must be a name such as monday but is 'funday'",
                "business_hours:\\n  from: \"18:00\"|2|the working day must end after it begins, but it is 18:00 to 17:00",
                "business_hours:\\n  zone: Berlin|2|a zone must be a name such as Europe/Berlin but is 'Berlin'",
                "business_hours:\\n  holidays: [25.12.2026]|2|a holiday must be a date such as 2026-12-25 but is '25.12.2026'",
            })
    void whatIsWrongWithPromisesIsSaidWithItsLine(String text, int line, String message) {
        assertThat(ServiceLevelsReader.read(text.replace("\\n", "\n"), BERLIN).problems())
                .extracting(Problem::line, Problem::message)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(line, message));
    }

    private static SlaClock clock(Ticket ticket, String asOf) {
        ServiceLevels levels = new ServiceLevels(
                HOURS,
                Map.of(
                        Priority.HIGH,
                        new ServiceLevels.Target(Optional.of(Duration.ofHours(1)), Optional.of(Duration.ofHours(8)))));
        return SlaClock.of(ticket, levels, berlin(asOf));
    }

    private static Ticket ticket(Optional<Instant> reply, List<Instant> resolved, List<Instant> reopened) {
        Instant opened = berlin("2026-03-02T10:00");
        return new Ticket(
                1,
                new Account.Id(1),
                "7",
                "Export fails",
                opened,
                List.of(new DatedPriority(Priority.HIGH, opened)),
                reply,
                resolved,
                reopened,
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    private static Instant berlin(String local) {
        return java.time.LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }
}
