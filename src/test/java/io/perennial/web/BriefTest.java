package io.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.accounts.Account.Lifecycle;
import io.perennial.health.Band;
import io.perennial.statistics.Interval;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("StringConcatToTextBlock") // its check fails on German letters
class BriefTest {

    private static final Dictionary DICTIONARY = new Dictionary(Clock.systemUTC());
    private static final Words ENGLISH = DICTIONARY.in("en", ZoneOffset.UTC);
    private static final Words GERMAN = DICTIONARY.in("de", ZoneOffset.UTC);
    private static final LocalDate SINCE = LocalDate.parse("2026-10-26");
    private static final LocalDate DECISION = LocalDate.parse("2026-11-30");

    @Test
    void aCustomerAtRiskIsToldByBandReasonPersonAndDay() {
        Brief.Facts facts = facts(
                Band.AT_RISK,
                38,
                -21,
                List.of("24 of 60 seats active, 41 four weeks ago."),
                Optional.of(new Brief.Champion("D. Brandt", OptionalLong.of(19), Optional.empty())),
                Optional.of(new Brief.Decision(DECISION, 7, true)));

        assertThat(Brief.of(facts, ENGLISH))
                .containsExactly(
                        "At risk at 38.0, 21 points lower than on 26 Oct 2026.",
                        "24 of 60 seats active, 41 four weeks ago.",
                        "D. Brandt (champion) last active 19 days ago.",
                        "Notice possible until 30 Nov 2026, 7 days left.");
        assertThat(Brief.of(facts, GERMAN))
                .containsExactly(
                        "Gefährdet mit 38,0, 21 Punkte weniger als am 26.10.2026.",
                        "24 of 60 seats active, 41 four weeks ago.",
                        "D. Brandt (Champion) zuletzt vor 19 Tagen aktiv.",
                        "Kündbar bis 30.11.2026, noch 7 Tage.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-1 | 'At risk at 38.0, one point lower than on 26 Oct 2026.' | 'Gefährdet mit 38,0, ein Punkt weniger als am 26.10.2026.'",
                "2 | 'At risk at 38.0, 2 points higher than on 26 Oct 2026.' | 'Gefährdet mit 38,0, 2 Punkte mehr als am 26.10.2026.'",
                "0.4 | 'At risk at 38.0, unchanged in four weeks.' | 'Gefährdet mit 38,0, unverändert seit vier Wochen.'",
            })
    void aMoveIsSaidInWholePointsWithItsPlural(double change, String english, String german) {
        Brief.Facts facts = facts(Band.AT_RISK, 38, change, List.of(), Optional.empty(), Optional.empty());

        assertThat(Brief.of(facts, ENGLISH)).containsExactly(english);
        assertThat(Brief.of(facts, GERMAN)).containsExactly(german);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 'Notice possible until 30 Nov 2026, today is the last day.' | 'Kündbar bis 30.11.2026, heute ist der letzte Tag.'",
                "1 | 'Notice possible until 30 Nov 2026, one day left.' | 'Kündbar bis 30.11.2026, noch ein Tag.'",
                "90 | 'Notice possible until 30 Nov 2026, 90 days left.' | 'Kündbar bis 30.11.2026, noch 90 Tage.'",
            })
    void theDaysToDecideAreCounted(long left, String english, String german) {
        Brief.Facts facts = facts(
                Band.WATCH, 55, 0, List.of(), Optional.empty(), Optional.of(new Brief.Decision(DECISION, left, true)));

        assertThat(Brief.of(facts, ENGLISH)).last().isEqualTo(english);
        assertThat(Brief.of(facts, GERMAN)).last().isEqualTo(german);
    }

    @Test
    void whatIsFarOffPassedOrFineIsNotMentioned() {
        Brief.Champion active = new Brief.Champion("D. Brandt", OptionalLong.of(13), Optional.empty());
        Brief.Facts far = facts(
                Band.HEALTHY,
                81,
                0,
                List.of(),
                Optional.of(active),
                Optional.of(new Brief.Decision(DECISION, 91, true)));
        Brief.Facts passed = facts(
                Band.HEALTHY,
                81,
                0,
                List.of(),
                Optional.of(new Brief.Champion("D. Brandt", OptionalLong.empty(), Optional.empty())),
                Optional.of(new Brief.Decision(DECISION, -1, true)));

        assertThat(Brief.of(far, ENGLISH)).hasSize(1);
        assertThat(Brief.of(passed, ENGLISH)).hasSize(1);
    }

    @Test
    void aSummaryHasAtMostFiveSentencesAndNoneTwice() {
        Brief.Facts facts = facts(
                Band.AT_RISK,
                38,
                -21,
                List.of("One.", "One.", "Two.", "Three.", "Four.", "Five."),
                Optional.empty(),
                Optional.empty());

        assertThat(Brief.of(facts, ENGLISH)).hasSize(Brief.MOST_SENTENCES).doesNotHaveDuplicates();
    }

    @Test
    void whoLeftOrIsUnknownIsNotRated() {
        Brief.Facts ended = new Brief.Facts(
                Lifecycle.ENDED,
                Band.HEALTHY,
                OptionalDouble.of(80),
                OptionalDouble.empty(),
                SINCE,
                1,
                List.of("Never said."),
                Optional.of(new Brief.Warning(new Interval(.6, .3, .8, Interval.USUAL, 1), "€1")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(DECISION),
                2);
        Brief.Facts little = facts(Band.NOT_ENOUGH_DATA, 60, 0, List.of(), Optional.empty(), Optional.empty());

        assertThat(Brief.of(ended, ENGLISH)).containsExactly("Customer until 30 Nov 2026.");
        assertThat(Brief.of(little, GERMAN))
                .containsExactly("Zu wenig Daten: 86\u00a0% vom Gewicht des Wertes sind bekannt.");
    }

    private static Brief.Facts facts(
            Band band,
            double score,
            double change,
            List<String> reasons,
            Optional<Brief.Champion> champion,
            Optional<Brief.Decision> decision) {
        return new Brief.Facts(
                Lifecycle.LIVE,
                band,
                OptionalDouble.of(score),
                OptionalDouble.of(change),
                SINCE,
                0.86,
                reasons,
                Optional.empty(),
                champion,
                decision,
                Optional.empty(),
                Optional.empty(),
                0);
    }

    @Test
    void whatAnEarlyWarningSaysStandsSecondWithTheMoney() {
        Brief.Facts calm = facts(Band.WATCH, 60, 0, List.of("One."), Optional.empty(), Optional.empty());
        Brief.Facts warned = new Brief.Facts(
                calm.lifecycle(),
                calm.band(),
                calm.score(),
                calm.change(),
                calm.since(),
                calm.coverage(),
                calm.reasons(),
                Optional.of(new Brief.Warning(new Interval(.644, .32, .87, Interval.USUAL, 1), "€15,665")),
                calm.champion(),
                calm.decision(),
                calm.noticeGiven(),
                calm.end(),
                calm.openCases());

        assertThat(Brief.of(warned, ENGLISH).get(1))
                .isEqualTo("64% (32–87%) churn risk within 90 days; expected loss €15,665.");
    }
}
