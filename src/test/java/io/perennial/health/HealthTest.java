package io.perennial.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.perennial.PerennialTest;
import io.perennial.SettableClock;
import io.perennial.accounts.Account;
import io.perennial.accounts.AccountHistory;
import io.perennial.shared.Contribution;
import io.perennial.signals.Assessment.Assessed;
import io.perennial.signals.Assessment.Cause;
import io.perennial.signals.History;
import io.perennial.signals.SignalValue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionTemplate;

@PerennialTest
@Import(HealthTest.Listening.class)
class HealthTest {

    private static final LocalDate MONDAY = LocalDate.of(2025, 3, 3);
    private static final AtomicLong NEXT = new AtomicLong(9_000_000);

    private static final Map<String, Double> BUSY = use(0, 20, 20);

    private static final Map<String, Double> IDLE = use(-0.6, 0, 0);

    /** 71.8 points: healthy only where the day before was healthy. */
    private static final Map<String, Double> EDGE = use(0, 16, 10);

    @Autowired
    private Health health;

    @Autowired
    private ScoreAssessment assessment;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Listening heard;

    private final Account.Id account = new Account.Id(NEXT.incrementAndGet());

    @TestConfiguration
    static class Listening {
        final List<Crossing> crossings = new ArrayList<>();
        final List<Health.ScoreChanged> changes = new ArrayList<>();

        @EventListener
        void on(Health.BandChanged event) {
            crossings.add(event.crossing());
        }

        @EventListener
        void on(Health.ScoreChanged event) {
            changes.add(event);
        }

        List<Crossing> of(Account.Id account) {
            return crossings.stream().filter(c -> c.account().equals(account)).toList();
        }
    }

    @AfterEach
    void releaseTheClock() {
        clock.release();
    }

    @Test
    void useAndContractsAloneGiveARatedScore() {
        assess(closing(MONDAY, BUSY, Cause.BACKFILL));

        Health.Report report = health.of(account).orElseThrow();

        assertThat(report.score().coverage()).isGreaterThanOrEqualTo(0.5);
        assertThat(report.band()).isEqualTo(Band.HEALTHY);
        assertThat(report.provisional()).isFalse();
        assertThat(report.scorecard()).hasValue("default");
        assertThat(report.score().contributions().stream()
                        .mapToDouble(Contribution::points)
                        .sum())
                .isCloseTo(report.score().score().orElseThrow(), within(1e-9));
    }

    @Test
    void aWorseDayIsACrossingWithItsCauseAndIsToldOnce() {
        assess(closing(MONDAY, BUSY, Cause.TIME), closing(MONDAY.plusDays(1), IDLE, Cause.TIME));
        assess(closing(MONDAY, BUSY, Cause.TIME), closing(MONDAY.plusDays(1), IDLE, Cause.TIME));

        assertThat(heard.of(account)).hasSize(1).allSatisfy(crossing -> {
            assertThat(crossing.from()).isEqualTo(Band.HEALTHY);
            assertThat(crossing.to()).isEqualTo(Band.AT_RISK);
            assertThat(crossing.day()).isEqualTo(MONDAY.plusDays(1));
            assertThat(crossing.cause()).isEqualTo(Cause.TIME);
        });
        assertThat(health.crossings(account, MONDAY)).hasSize(1);
    }

    @Test
    void theDifferenceBetweenTwoDaysAddsUp() {
        assess(closing(MONDAY, BUSY, Cause.TIME), closing(MONDAY.plusDays(1), IDLE, Cause.TIME));

        Difference difference =
                health.difference(account, MONDAY, MONDAY.plusDays(1)).orElseThrow();

        assertThat(difference.change()).isNegative();
        assertThat(difference.contributions().stream()
                        .mapToDouble(Contribution::points)
                        .sum())
                .isCloseTo(difference.change(), within(1e-9));
    }

    @Test
    void aValueWithinTheDayIsProvisionalAndChangesNoBandOfTheHistory() {
        assess(closing(MONDAY, BUSY, Cause.TIME));
        assess(live(MONDAY.plusDays(1), Duration.ofHours(10), IDLE));

        assertThat(health.of(account).orElseThrow().provisional()).isTrue();
        assertThat(health.of(account).orElseThrow().band()).isEqualTo(Band.AT_RISK);
        assertThat(health.history(account, MONDAY, MONDAY.plusDays(5))).hasSize(1);
        assertThat(heard.of(account)).isEmpty();
        assertThat(health.intraday(account)).hasSize(1);
        assertThat(heard.changes)
                .anySatisfy(change -> assertThat(change.account()).isEqualTo(account));
    }

    @Test
    void aLateFactRewritesItsDayAndFoldsTheDaysAfterItAnew() {
        assess(
                closing(MONDAY, IDLE, Cause.TIME),
                closing(MONDAY.plusDays(1), EDGE, Cause.TIME),
                closing(MONDAY.plusDays(2), EDGE, Cause.TIME));
        assertThat(bands()).containsExactly(Band.AT_RISK, Band.WATCH, Band.WATCH);

        assess(closing(MONDAY, BUSY, Cause.FACT));

        assertThat(bands()).containsExactly(Band.HEALTHY, Band.HEALTHY, Band.HEALTHY);
        assertThat(health.crossings(account, MONDAY)).isEmpty();
    }

    @Test
    void anOlderValueNeverReplacesANewerOne() {
        assess(live(MONDAY.plusDays(1), Duration.ofHours(10), BUSY));
        assess(closing(MONDAY, IDLE, Cause.FACT));

        assertThat(health.of(account).orElseThrow().day()).isEqualTo(MONDAY.plusDays(1));
    }

    @Test
    void nothingKnownIsNoScoreAndNotHealthy() {
        assess(closing(MONDAY, Map.of(), Cause.TIME));

        assertThat(health.of(account).orElseThrow().score().score()).isEmpty();
        assertThat(health.of(account).orElseThrow().band()).isEqualTo(Band.NOT_ENOUGH_DATA);
    }

    @Test
    void aPulseStandsForSixtyDays() {
        clock.set(Instant.parse("2025-03-03T10:00:00Z"));
        health.givePulse(account, Pulse.Colour.RED, "Their new CFO wants out", "j.vogt");

        clock.advance(Duration.ofDays(59));
        assertThat(health.pulse(account))
                .hasValueSatisfying(p -> assertThat(p.colour()).isEqualTo(Pulse.Colour.RED));
        clock.advance(Duration.ofDays(2));
        assertThat(health.pulse(account)).isEmpty();
        assertThat(health.pulses(account)).hasSize(1);
    }

    /** Nothing but use and contracts is known. */
    private static Map<String, Double> use(double change, double days, double breadth) {
        return Map.of(
                "usage_change_28d",
                change,
                "active_days_28d",
                days,
                "feature_breadth_28d",
                breadth,
                "downgrade_90d",
                0.0);
    }

    private List<Band> bands() {
        return health.history(account, MONDAY, MONDAY.plusDays(9)).stream()
                .map(Health.Day::band)
                .toList();
    }

    private void assess(Assessed... assessed) {
        transaction.executeWithoutResult(status -> assessment.assess(List.of(assessed)));
    }

    private Assessed closing(LocalDate day, Map<String, Double> values, Cause cause) {
        return assessed(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(), day, true, cause, values);
    }

    private Assessed live(LocalDate day, Duration time, Map<String, Double> values) {
        return assessed(day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(time), day, false, Cause.FACT, values);
    }

    private Assessed assessed(Instant asOf, LocalDate day, boolean closing, Cause cause, Map<String, Double> known) {
        Map<String, SignalValue> values = new HashMap<>();
        known.forEach((key, value) -> values.put(key, new SignalValue.Known(value, Map.of())));
        return new Assessed(account, asOf, day, closing, cause, history(), values);
    }

    private History history() {
        Account named = new Account(
                account,
                "Birkental GmbH",
                Optional.empty(),
                Account.Lifecycle.LIVE,
                Account.TouchModel.MID,
                ZoneOffset.UTC,
                Currency.getInstance("EUR"),
                Map.of());
        AccountHistory known =
                new AccountHistory(named, List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());
        return new History(known, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
