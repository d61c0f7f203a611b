package io.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.accounts.Account.Lifecycle;
import io.perennial.accounts.Account.TouchModel;
import io.perennial.health.Band;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuggestionTest {

    private static final Words WORDS = new Dictionary(Clock.systemUTC()).in("en", ZoneOffset.UTC);
    private static final LocalDate DECISION = LocalDate.parse("2026-11-30");

    private Lifecycle lifecycle = Lifecycle.LIVE;
    private TouchModel touch = TouchModel.HIGH;
    private Band band = Band.HEALTHY;
    private OptionalDouble change = OptionalDouble.of(0);
    private Optional<Brief.Champion> champion =
            Optional.of(new Brief.Champion("D. Brandt", OptionalLong.of(2), Optional.empty()));
    private long daysLeft = 200;
    private boolean noBuyer = false;
    private OptionalLong urgentDays = OptionalLong.empty();
    private Optional<String> strongest = Optional.empty();
    private OptionalDouble seatsUsed = OptionalDouble.of(0.6);
    private OptionalLong contactDays = OptionalLong.of(5);

    @Test
    void aCustomerWhoIsFineNeedsNothing() {
        assertThat(next()).isEmpty();
    }

    @Test
    void aDoubtfulCustomerIsCalledBeforeTheDecision() {
        band = Band.AT_RISK;
        daysLeft = 7;

        assertThat(next()).hasValueSatisfying(found -> {
            assertThat(found.title()).isEqualTo("Call D. Brandt before 30 Nov");
            assertThat(found.reason()).isEqualTo("At risk, and they decide within 7 days.");
            assertThat(found.act()).isEqualTo(Suggestion.Act.LOG);
        });
        daysLeft = 31;
        assertThat(next()).isEmpty();
    }

    @Test
    void whatWasOfNoUseOrIsACaseMakesRoomForTheNext() {
        band = Band.AT_RISK;
        daysLeft = 7;
        strongest = Optional.of("24 of 60 seats active.");
        champion = Optional.of(new Brief.Champion("D. Brandt", OptionalLong.of(30), Optional.empty()));
        List<String> order = new ArrayList<>();
        Set<String> away = new HashSet<>();
        for (Optional<Suggestion> found = next(away, Set.of()); found.isPresent(); found = next(away, Set.of())) {
            order.add(found.get().key());
            away.add(found.get().key());
        }

        assertThat(order).containsExactly("before-decision", "score-fell", "champion-quiet");
        assertThat(next(Set.of(), Set.of("before-decision")))
                .map(Suggestion::key)
                .contains("score-fell");
    }

    @Test
    void eachRuleHasItsEdge() {
        urgentDays = OptionalLong.of(1);
        assertThat(next()).isEmpty();
        urgentDays = OptionalLong.of(2);
        assertThat(next()).map(Suggestion::key).contains("urgent-ticket");
        urgentDays = OptionalLong.empty();

        seatsUsed = OptionalDouble.of(0.89);
        assertThat(next()).isEmpty();
        seatsUsed = OptionalDouble.of(0.9);
        assertThat(next()).map(Suggestion::key).contains("seats-full");
        band = Band.WATCH;
        assertThat(next()).isEmpty();
        band = Band.HEALTHY;
        seatsUsed = OptionalDouble.empty();

        contactDays = OptionalLong.of(31);
        assertThat(next()).map(Suggestion::key).contains("long-silence");
        touch = TouchModel.MID;
        assertThat(next()).isEmpty();
        touch = TouchModel.TECH;
        contactDays = OptionalLong.of(1000);
        assertThat(next()).isEmpty();

        noBuyer = true;
        assertThat(next()).isEmpty();
        daysLeft = 120;
        assertThat(next()).map(Suggestion::key).contains("no-buyer");
    }

    @Test
    void whoLeavesIsAskedWhyAndWhoLeftIsLeftAlone() {
        lifecycle = Lifecycle.NOTICE_GIVEN;
        assertThat(next()).map(Suggestion::key).contains("exit-talk");
        lifecycle = Lifecycle.ENDED;
        assertThat(next()).isEmpty();
    }

    @Test
    void aChampionWhoLeftIsReplacedAndNobodyIsToldToCallThem() {
        champion =
                Optional.of(new Brief.Champion("D. Brandt", OptionalLong.of(40), Optional.of(DECISION.minusDays(9))));
        band = Band.AT_RISK;
        daysLeft = 7;

        assertThat(next()).map(Suggestion::title).contains("Speak with them before 30 Nov");
        assertThat(next(Set.of("before-decision"), Set.of()))
                .map(Suggestion::key)
                .contains("champion-left");
    }

    private Optional<Suggestion> next() {
        return next(Set.of(), Set.of());
    }

    private Optional<Suggestion> next(Set<String> away, Set<String> open) {
        return Suggestion.next(
                new Suggestion.Situation(
                        lifecycle,
                        touch,
                        band,
                        change,
                        champion,
                        Optional.of(DECISION),
                        daysLeft,
                        noBuyer,
                        urgentDays,
                        strongest,
                        seatsUsed,
                        contactDays,
                        Optional.empty()),
                away,
                open,
                WORDS);
    }
}
