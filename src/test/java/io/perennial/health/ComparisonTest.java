package io.perennial.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.perennial.PerennialTest;
import io.perennial.SoldLine;
import io.perennial.access.Actor;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ExternalId;
import io.perennial.configuration.Configuration;
import io.perennial.configuration.Saved;
import io.perennial.events.Event;
import io.perennial.events.FactKind;
import io.perennial.events.Intake;
import io.perennial.shared.SourceKey;
import io.perennial.signals.Signals;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Measures that compare an account with all others of its scorecard. */
@PerennialTest
class ComparisonTest {

    private static final Actor AUTHOR = new Actor.Process("test");
    private static final int CUSTOMERS = 24;

    /** Only these customers pay this price, so that the scorecard is theirs alone. */
    private static final int PRICE = 7_177;

    private static final String CARD = """
            order: 1
            when: signal.mrr == 7177.0
            groups:
              - key: usage
                measures:
                  - signal: active_days_28d
                    weight: 100
                    percentile: higher
            """;

    @Autowired
    private Health health;

    @Autowired
    private Signals signals;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Intake intake;

    @Autowired
    private Configuration configuration;

    private final SourceKey source =
            new SourceKey("s" + UUID.randomUUID().toString().substring(0, 8));

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final LocalDate start = today.minusDays(100);

    @AfterEach
    void noOneElseIsJudgedByIt() {
        configuration.remove(ScorecardKind.NAME, "compared", AUTHOR, "");
        signals.awaitSettled();
    }

    @Test
    void aComparingMeasureIsKnownAtOnceAndInTheReplayedPast() {
        List<Account.Id> customers = customersUsingItOnOneToTwentyFourDaysOfEachMonth();
        assertThat(configuration.save(ScorecardKind.NAME, "compared", CARD, AUTHOR, ""))
                .isInstanceOf(Saved.Stored.class);

        signals.awaitSettled();
        Health.Report liveBest = health.of(customers.getLast()).orElseThrow();
        signals.replay((done, of) -> {});

        assertThat(liveBest.score().score().orElseThrow()).isGreaterThan(80);
        LocalDate past = today.withDayOfMonth(1).minusMonths(1).plusDays(3);
        assertThat(scoreOn(past, customers.getFirst())).isCloseTo(2, within(12.0));
        assertThat(scoreOn(past, customers.get(CUSTOMERS / 2))).isCloseTo(50, within(15.0));
        assertThat(scoreOn(past, customers.getLast())).isCloseTo(98, within(12.0));
    }

    @Test
    void theFirstMonthHasNobodyToCompareWith() {
        List<Account.Id> customers = customersUsingItOnOneToTwentyFourDaysOfEachMonth();
        configuration.save(ScorecardKind.NAME, "compared", CARD, AUTHOR, "");
        signals.awaitSettled();

        signals.replay((done, of) -> {});

        assertThat(health.history(customers.getLast(), start, start.plusDays(1)))
                .hasSize(2)
                .allSatisfy(day -> assertThat(day.score()).isEmpty());
    }

    private double scoreOn(LocalDate day, Account.Id account) {
        return health.history(account, day, day).getFirst().score().orElseThrow();
    }

    private List<Account.Id> customersUsingItOnOneToTwentyFourDaysOfEachMonth() {
        List<Account.Id> customers = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        try (var untilAllIsKnown = signals.hold()) {
            for (int number = 1; number <= CUSTOMERS; number++) {
                ExternalId id = new ExternalId(source, "group", "c" + number);
                Account.Id account =
                        accounts.register(Set.of(id), Instant.now()).get(id);
                accounts.apply(List.of(SoldLine.of(account, source, PRICE, start, Optional.empty())));
                customers.add(account);
                for (LocalDate day = start; day.isBefore(today); day = day.plusDays(1)) {
                    if (day.toEpochDay() % 28 < number) {
                        events.add(event(id, day));
                    }
                }
            }
            intake.accept(source, events);
            intake.awaitRolledUp();
        }
        signals.awaitSettled();
        return customers;
    }

    private static Event event(ExternalId account, LocalDate day) {
        return new Event(
                FactKind.TRACK,
                UUID.randomUUID().toString(),
                day.atTime(9, 0).toInstant(ZoneOffset.UTC),
                Optional.of(account),
                Optional.of("ada"),
                Optional.empty(),
                "Report Run",
                OptionalDouble.empty(),
                "{}".getBytes(StandardCharsets.UTF_8));
    }
}
