package io.perennial.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.PerennialTest;
import io.perennial.SettableClock;
import io.perennial.SoldLine;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ExternalId;
import io.perennial.events.Event;
import io.perennial.events.FactKind;
import io.perennial.events.Intake;
import io.perennial.shared.SourceKey;
import io.perennial.signals.Assessment.Assessed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Facts in, signals out, on a real database with the workers running. */
@PerennialTest
@Import(SignalsTest.Watching.class)
class SignalsTest {

    @TestConfiguration
    static class Watching {
        @Bean
        Watcher watcher() {
            return new Watcher();
        }
    }

    /** Keeps what it was asked to judge. */
    static final class Watcher implements Assessment {
        final List<Assessed> seen = new CopyOnWriteArrayList<>();

        @Override
        public void assess(List<Assessed> accounts) {
            seen.addAll(accounts);
        }

        List<Assessed> of(Account.Id account) {
            return seen.stream().filter(a -> a.account().equals(account)).toList();
        }
    }

    @Autowired
    private Signals signals;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Intake intake;

    @Autowired
    private Watcher watcher;

    @Autowired
    private SettableClock clock;

    private final SourceKey source =
            new SourceKey("s" + UUID.randomUUID().toString().substring(0, 8));

    @AfterEach
    void releaseTheClock() {
        clock.release();
    }

    @Test
    void anEventIsSeenInTheSignalsWithinASecond() throws InterruptedException {
        Account.Id account = customer("fast", LocalDate.now(ZoneOffset.UTC).minusDays(90));
        send(account, "fast", List.of(event("fast", "warm", Instant.now().minusSeconds(5))));
        intake.awaitRolledUp();
        signals.awaitSettled();

        long before = System.nanoTime();
        send(account, "fast", List.of(event("fast", "ada", Instant.now().minusSeconds(2))));
        while (number(account, "active_users_28d") != 2) {
            Thread.sleep(5);
            assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
        }

        System.out.printf("event to signal: %d ms%n", (System.nanoTime() - before) / 1_000_000);
        assertThat(number(account, "seat_utilisation")).isEqualTo(.2);
    }

    @Test
    void silenceIsSeenAtMidnightAndEveryDayMissedIsClosed() {
        Instant start = Instant.now();
        Account.Id account = customer("quiet", LocalDate.now(ZoneOffset.UTC).minusDays(90));
        send(account, "quiet", List.of(event("quiet", "ada", start.minusSeconds(5))));
        intake.awaitRolledUp();
        signals.awaitSettled();
        assertThat(number(account, "days_since_activity")).isZero();

        clock.set(start.plus(Duration.ofDays(3)));
        signals.passTime();
        signals.awaitSettled();

        assertThat(number(account, "days_since_activity")).isEqualTo(3);
        List<Assessed> closings =
                watcher.of(account).stream().filter(Assessed::closing).toList();
        assertThat(closings)
                .extracting(Assessed::day)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(3)
                .isSorted();
        assertThat(closings).extracting(Assessed::cause).containsOnly(Assessment.Cause.TIME);
    }

    @Test
    void aReplayWritesEveryDayOnceAndTheNextOneNothing() {
        LocalDate start = LocalDate.now(ZoneOffset.UTC).minusDays(40);
        Account.Id account = customer("replayed", start);
        List<Event> events = new ArrayList<>();
        for (int day = 0; day < 40; day++) {
            events.add(event("replayed", "ada", start.plusDays(day).atTime(9, 0).toInstant(ZoneOffset.UTC)));
        }
        send(account, "replayed", events);
        intake.awaitRolledUp();
        signals.awaitSettled();
        watcher.seen.clear();

        Replay first = signals.replay((done, of) -> {});
        List<Assessed> days = watcher.of(account);
        watcher.seen.clear();
        Replay second = signals.replay((done, of) -> {});

        assertThat(first.changed()).isPositive();
        assertThat(days.stream().filter(Assessed::closing))
                .hasSize(40)
                .extracting(Assessed::day)
                .isSorted();
        assertThat(days.getFirst().day()).isEqualTo(start);
        assertThat(second.changed()).isZero();
        assertThat(second.days()).isZero();
        assertThat(watcher.seen).isEmpty();
        assertThat(signals.valuesAsOf(account, days.get(30).asOf()))
                .isEqualTo(days.get(30).values());
    }

    @Test
    void whatAReplayKeepsIsAsNewAsTheFactsWhoseTurnItTook() {
        Account.Id account = customer("busy", LocalDate.now(ZoneOffset.UTC).minusDays(90));
        send(account, "busy", List.of(event("busy", "ada", Instant.now().minusSeconds(5))));
        intake.awaitRolledUp();
        signals.awaitSettled();
        AtomicReference<Instant> sent = new AtomicReference<>();

        try (var untilReplayed = signals.hold()) {
            signals.replayAnew((done, of) -> {
                if (sent.compareAndSet(null, Instant.now())) {
                    send(account, "busy", List.of(event("busy", "ben", Instant.now())));
                    intake.awaitRolledUp();
                }
            });
        }
        signals.awaitSettled();

        assertThat(number(account, "active_users_28d")).isEqualTo(2);
        assertThat(signals.current(account).orElseThrow().asOf()).isAfter(sent.get());
    }

    @Test
    void aFirstLookAtTheLastDaysLeavesTheOthersToAReplay() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Account.Id account = customer("looked-at", today.minusDays(40));
        send(
                account,
                "looked-at",
                List.of(event(
                        "looked-at", "ada", today.minusDays(20).atTime(9, 0).toInstant(ZoneOffset.UTC))));
        intake.awaitRolledUp();
        signals.awaitSettled();
        watcher.seen.clear();

        signals.replayRecent(10);
        List<Assessed> recent = watcher.of(account);
        watcher.seen.clear();
        signals.replay((done, of) -> {});
        List<Assessed> all = watcher.of(account);

        assertThat(recent.stream().filter(Assessed::closing)).hasSize(10);
        assertThat(recent.getFirst().day()).isEqualTo(today.minusDays(10));
        assertThat(all.stream().filter(Assessed::closing)).hasSize(40);
        assertThat(all.subList(30, 40))
                .extracting(Assessed::values)
                .isEqualTo(recent.subList(0, 10).stream().map(Assessed::values).toList());
    }

    @Test
    void whoLeftIsNotScoredAndKeepsTheLastSignals() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Account.Id account = customer("left", today.minusDays(30), today.minusDays(10));
        send(
                account,
                "left",
                List.of(event("left", "ada", today.minusDays(20).atTime(9, 0).toInstant(ZoneOffset.UTC))));
        intake.awaitRolledUp();
        signals.awaitSettled();

        signals.replay((done, of) -> {});

        List<Assessed> seen = watcher.of(account);
        assertThat(seen).isNotEmpty().allMatch(Assessed::closing);
        assertThat(seen.getLast().day()).isEqualTo(today.minusDays(12));
    }

    private double number(Account.Id account, String signal) {
        return signals.current(account)
                .flatMap(c -> Optional.ofNullable(c.values().get(signal)))
                .map(v -> v.number().orElse(-1))
                .orElse(-2.0);
    }

    private Account.Id customer(String name, LocalDate start) {
        return customer(name, start, null);
    }

    private Account.Id customer(String name, LocalDate start, LocalDate end) {
        try (var untilItsContractIsKnown = signals.hold()) {
            return SoldLine.to(name, accounts, source, start, Optional.ofNullable(end));
        }
    }

    private Event event(String account, String user, Instant at) {
        return new Event(
                FactKind.TRACK,
                UUID.randomUUID().toString(),
                at,
                Optional.of(new ExternalId(source, "group", account)),
                Optional.of(user),
                Optional.empty(),
                "Report Run",
                OptionalDouble.empty(),
                "{}".getBytes(StandardCharsets.UTF_8));
    }

    private void send(Account.Id account, String name, List<Event> events) {
        assertThat(intake.accept(source, events).accepted()).isEqualTo(events.size());
    }
}
