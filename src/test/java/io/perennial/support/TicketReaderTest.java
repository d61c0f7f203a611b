package io.perennial.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.accounts.Account;
import io.perennial.events.Event;
import io.perennial.events.Fact;
import io.perennial.events.FactKind;
import io.perennial.shared.SourceKey;
import io.perennial.support.Ticket.DatedPriority;
import io.perennial.support.Ticket.Priority;
import io.perennial.support.TicketReader.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketReaderTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void everyInstantOfATicketIsRead() {
        Ticket ticket = read("""
                {"id":"7","subject":"Export fails","priority":"P1","status":"solved","opened_at":"2026-03-02T09:00:00Z",
                 "first_reply_at":"2026-03-02T09:30:00Z","resolved_at":"2026-03-02T11:00:00Z",
                 "reopened_at":"2026-03-03T09:00:00Z","escalated_at":"2026-03-02T10:00:00Z",
                 "closed_at":"2026-03-04T09:00:00Z","satisfaction":4,"sentiment":-0.5,"team":"blue"}""").ticket();

        assertThat(ticket.externalId()).isEqualTo("7");
        assertThat(ticket.priorities()).containsExactly(new DatedPriority(Priority.URGENT, NINE));
        assertThat(ticket.firstReplyAt()).contains(NINE.plusSeconds(1800));
        assertThat(ticket.resolvedAt()).containsExactly(NINE.plusSeconds(7200));
        assertThat(ticket.reopenedAt()).containsExactly(Instant.parse("2026-03-03T09:00:00Z"));
        assertThat(ticket.escalatedAt()).contains(NINE.plusSeconds(3600));
        assertThat(ticket.closedAt()).contains(Instant.parse("2026-03-04T09:00:00Z"));
        assertThat(ticket.satisfaction()).isEqualTo(OptionalDouble.of(4));
        assertThat(ticket.sentiment()).isEqualTo(OptionalDouble.of(-0.5));
    }

    @Test
    void whatIsUnknownIsKept() {
        assertThat(read("{\"id\":\"7\",\"team\":\"blue\",\"tags\":[1]}").properties())
                .isEqualTo("{\"team\":\"blue\",\"tags\":[1]}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "{\"priority\":\"very\"}|'priority' must be one of low, normal, high, urgent but was 'very'",
                "{\"satisfaction\":7}|'satisfaction' must lie in 1..5 but was 7",
                "{\"sentiment\":\"sad\"}|'sentiment' must be a number such as 12.5 but was 'sad'",
                "{\"opened_at\":\"2026-03-02\",\"closed_at\":\"2026-03-01\"}|'closed_at' (2026-03-01T00:00:00Z) lies before the ticket was opened (2026-03-02T00:00:00Z); check the two dates and their time zones",
                "{\"opened_at\":\"yesterday\"}|'opened_at' must be a time such as 2026-03-01T10:00:00Z or 2026-03-01 but was 'yesterday'",
                "[]|the properties must be one JSON object",
            })
    void whatCannotBeTakenSaysWhatToDo(String json, String reason) {
        assertThat(reading(json, NINE)).isEqualTo(new Reading.Unreadable(reason));
    }

    @Test
    void aTicketWithoutAccountIsRefused() {
        Fact fact = new Fact(new SourceKey("desk"), Optional.empty(), Optional.empty(), NINE, event("{}", NINE));

        assertThat(TicketReader.read(fact, ZoneOffset.UTC)).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void aLaterSnapshotAddsItsChanges() {
        TicketRecord first = at("{\"id\":\"7\",\"priority\":\"low\",\"status\":\"open\"}", NINE);
        TicketRecord second = at(
                "{\"id\":\"7\",\"opened_at\":\"2026-03-02T09:00:00Z\",\"priority\":\"urgent\"}", NINE.plusSeconds(60));

        assertThat(first.merge(second).ticket().priorities())
                .containsExactly(
                        new DatedPriority(Priority.LOW, NINE),
                        new DatedPriority(Priority.URGENT, NINE.plusSeconds(60)));
    }

    @Test
    void whereNoResolutionIsStatedTheStatusTellsIt() {
        Ticket ticket = at("{\"id\":\"7\",\"status\":\"open\"}", NINE)
                .merge(at("{\"id\":\"7\",\"status\":\"solved\",\"satisfaction\":5}", NINE.plusSeconds(60)))
                .merge(at("{\"id\":\"7\",\"status\":\"solved\"}", NINE.plusSeconds(120)))
                .merge(at("{\"id\":\"7\",\"status\":\"open\"}", NINE.plusSeconds(180)))
                .ticket();

        assertThat(ticket.resolvedAt()).containsExactly(NINE.plusSeconds(60));
        assertThat(ticket.reopenedAt()).containsExactly(NINE.plusSeconds(180));
        assertThat(ticket.closedAt()).contains(NINE.plusSeconds(60));
    }

    @Property(tries = 100)
    void theOrderInWhichSnapshotsArriveDoesNotMatter(@ForAll int seed) {
        List<TicketRecord> snapshots = new ArrayList<>(List.of(
                at("{\"id\":\"7\",\"priority\":\"low\",\"status\":\"open\",\"subject\":\"a\"}", NINE),
                at("{\"id\":\"7\",\"priority\":\"high\",\"status\":\"open\",\"x\":1}", NINE.plusSeconds(10)),
                at(
                        "{\"id\":\"7\",\"priority\":\"high\",\"status\":\"solved\",\"subject\":\"b\"}",
                        NINE.plusSeconds(20)),
                at("{\"id\":\"7\",\"resolved_at\":\"2026-03-02T09:00:15Z\"}", NINE.plusSeconds(30)),
                at("{\"id\":\"7\",\"priority\":\"low\",\"status\":\"open\"}", NINE.plusSeconds(40))));
        TicketRecord ordered = snapshots.stream().reduce(TicketRecord::merge).orElseThrow();

        Collections.shuffle(snapshots, new Random(seed));

        TicketRecord shuffled = snapshots.stream().reduce(TicketRecord::merge).orElseThrow();
        assertThat(shuffled).isEqualTo(ordered);
        assertThat(shuffled.merge(snapshots.getFirst())).isEqualTo(ordered);
    }

    private static TicketRecord read(String json) {
        return at(json, NINE);
    }

    private static TicketRecord at(String json, Instant at) {
        return switch (reading(json, at)) {
            case Reading.Read(TicketRecord ticket) -> ticket;
            case Reading.Unreadable(String reason) -> throw new AssertionError(reason);
        };
    }

    private static Reading reading(String json, Instant at) {
        return TicketReader.read(
                new Fact(new SourceKey("desk"), Optional.of(new Account.Id(1)), Optional.empty(), at, event(json, at)),
                ZoneOffset.UTC);
    }

    private static Event event(String json, Instant at) {
        return new Event(
                FactKind.TICKET,
                "m",
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "ticket",
                OptionalDouble.empty(),
                json.getBytes(StandardCharsets.UTF_8));
    }
}
