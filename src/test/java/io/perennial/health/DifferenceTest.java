package io.perennial.health;

import static io.perennial.health.SampleScorecards.PLAIN;
import static io.perennial.health.SampleScorecards.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.perennial.shared.Contribution;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    @Test
    void whatMovedIsNamedAndWhatStayedIsNot() {
        HealthScore before = score(PLAIN, Map.of("seats", 0.9, "change", 0.0, "urgent", 0.0, "nps", 40.0));
        HealthScore after = score(PLAIN, Map.of("seats", 0.5, "change", 0.0, "urgent", 0.0, "nps", 40.0));

        Difference difference = Difference.between(before, after).orElseThrow();

        assertThat(difference.contributions()).extracting(Contribution::key).containsExactly("seats");
        assertThat(difference.change()).isCloseTo(-16, within(1e-9));
    }

    @Test
    void aMeasureThatBecameUnknownIsNamedAsCoverage() {
        HealthScore before = score(PLAIN, Map.of("seats", 0.9, "change", 0.0, "urgent", 0.0, "nps", -100.0));
        HealthScore after = score(PLAIN, Map.of("seats", 0.9, "change", 0.0, "urgent", 0.0));

        Difference difference = Difference.between(before, after).orElseThrow();

        assertThat(difference.contributions()).extracting(Contribution::key).containsExactly("coverage");
        assertThat(difference.change()).isPositive();
    }

    @Test
    void aNewCapIsNamed() {
        HealthScore before = score(PLAIN, Map.of("seats", 0.9, "change", 0.0, "urgent", 0.0, "nps", 40.0));
        HealthScore after = score(PLAIN, Map.of("seats", 0.9, "change", 0.0, "urgent", 1.0, "nps", 40.0));

        assertThat(Difference.between(before, after).orElseThrow().contributions())
                .extracting(Contribution::key)
                .containsExactly("urgent", "cap:urgent");
    }

    @Test
    void otherRulesAreNamed() {
        Map<String, Double> facts = Map.of("seats", 0.9, "change", 0.0, "urgent", 0.0, "nps", 40.0);
        Scorecard seatsOnly = new Scorecard(
                "seats", true, 1, PLAIN.when(), Bands.USUAL, PLAIN.groups().subList(0, 1), java.util.List.of());

        Difference difference = Difference.between(
                        score(PLAIN, facts), score(seatsOnly, facts), score(seatsOnly, facts))
                .orElseThrow();

        assertThat(difference.contributions()).extracting(Contribution::key).containsExactly("rules");
    }

    @Test
    void fromNothingToAScoreIsNoDifference() {
        assertThat(Difference.between(score(PLAIN, Map.of()), score(PLAIN, Map.of("seats", 1.0))))
                .isEmpty();
    }
}
