package io.perennial.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.PerennialTest;
import io.perennial.accounts.Account;
import io.perennial.events.Event;
import io.perennial.events.Fact;
import io.perennial.events.FactKind;
import io.perennial.events.FactSink.Refusal;
import io.perennial.shared.SourceKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PerennialTest
class TicketsTest {

    private static final Account.Id ACME = new Account.Id(7_001_001);
    private static final Account.Id OTHER = new Account.Id(7_001_002);
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00.123456789Z");

    @Autowired
    private Tickets tickets;

    @Autowired
    private TicketSink sink;

    @Test
    void aTicketIsKeptOnceAndGrowsWithItsSnapshots() {
        Fact first = fact(
                ACME,
                "{\"id\":\"a\",\"subject\":\"Null \\u0000 and 'quotes'\",\"priority\":\"low\",\"x\":\"\\u0000\"}");
        Fact second = fact(ACME, "{\"id\":\"a\",\"priority\":\"high\",\"updated_at\":\"2026-03-03T09:00:00Z\"}");

        assertThat(sink.accept(List.of(first))).isEmpty();
        assertThat(sink.accept(List.of(second))).isEmpty();
        List<Ticket> once = tickets.tickets(Set.of(ACME)).getOrDefault(ACME, List.of());
        sink.accept(List.of(second, first));

        assertThat(once).hasSize(1);
        assertThat(once.getFirst().subject()).isEqualTo("Null  and 'quotes'");
        assertThat(once.getFirst().priorities()).hasSize(2);
        assertThat(tickets.tickets(Set.of(ACME, new Account.Id(7_001_003)))).containsExactly(Map.entry(ACME, once));
    }

    @Test
    void aRefusedTicketDoesNotHoldBackTheOthers() {
        Fact bad = fact(OTHER, "{\"id\":\"b\",\"satisfaction\":9}");
        Fact good = fact(OTHER, "{\"id\":\"c\"}");

        List<Refusal> refusals = sink.accept(List.of(bad, good));

        assertThat(refusals).extracting(Refusal::fact).containsExactly(bad);
        assertThat(tickets.tickets(Set.of(OTHER)).getOrDefault(OTHER, List.of()))
                .extracting(Ticket::externalId)
                .containsExactly("c");
    }

    @Test
    void theShippedPromisesHoldUntilSomebodyWritesOthers() {
        assertThat(tickets.serviceLevels().target(Ticket.Priority.URGENT)).isPresent();
    }

    private static Fact fact(Account.Id account, String json) {
        return new Fact(
                new SourceKey("desk-test"),
                Optional.of(account),
                Optional.empty(),
                NINE,
                new Event(
                        FactKind.TICKET,
                        "m",
                        NINE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "ticket",
                        OptionalDouble.empty(),
                        json.getBytes(StandardCharsets.UTF_8)));
    }
}
