package io.perennial.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.perennial.accounts.Account;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ValidationTest {

    private static final LocalDate DAY = LocalDate.of(2023, 6, 30);
    private static final LocalDate UNTIL = LocalDate.of(2024, 1, 1);

    @Test
    void aScoreThatKnowsIsValidated() {
        Validation validation = Validation.of(drawn(2.5), UNTIL);

        assertThat(validation.status()).isEqualTo(Validation.Status.VALIDATED);
        assertThat(validation.monotone()).isTrue();
        assertThat(validation.redToGreen().orElseThrow()).isGreaterThan(2);
        assertThat(validation.auc().orElseThrow().low()).isGreaterThan(0.5);
        assertThat(validation.lostWhileGreen()).isNotEmpty().allMatch(o -> o.band() == Band.HEALTHY && o.lost());
    }

    @Test
    void aScoreWithoutKnowledgeIsNotValidated() {
        assertThat(Validation.of(drawn(0), UNTIL).status()).isEqualTo(Validation.Status.NOT_VALIDATED_YET);
    }

    @Test
    void aScoreTurnedRoundIsNotValidated() {
        Validation validation = Validation.of(drawn(-2.5), UNTIL);

        assertThat(validation.status()).isEqualTo(Validation.Status.NOT_VALIDATED_YET);
        assertThat(validation.monotone()).isFalse();
    }

    @Test
    void whereNobodyWasLostNothingIsClaimed() {
        List<Outcome> stayed = List.of(outcome(1, 80, false), outcome(2, 30, false));

        Validation validation = Validation.of(stayed, UNTIL);

        assertThat(validation.status()).isEqualTo(Validation.Status.NO_OUTCOMES_YET);
        assertThat(validation.auc()).isEmpty();
        assertThat(validation.redToGreen()).isEmpty();
    }

    @Test
    void sharesPerBandCarryTheirIntervals() {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            outcomes.add(outcome(i, 30, i < 3));
            outcomes.add(outcome(100 + i, 80, false));
        }

        Validation validation = Validation.of(outcomes, UNTIL);

        assertThat(validation.bands().get(Band.AT_RISK).estimate()).isCloseTo(0.15, within(1e-12));
        assertThat(validation.bands().get(Band.AT_RISK).high()).isCloseTo(0.360, within(5e-4));
        assertThat(validation.bands()).doesNotContainKey(Band.WATCH);
        assertThat(validation.redToGreen().orElseThrow()).isInfinite();
    }

    @Test
    void observationsEndWhereNinetyDaysAreKnown() {
        List<LocalDate> days = Outcome.observationDays(LocalDate.of(2022, 1, 1), UNTIL);

        assertThat(days.getLast()).isEqualTo(LocalDate.of(2023, 10, 2));
        assertThat(days.get(days.size() - 2)).isEqualTo(LocalDate.of(2023, 7, 4));
        assertThat(days.getFirst()).isAfterOrEqualTo(LocalDate.of(2022, 1, 1));
        assertThat(Outcome.observationDays(LocalDate.of(2023, 12, 1), UNTIL)).isEmpty();
    }

    @Test
    void tooFewLostCustomersTeachNoWeights() {
        WeightSuggestion suggestion =
                WeightSuggestion.of(SampleScorecards.PLAIN, List.of(graded(1, DAY, true, 10, 50, 50, 50)));

        assertThat(suggestion).isEqualTo(new WeightSuggestion.TooFewOutcomes(1, 20));
    }

    @Test
    void weightMovesToTheMeasureThatForetoldAndTheGainIsMeasuredLater() {
        SplittableRandom random = new SplittableRandom(11);
        List<Outcome> outcomes = new ArrayList<>();
        for (int account = 0; account < 400; account++) {
            for (int quarter = 0; quarter < 6; quarter++) {
                double nps = random.nextDouble(100);
                double seats = random.nextDouble(100);
                boolean lost = random.nextDouble() < 1 / (1 + Math.exp(1 + (nps - 30) / 10));
                outcomes.add(graded(account, DAY.plusDays(90L * quarter), lost, seats, 50, Double.NaN, nps));
            }
        }

        var proposal = (WeightSuggestion.Proposal) WeightSuggestion.of(SampleScorecards.PLAIN, outcomes);

        assertThat(proposal.convincing()).isTrue();
        assertThat(proposal.gain().estimate()).isGreaterThan(0.1);
        assertThat(proposal.changes()).filteredOn(c -> c.signal().equals("nps")).allMatch(c -> c.proposed() > 60);
        assertThat(proposal.changes().stream()
                        .mapToDouble(WeightSuggestion.Change::proposed)
                        .sum())
                .isCloseTo(100, within(1e-6));
    }

    private static List<Outcome> drawn(double knowledge) {
        SplittableRandom random = new SplittableRandom(3);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            double score = random.nextDouble(100);
            double odds = -1.5 - knowledge * (score - 50) / 50;
            outcomes.add(outcome(i % 300, score, random.nextDouble() < 1 / (1 + Math.exp(-odds))));
        }
        return outcomes;
    }

    private static Outcome outcome(long account, double score, boolean lost) {
        return new Outcome(
                new Account.Id(account),
                DAY,
                OptionalDouble.of(score),
                Bands.USUAL.of(score),
                lost ? Optional.of(DAY.plusDays(40)) : Optional.empty(),
                List.of());
    }

    private static Outcome graded(long account, LocalDate day, boolean lost, double... grades) {
        return new Outcome(
                new Account.Id(account),
                day,
                OptionalDouble.of(50),
                Band.WATCH,
                lost ? Optional.of(day.plusDays(40)) : Optional.empty(),
                Arrays.stream(grades).boxed().toList());
    }
}
