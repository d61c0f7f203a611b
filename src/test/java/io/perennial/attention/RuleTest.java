package io.perennial.attention;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.attention.Reason.Kind;
import io.perennial.health.Band;
import io.perennial.health.Difference;
import io.perennial.shared.Contribution;
import io.perennial.signals.SignalValue;
import io.perennial.statistics.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a customer is on the day's list, and when not. */
class RuleTest {

    @ParameterizedTest
    @CsvSource({
        "days_to_renewal,         31, WATCH,   ''",
        "days_to_renewal,         30, WATCH,   NOTICE_DAY",
        "days_to_renewal,         30, HEALTHY, ''",
        "days_to_renewal,         14, HEALTHY, NOTICE_DAY",
        "days_to_renewal,         -1, WATCH,   ''",
        "usage_drop,               0, WATCH,   ''",
        "usage_drop,               1, WATCH,   USE_DROPPED",
        "champion_inactive_days,  13, WATCH,   ''",
        "champion_inactive_days,  14, WATCH,   CHAMPION_SILENT",
        "champion_gone,            1, WATCH,   CHAMPION_GONE",
        "open_urgent_tickets,      0, WATCH,   ''",
        "open_urgent_tickets,      1, WATCH,   URGENT_TICKET",
        "ticket_spike,             1, WATCH,   TICKET_STORM",
        "nps_change,              -2, WATCH,   ''",
        "nps_change,              -3, WATCH,   ANSWER_FELL",
        "overdue_days,            14, WATCH,   ''",
        "overdue_days,            15, WATCH,   OVERDUE",
        "payment_failures_90d,     1, WATCH,   ''",
        "payment_failures_90d,     2, WATCH,   PAYMENT_FAILED",
        "onboarding_overdue_days,  6, WATCH,   ''",
        "onboarding_overdue_days,  7, WATCH,   ONBOARDING_LATE",
        "seat_utilisation,       .89, HEALTHY, ''",
        "seat_utilisation,       .90, HEALTHY, SEATS_FULL",
        "seat_utilisation,       .95, AT_RISK, AT_RISK",
        "days_since_touchpoint,   89, WATCH,   ''",
        "days_since_touchpoint,   90, WATCH,   NO_CONTACT",
    })
    void aReasonHoldsFromItsThresholdOn(String signal, double value, Band band, String expected) {
        List<String> kinds = kinds(new Seen(
                Account.TouchModel.HIGH,
                band,
                Optional.empty(),
                Optional.empty(),
                Map.of(signal, SignalValue.known(value))));

        assertThat(kinds).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @Test
    void whatIsUnknownGivesNoReason() {
        Map<String, SignalValue> unknown = new HashMap<>();
        for (Rule rule : Rule.values()) {
            rule.signal().ifPresent(signal -> unknown.put(signal, new SignalValue.Unknown(SignalValue.Reason.NO_DATA)));
        }

        assertThat(kinds(new Seen(
                        Account.TouchModel.HIGH, Band.NOT_ENOUGH_DATA, Optional.empty(), Optional.empty(), unknown)))
                .isEmpty();
    }

    @Test
    void aTechTouchCustomerIsNotCalledForHavingBeenLeftAlone() {
        Seen seen = new Seen(
                Account.TouchModel.TECH,
                Band.WATCH,
                Optional.empty(),
                Optional.empty(),
                Map.of("days_since_touchpoint", SignalValue.known(400)));

        assertThat(kinds(seen)).isEmpty();
    }

    @Test
    void aFallOfTenPointsIsToldWithTheGroupThatCountsMost() {
        Difference fall = new Difference(
                59, 38, List.of(new Contribution("seat_utilisation", -15, ""), new Contribution("csat_90d", -6, "")));
        Seen seen = new Seen(Account.TouchModel.MID, Band.AT_RISK, Optional.of(fall), Optional.empty(), Map.of());

        assertThat(kinds(seen)).containsExactly("SCORE_FELL");
        assertThat(ReasonWords.of(Rule.SCORE_FELL, seen, Locale.UK))
                .isEqualTo("Score 59.0 → 38.0; use counts most (−15 points).");
        assertThat(ReasonWords.of(Rule.SCORE_FELL, seen, Locale.GERMANY))
                .isEqualTo("Wert 59,0 → 38,0; am meisten zählt Nutzung (−15 Punkte).");
    }

    @Test
    void whatACapTookCountsForTheGroupOfItsSignal() {
        Difference fall = new Difference(
                76,
                60,
                List.of(
                        new Contribution("open_urgent_tickets", -2, ""),
                        new Contribution("feature_breadth_28d", -3, ""),
                        new Contribution("cap:open_urgent_tickets", -11, "")));
        Seen seen = new Seen(Account.TouchModel.MID, Band.WATCH, Optional.of(fall), Optional.empty(), Map.of());

        assertThat(ReasonWords.of(Rule.SCORE_FELL, seen, Locale.UK))
                .isEqualTo("Score 76.0 → 60.0; support counts most (−13 points).");
    }

    @Test
    void aFallOfLessThanTenPointsIsTheNoiseOfAMonth() {
        Difference fall = new Difference(59, 49.1, List.of());

        assertThat(kinds(new Seen(Account.TouchModel.MID, Band.WATCH, Optional.of(fall), Optional.empty(), Map.of())))
                .isEmpty();
    }

    @Test
    void urgencyRisesAsTheNoticeDayComesNearer() {
        double before = 0;
        for (int days = 30; days >= 0; days--) {
            double urgency = Rule.NOTICE_DAY.urgency(
                    days, new Seen(Account.TouchModel.MID, Band.WATCH, Optional.empty(), Optional.empty(), Map.of()));
            assertThat(urgency).isGreaterThanOrEqualTo(before).isLessThanOrEqualTo(1);
            before = urgency;
        }
    }

    @Test
    void reasonsTogetherWeighMoreThanEachAndNeverMoreThanEverything() {
        assertThat(Rule.together(List.of(.5, .5))).isEqualTo(.75);
        assertThat(Rule.together(List.of())).isZero();
        assertThat(Rule.together(List.of(1.0, .9))).isEqualTo(1);
    }

    @Test
    void aCustomerPutOffComesBackOnItsDay() {
        LocalDate monday = LocalDate.of(2026, 11, 23);
        List<Reason> why = List.of(reason(monday.minusDays(3)));
        AsideStore.Row later = row(Aside.Way.LATER, monday, Optional.of(monday.plusDays(7)));

        assertThat(Attention.standing(why, later, monday.plusDays(6)).urgency()).isZero();
        assertThat(Attention.standing(why, later, monday.plusDays(7)).urgency()).isEqualTo(.4);
    }

    @Test
    void whatIsDoneComesBackWithANewReasonOnly() {
        LocalDate monday = LocalDate.of(2026, 11, 23);
        AsideStore.Row done = row(Aside.Way.DONE, monday, Optional.empty());

        assertThat(Attention.standing(List.of(reason(monday)), done, monday.plusDays(30))
                        .urgency())
                .isZero();
        assertThat(Attention.standing(List.of(reason(monday), reason(monday.plusDays(1))), done, monday.plusDays(1))
                        .urgency())
                .isEqualTo(.4);
    }

    private static List<String> kinds(Seen seen) {
        return Rule.of(seen).stream().map(held -> held.rule().kind().name()).toList();
    }

    private static Reason reason(LocalDate since) {
        return new Reason(new Account.Id(1), Kind.OVERDUE, .4, since, "", "");
    }

    private static AsideStore.Row row(Aside.Way way, LocalDate day, Optional<LocalDate> until) {
        return new AsideStore.Row(
                new Aside(1, new Account.Id(1), way, until, Optional.empty(), new Member.Id(1), "Ada", Instant.EPOCH),
                day);
    }

    @Test
    void anEarlyWarningWeighsWhatTheForecastSays() {
        Seen seen = new Seen(
                Account.TouchModel.MID,
                Band.HEALTHY,
                Optional.empty(),
                Optional.of(new Interval(.644, .32, .87, Interval.USUAL, 1)),
                Map.of());

        assertThat(Rule.of(seen)).singleElement().satisfies(held -> {
            assertThat(held.rule().kind()).isEqualTo(Kind.EARLY_WARNING);
            assertThat(held.urgency()).isEqualTo(.644);
            assertThat(ReasonWords.of(held.rule(), seen, Locale.UK))
                    .isEqualTo("64% (32–87%) churn risk within 90 days.");
            assertThat(ReasonWords.of(held.rule(), seen, Locale.GERMANY))
                    .isEqualTo("64\u00a0% (32–87\u00a0%) Kündigungsrisiko binnen 90 Tagen.");
        });
    }
}
