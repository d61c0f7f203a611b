package io.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.accounts.Account;
import io.perennial.accounts.Account.Lifecycle;
import io.perennial.attention.Reason;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SuggestionTest {

    private static final Dictionary DICTIONARY = new Dictionary(Clock.systemUTC());
    private static final Words WORDS = DICTIONARY.in("en", ZoneOffset.UTC);
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    private Lifecycle lifecycle = Lifecycle.LIVE;
    private List<Reason> reasons = List.of();
    private Optional<Brief.Champion> champion =
            Optional.of(new Brief.Champion("D. Brandt", OptionalLong.of(2), Optional.empty()));
    private long daysLeft = 200;
    private boolean noBuyer = false;
    private boolean troubleCase = false;

    @Test
    void aCustomerWhoIsFineNeedsNothing() {
        assertThat(next()).isEmpty();
    }

    @Test
    void theFirstReasonOfTheDaysListLeads() {
        reasons = List.of(reason(Reason.Kind.NOTICE_DAY), reason(Reason.Kind.URGENT_TICKET));

        assertThat(next()).hasValueSatisfying(found -> {
            assertThat(found.title()).isEqualTo("Call D. Brandt before the notice day");
            assertThat(found.reason()).isEqualTo("NOTICE_DAY in words");
            assertThat(found.act()).isEqualTo(Suggestion.Act.LOG);
        });
    }

    @Test
    void whatWasOfNoUseOrIsACaseMakesRoomForTheNext() {
        reasons = List.of(
                reason(Reason.Kind.SCORE_FELL), reason(Reason.Kind.CHAMPION_SILENT), reason(Reason.Kind.OVERDUE));
        List<String> order = new ArrayList<>();
        Set<String> away = new HashSet<>();
        for (Optional<Suggestion> found = next(away, Set.of()); found.isPresent(); found = next(away, Set.of())) {
            order.add(found.get().key());
            away.add(found.get().key());
        }

        assertThat(order).containsExactly("score-fell", "champion-silent", "overdue");
        assertThat(next(Set.of(), Set.of("score-fell"))).map(Suggestion::key).contains("champion-silent");
    }

    @Test
    void anOpenCaseAboutTroubleIsAtWorkOnTheFallenScoreButNotOnEverythingElse() {
        reasons = List.of(reason(Reason.Kind.SCORE_FELL), reason(Reason.Kind.AT_RISK), reason(Reason.Kind.USE_DROPPED));
        troubleCase = true;

        assertThat(next()).map(Suggestion::key).contains("use-dropped");
        assertThat(next(Set.of(), Set.of("use-dropped"))).isEmpty();
        troubleCase = false;
        assertThat(next(Set.of(), Set.of("use-dropped"))).map(Suggestion::key).contains("score-fell");
    }

    @ParameterizedTest
    @EnumSource(Reason.Kind.class)
    void everyReasonHasATitleInBothLanguagesWithAChampionAndWithout(Reason.Kind kind) {
        reasons = List.of(reason(kind));
        Optional<Brief.Champion> known = champion;

        assertThat(Stream.of("en", "de")
                        .flatMap(language -> Stream.of(known, Optional.<Brief.Champion>empty())
                                .map(who -> title(language, who))))
                .allSatisfy(title -> assertThat(title).isNotBlank().doesNotContain("todo.", "{"));
    }

    @Test
    void whoDecidesAboutTheMoneyIsFoundBeforeTheDecision() {
        noBuyer = true;
        daysLeft = 121;
        assertThat(next()).isEmpty();
        daysLeft = 120;
        assertThat(next()).map(Suggestion::key).contains("no-buyer");
        daysLeft = -1;
        assertThat(next()).isEmpty();
    }

    @Test
    void whoLeavesIsAskedWhyAndWhoLeftIsLeftAlone() {
        reasons = List.of(reason(Reason.Kind.SCORE_FELL));
        lifecycle = Lifecycle.NOTICE_GIVEN;
        assertThat(next()).map(Suggestion::key).contains("exit-talk");
        lifecycle = Lifecycle.ENDED;
        assertThat(next()).isEmpty();
    }

    @Test
    void nobodyIsToldToCallAChampionWhoLeft() {
        reasons = List.of(reason(Reason.Kind.NOTICE_DAY));
        champion = Optional.of(new Brief.Champion("D. Brandt", OptionalLong.of(40), Optional.of(TODAY.minusDays(9))));

        assertThat(next()).map(Suggestion::title).contains("Call before the notice day");
    }

    private static Reason reason(Reason.Kind kind) {
        return new Reason(new Account.Id(1), kind, .5, TODAY, kind + " in words", kind + " in Worten");
    }

    private Optional<Suggestion> next() {
        return next(Set.of(), Set.of());
    }

    private Optional<Suggestion> next(Set<String> away, Set<String> open) {
        return Suggestion.next(situation(champion), away, new Underway(open, troubleCase, false), WORDS);
    }

    private String title(String language, Optional<Brief.Champion> who) {
        return Suggestion.next(
                        situation(who),
                        Set.of(),
                        new Underway(Set.of(), false, false),
                        DICTIONARY.in(language, ZoneOffset.UTC))
                .orElseThrow()
                .title();
    }

    private Suggestion.Situation situation(Optional<Brief.Champion> who) {
        return new Suggestion.Situation(lifecycle, reasons, who, daysLeft, noBuyer);
    }
}
