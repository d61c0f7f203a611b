package io.perennial.health;

import static io.perennial.health.SampleScorecards.PLAIN;
import static io.perennial.health.SampleScorecards.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.perennial.shared.Contribution;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ScoringTest {

    private static final Map<String, Double> ALL_KNOWN =
            Map.of("seats", 0.9, "change", 0.0, "urgent", 0.0, "nps", 40.0);

    @Test
    void everyMeasureGivesItsWeightTimesItsDistanceFromFifty() {
        HealthScore health = score(PLAIN, ALL_KNOWN);

        // 50 + .4 * 40 + .2 * 20 + .2 * 50 + .2 * 20
        assertThat(health.score().orElseThrow()).isCloseTo(84, within(1e-9));
        assertThat(health.contributions())
                .extracting(Contribution::key)
                .containsExactly("start", "seats", "change", "urgent", "nps");
        assertThat(health.coverage()).isCloseTo(1, within(1e-12));
    }

    @Test
    void unusedSeatsLowerTheScore() {
        Map<String, Double> idle = new HashMap<>(ALL_KNOWN);
        idle.put("seats", 0.3);

        assertThat(score(PLAIN, idle).score().orElseThrow())
                .isLessThan(score(PLAIN, ALL_KNOWN).score().orElseThrow());
        assertThat(score(PLAIN, idle).weakestGroup().orElseThrow().key()).isEqualTo("usage");
    }

    @Test
    void unknownMeasureGivesItsWeightToItsKnownSiblings() {
        HealthScore health = score(PLAIN, Map.of("seats", 0.9, "urgent", 0.0, "nps", 40.0));

        assertThat(health.measures().get(0).weightUsed()).isCloseTo(0.6, within(1e-12));
        assertThat(health.measures().get(1).weightUsed()).isZero();
        assertThat(health.measures().get(2).weightUsed()).isCloseTo(0.2, within(1e-12));
        assertThat(health.coverage()).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void unknownGroupGivesItsWeightToTheOthers() {
        HealthScore health = score(PLAIN, Map.of("seats", 0.9, "change", 0.0, "urgent", 0.0));

        assertThat(health.measures().get(0).weightUsed()).isCloseTo(0.5, within(1e-12));
        assertThat(health.measures().get(2).weightUsed()).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void nothingKnownIsNoScore() {
        HealthScore health = score(PLAIN, Map.of());

        assertThat(health.score()).isEmpty();
        assertThat(health.coverage()).isZero();
        assertThat(health.contributions()).isEmpty();
        assertThat(health.weakestGroup()).isEmpty();
    }

    @Test
    void urgentTicketCapsTheScoreAndTheCapIsNamed() {
        Map<String, Double> burning = new HashMap<>(ALL_KNOWN);
        burning.put("urgent", 1.0);

        HealthScore health = score(PLAIN, burning);

        assertThat(health.score().orElseThrow()).isCloseTo(60, within(1e-9));
        // 68 without the cap
        assertThat(health.contributions().getLast().key()).isEqualTo("cap:urgent");
        assertThat(health.contributions().getLast().points()).isCloseTo(-8, within(1e-9));
    }

    @Test
    void ofSeveralCapsTheLowestHolds() {
        Map<String, Double> blazing = new HashMap<>(ALL_KNOWN);
        blazing.put("urgent", 3.0);

        assertThat(score(PLAIN, blazing).score().orElseThrow()).isCloseTo(30, within(1e-9));
    }

    @Test
    void aCapAboveTheScoreTakesNothing() {
        HealthScore health = score(PLAIN, Map.of("seats", 0.0, "change", -1.0, "urgent", 1.0, "nps", -100.0));

        assertThat(health.cap()).isEmpty();
    }

    @Property(tries = 2000)
    void contributionsAddUpAndTheScoreStaysInRange(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Scorecard card = SampleScorecards.random(random);
        HealthScore health = score(card, SampleScorecards.randomValues(random, card, 0.3));

        assertThat(health.coverage()).isBetween(0.0, 1.0);
        if (health.score().isPresent()) {
            double sum = health.contributions().stream()
                    .mapToDouble(Contribution::points)
                    .sum();
            assertThat(health.score().getAsDouble()).isBetween(0.0, 100.0);
            assertThat(sum).isCloseTo(health.score().getAsDouble(), within(1e-9));
            double groups = HealthScore.START
                    + health.groups().stream()
                            .mapToDouble(HealthScore.GroupPart::points)
                            .sum()
                    + health.cap().map(HealthScore.CapPart::points).orElse(0.0);
            assertThat(groups).isCloseTo(health.score().getAsDouble(), within(1e-9));
        }
    }

    @Property(tries = 2000)
    void aBetterValueNeverLowersTheScore(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Scorecard card = SampleScorecards.random(random);
        Map<String, Double> values = SampleScorecards.randomValues(random, card, 0.3);
        if (values.keySet().stream().noneMatch(key -> key.startsWith("s"))) {
            return;
        }
        String signal = values.keySet().stream()
                .filter(key -> key.startsWith("s"))
                .sorted()
                .skip(random.nextInt((int) values.keySet().stream()
                        .filter(key -> key.startsWith("s"))
                        .count()))
                .findFirst()
                .orElseThrow();
        boolean rising = Integer.parseInt(signal.substring(1)) % 2 == 0;
        Map<String, Double> better = new HashMap<>(values);
        better.merge(signal, random.nextDouble(0, 1) * (rising ? 1 : -1), Double::sum);

        assertThat(score(card, better).score().orElseThrow())
                .isGreaterThanOrEqualTo(score(card, values).score().orElseThrow() - 1e-9);
    }

    @Property(tries = 1000)
    void differencesAddUpAlsoWhereCoverageChanged(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Scorecard card = SampleScorecards.random(random);
        HealthScore before = score(card, SampleScorecards.randomValues(random, card, 0.3));
        HealthScore after = score(card, SampleScorecards.randomValues(random, card, 0.3));

        Difference.between(before, after).ifPresent(difference -> {
            double sum = difference.contributions().stream()
                    .mapToDouble(Contribution::points)
                    .sum();
            assertThat(sum).isCloseTo(difference.change(), within(1e-9));
        });
    }

    @Property(tries = 1000)
    void differencesAddUpAlsoWhereTheRulesChanged(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Scorecard old = SampleScorecards.random(random);
        Scorecard changed = SampleScorecards.random(random);
        Map<String, Double> earlier = SampleScorecards.randomValues(random, old, 0.3);

        Difference.between(
                        score(old, earlier),
                        score(changed, earlier),
                        score(changed, SampleScorecards.randomValues(random, changed, 0.3)))
                .ifPresent(difference -> {
                    double sum = difference.contributions().stream()
                            .mapToDouble(Contribution::points)
                            .sum();
                    assertThat(sum).isCloseTo(difference.change(), within(1e-9));
                });
    }
}
