package io.perennial.events;

import static io.perennial.events.IntakeRig.NOW;
import static io.perennial.events.IntakeRig.WEBSITE;
import static io.perennial.events.IntakeRig.event;
import static io.perennial.events.IntakeRig.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.products.TrackingPlan;
import io.perennial.shared.SourceKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What comes through the door is stored once, belongs to its account, and is counted once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntakeTest {

    private IntakeRig rig;

    @BeforeAll
    void open() {
        rig = new IntakeRig();
    }

    @AfterAll
    void close() throws Exception {
        rig.close();
    }

    @Test
    void countsAnEventIntoTheDayOfItsAccount() {
        var acme = rig.directory.account("acme", ZoneId.of("America/New_York"));

        var receipt = rig.intake.accept(
                WEBSITE,
                List.of(
                        track("a1", Instant.parse("2026-03-10T03:30:00Z"), "acme", "ann", "Report Exported"),
                        event(
                                FactKind.TRACK,
                                "a2",
                                Instant.parse("2026-03-10T04:30:00Z"),
                                "acme",
                                "ann",
                                "Search Run",
                                OptionalDouble.of(2.5),
                                "{\"value\":2.5}")));

        assertThat(receipt.accepted()).isEqualTo(2);
        var days = rig.days(acme);
        assertThat(days)
                .extracting(ActivityDay::day)
                .containsExactly(LocalDate.of(2026, 3, 9), LocalDate.of(2026, 3, 10));
        assertThat(days.getLast().sumAt(0)).isEqualTo(2.5);
        assertThat(rig.intake.eventNames()).containsEntry(days.getLast().nameAt(0), "Search Run");
        assertThat(days.getLast().userCount()).isEqualTo(1);
    }

    @Test
    void takesAMessageOnceHoweverOftenItIsSent() {
        var account = rig.directory.account("twice");
        var event = track("t1", NOW, "twice", "bob", "Login");
        var other = track("t1", NOW.minus(Duration.ofDays(3)), "twice", "bob", "Another Name");

        var receipts = List.of(
                rig.intake.accept(WEBSITE, List.of(event, event)),
                rig.intake.accept(WEBSITE, List.of(other, track("t2", NOW, "twice", "bob", "Login"))));

        assertThat(receipts.getFirst().duplicate()).isEqualTo(1);
        assertThat(receipts.getLast().verdicts().getFirst()).isInstanceOf(Verdict.Dropped.class);
        assertThat(receipts.getLast().accepted()).isEqualTo(1);
        assertThat(rig.days(account)).hasSize(1);
        assertThat(rig.days(account).getFirst().events()).isEqualTo(2);
    }

    @Test
    void holdsEventsOfUnknownAccountsUntilTheyAreKnown() {
        var receipt = rig.intake.accept(WEBSITE, List.of(track("h1", NOW, "later", "cleo", "Login")));
        rig.intake.awaitRolledUp();

        assertThat(receipt.held()).isEqualTo(1);
        assertThat(rig.intake.waiting()).anyMatch(waiting -> waiting.account().equals(Optional.of("later")));

        var account = rig.directory.account("later");
        rig.held.changed();
        rig.round.run();

        assertThat(rig.days(account).getFirst().events()).isEqualTo(1);
        assertThat(rig.intake.waiting()).noneMatch(waiting -> waiting.account().equals(Optional.of("later")));
        assertThat(rig.intake
                        .accept(WEBSITE, List.of(track("h1", NOW, "later", "cleo", "Login")))
                        .duplicate())
                .isEqualTo(1);
    }

    @Test
    void aSourceThatStopsSendingWhatItSentEveryDayIsSilent() {
        var desk = new SourceKey("desk");
        rig.directory.account("quiet");
        rig.intake.accept(
                desk,
                IntStream.rangeClosed(5, 40)
                        .mapToObj(days -> event(
                                FactKind.TICKET,
                                "t" + days,
                                NOW.minus(Duration.ofDays(days)),
                                "quiet",
                                "",
                                "TICKET",
                                OptionalDouble.empty(),
                                "{}"))
                        .toList());
        rig.intake.awaitRolledUp();

        assertThat(rig.intake.silences(rig.intake.freshness()))
                .filteredOn(silence -> silence.source().equals(desk))
                .containsExactly(new Silence(
                        desk,
                        FactKind.TICKET,
                        LocalDate.ofInstant(NOW, ZoneOffset.UTC).minusDays(4)));
    }

    @Test
    void aPersonsOnlyAccountOwnsTheirEvents() {
        rig.directory.join(WEBSITE, "dora", "only");

        var receipt = rig.intake.accept(
                WEBSITE, List.of(track("o1", NOW, "", "dora", "Login"), track("o2", NOW, "", "nobody", "Login")));

        assertThat(receipt.accepted()).isEqualTo(1);
        assertThat(receipt.verdicts().getLast()).isEqualTo(new Verdict.Held(Attribute.NO_ACCOUNT));
        assertThat(rig.days(rig.directory.account("only")).getFirst().events()).isEqualTo(1);
    }

    @Test
    void aGroupCallMakesItsAccountKnownToWhatFollows() {
        var receipt = rig.intake.accept(
                WEBSITE,
                List.of(
                        event(
                                FactKind.GROUP,
                                "g1",
                                NOW,
                                "fresh",
                                "eve",
                                "GROUP",
                                OptionalDouble.empty(),
                                "{\"name\":\"F\"}"),
                        track("g2", NOW, "fresh", "eve", "Login")));

        assertThat(receipt.accepted()).isEqualTo(2);
    }

    @Test
    void keepsWhatItCannotTakeWithTheReason() {
        var source = new io.perennial.shared.SourceKey("rejecting");

        var receipt = rig.intake.accept(
                source,
                List.of(
                        track("r1", Instant.parse("1999-12-31T23:59:59Z"), "acme", "f", "Old"),
                        track("r2", NOW.plus(Duration.ofHours(25)), "acme", "f", "Future"),
                        track("r3", NOW.plus(Duration.ofHours(23)), "acme", "f", "Near"),
                        track("r4", NOW, "ac\0me", "f", "Null"),
                        event(FactKind.TRACK, "r5", NOW, "acme", "f", "Huge", OptionalDouble.of(1e300), "{}")));

        assertThat(receipt.rejected()).isEqualTo(4);
        var rejects = rig.intake.rejects(Optional.of(source), Long.MAX_VALUE, 10);
        assertThat(rejects).extracting(Reject::reason).anyMatch(reason -> reason.contains("before 2000"));
        assertThat(rejects).allMatch(reject -> reject.form().equals("event"));
    }

    @Test
    void saysWhichAccountsChanged() {
        var account = rig.directory.account("loud");

        rig.intake.accept(WEBSITE, List.of(track("l1", NOW, "loud", "g", "Login")));
        rig.intake.awaitRolledUp();

        assertThat(rig.published)
                .anyMatch(event -> ((Intake.Rolled) event).accounts().contains(account));
    }

    @Test
    void handsFactsToTheirOwnersOnceAndKeepsWhatTheyRefuse() {
        rig.directory.account("owned");
        List<Fact> taken = new ArrayList<>();
        rig.sinks.add(new FactSink() {
            @Override
            public Set<FactKind> kinds() {
                return Set.of(FactKind.TICKET);
            }

            @Override
            public List<Refusal> accept(List<Fact> facts) {
                taken.addAll(facts);
                return facts.stream()
                        .filter(fact -> fact.event().messageId().equals("bad"))
                        .map(fact -> new Refusal(fact, "no subject"))
                        .toList();
            }
        });

        rig.intake.accept(
                WEBSITE,
                List.of(
                        event(
                                FactKind.TICKET,
                                "ticket1",
                                NOW,
                                "owned",
                                "",
                                "TICKET",
                                OptionalDouble.empty(),
                                "{\"id\":\"1\"}"),
                        event(FactKind.TICKET, "bad", NOW, "owned", "", "TICKET", OptionalDouble.empty(), "{}")));
        rig.intake.awaitRolledUp();
        rig.intake.awaitRolledUp();

        assertThat(taken).extracting(fact -> fact.event().messageId()).containsExactly("ticket1", "bad");
        var reject = rig.intake.rejects(Optional.of(WEBSITE), Long.MAX_VALUE, 100).stream()
                .filter(r -> r.messageId().equals(Optional.of("bad")))
                .findFirst()
                .orElseThrow();
        assertThat(reject.reason()).isEqualTo("no subject");

        rig.intake.retry(reject.id());
        rig.intake.awaitRolledUp();

        assertThat(taken).hasSize(3);
        rig.sinks.clear();
    }

    @Test
    void aBatchThatCannotBeCountedDoesNotBlockTheOthers() {
        var account = rig.directory.account("behind");
        rig.intake.awaitRolledUp();
        rig.intake.accept(WEBSITE, List.of(track("b1", NOW, "behind", "h", "Login")));
        long bad = rig.database
                .sql("select max(id) from events.batch")
                .query(Long.class)
                .single();
        rig.database
                .sql("update events.batch set activity = '\\x0163' where id = :id")
                .param("id", bad)
                .update();
        rig.intake.accept(WEBSITE, List.of(track("b2", NOW, "behind", "h", "Login")));

        for (int i = 0; i < 5; i++) {
            rig.round.run();
        }

        String problem = rig.database
                .sql("select problem from events.batch where id = :id")
                .param("id", bad)
                .query(String.class)
                .single();
        rig.database.sql("delete from events.batch").update();
        assertThat(problem).contains("form 1");
        assertThat(rig.intake
                        .activity(Set.of(account), LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31))
                        .get(account)
                        .getFirst()
                        .events())
                .isEqualTo(1);
    }

    @Test
    void whoWaitsForWhatBrokeInTheProgramIsToldSoAndTheNextIsTaken() {
        rig.directory.account("unlucky");
        List<Event> events = List.of(track("broken-1", NOW, "unlucky", "grace", "Report Exported"));
        rig.erased.whenAsked = () -> {
            throw new AssertionError("broken");
        };

        for (int each = 0; each < 3; each++) {
            assertThatThrownBy(() -> rig.intake.accept(WEBSITE, events))
                    .isInstanceOf(IntakeFailed.class)
                    .hasRootCauseMessage("broken");
        }
        rig.erased.whenAsked = () -> {};

        assertThat(rig.intake.accept(WEBSITE, events).accepted()).isEqualTo(1);
    }

    @Test
    void theRowsOfATransactionStandInTheLogAsItsIndexHasThem() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rig.directory.account("sorted-" + i % 7);
            events.add(
                    track("sorted-" + i, NOW.minusSeconds(i * 37 % 60), "sorted-" + i % 7, "grace", "Report Exported"));
        }

        rig.intake.accept(WEBSITE, events);

        assertThat(written("ctid")).hasSize(60).isEqualTo(written("account, at"));
    }

    private List<String> written(String order) {
        return rig.database
                .sql("select (account, at)::text from events.event"
                        + " where batch = (select max(batch) from events.event) order by " + order)
                .query(String.class)
                .list();
    }

    @Test
    void manyAtOnceLoseNothingAndCountNothingTwice() throws Exception {
        var account = rig.directory.account("crowd");
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 20; t++) {
            int thread = t;
            threads.add(Thread.startVirtualThread(() -> {
                for (int i = 0; i < 20; i++) {
                    List<Event> events = new ArrayList<>();
                    for (int k = 0; k < 10; k++) {
                        // every other thread sends what its neighbour sends
                        events.add(track("c" + thread / 2 + "-" + i + "-" + k, NOW, "crowd", "u" + k, "Login"));
                    }
                    rig.intake.accept(WEBSITE, events);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(rig.days(account).getFirst().events()).isEqualTo(2_000);
        assertThat(rig.database
                        .sql("select count(*) from events.event where account = :id")
                        .param("id", account.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(2_000);
    }

    @Test
    void showsWhatArrivedAndHowFreshEachSourceIs() {
        var account = rig.directory.account("seen");
        rig.clock.advance(Duration.ofSeconds(5));

        rig.intake.accept(WEBSITE, List.of(track("s1", rig.clock.instant(), "seen", "i", "Quite New")));
        rig.intake.awaitRolledUp();

        assertThat(rig.intake.recent(3).getFirst().name()).isEqualTo("Quite New");
        assertThat(rig.intake.events(account, NOW.plusSeconds(60), 10))
                .extracting(Logged::name)
                .containsExactly("Quite New");
        assertThat(rig.intake.freshness())
                .anyMatch(fresh -> fresh.source().equals(WEBSITE)
                        && fresh.kind() == FactKind.TRACK
                        && fresh.receivedAt().equals(NOW.plusSeconds(5)));
        var timeline = rig.intake.timeline(
                account, LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31), new TrackingPlan(false, Map.of()));
        assertThat(timeline).singleElement().satisfies(day -> {
            assertThat(day.feature()).isEqualTo("Quite New");
            assertThat(day.users()).isEqualTo(1);
        });
        rig.clock.set(NOW);
    }
}
