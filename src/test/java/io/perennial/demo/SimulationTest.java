package io.perennial.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.events.Event;
import io.perennial.events.FactKind;
import io.perennial.shared.SourceKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:15:00Z");

    private final Simulation simulation =
            new Simulation(new SourceKey("demo"), 42, NOW, ZoneId.of("Europe/Berlin"), Speech.in(Locale.ENGLISH));

    @Test
    void everyCustomerHasItsOwnName() {
        List<Customer> customers = simulation.customers();

        assertThat(customers).hasSizeBetween(240, 260);
        assertThat(customers.stream().map(Customer::name).distinct()).hasSameSizeAs(customers);
    }

    @Test
    void nothingHappensInTheFutureAndNoMessageIsToldTwice() {
        var ids = new HashSet<String>();
        long events = 0;
        for (Customer customer : simulation.customers()) {
            List<Event> facts = simulation.facts(customer);
            events += facts.size();
            assertThat(facts).allMatch(fact -> fact.at().isBefore(NOW));
            assertThat(facts.stream()
                            .map(Event::messageId)
                            .collect(Collectors.toSet())
                            .size())
                    .as(customer.name())
                    .isEqualTo(facts.size());
            facts.forEach(fact -> ids.add(fact.messageId()));
        }
        assertThat(ids).hasSize((int) events);
        assertThat(events).isBetween(250_000L, 500_000L);
    }

    @Test
    void aCustomerCloseToItsCapacityUsesMoreThanNineOfTenSeats() {
        Instant recent = NOW.minus(Duration.ofDays(28));

        assertThat(simulation.customers())
                .filteredOn(customer -> customer.story() == Story.NEAR_CAPACITY)
                .isNotEmpty()
                .allSatisfy(customer -> assertThat(customer.billing()).isFalse())
                .anySatisfy(customer -> assertThat(simulation.facts(customer).stream()
                                .filter(fact ->
                                        fact.kind().activity() && fact.at().isAfter(recent))
                                .map(Event::user)
                                .distinct()
                                .count())
                        .isGreaterThanOrEqualTo(Math.round(0.9 * customer.seats())));
    }

    @Test
    void theSurveyToolFellSilent() {
        assertThat(simulation.customers())
                .flatExtracting(simulation::facts)
                .filteredOn(fact -> fact.kind() == FactKind.SURVEY_ANSWER)
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.at())
                        .isBefore(NOW.minus(Duration.ofDays(Conversations.SURVEYS_SILENT_DAYS - 1))));
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        var again =
                new Simulation(new SourceKey("demo"), 42, NOW, ZoneId.of("Europe/Berlin"), Speech.in(Locale.ENGLISH));
        Customer customer = simulation.customers().get(17);

        List<Event> facts = simulation.facts(customer);

        assertThat(facts)
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyElementsOf(again.facts(again.customers().get(17)));
    }
}
