package io.perennial.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.signals.Signal.Need;
import io.perennial.signals.SignalCatalogue;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShippedScorecardsTest {

    private final Map<String, String> texts = ScorecardKind.texts();

    @Test
    void allShippedTextsAreUnderstood() {
        assertThat(texts)
                .isNotEmpty()
                .allSatisfy((key, text) -> assertThat(ScorecardKind.reader().read(key, text))
                        .isInstanceOf(ScorecardReader.Read.Understood.class));
    }

    @Test
    void onlyTheDefaultIsInForce() {
        assertThat(texts.keySet()).filteredOn(key -> card(key).active()).containsExactly("default");
    }

    @Test
    void theDefaultHasSevenMeasuresAtMost() {
        assertThat(card("default").measures()).hasSizeLessThanOrEqualTo(7);
    }

    @Test
    void useAndContractsAloneCoverHalfOfIt() {
        Map<String, Double> known = new HashMap<>();
        card("default").measures().stream()
                .filter(measure -> Set.of(Need.ACTIVITY, Need.CONTRACTS)
                        .containsAll(SignalCatalogue.find(measure.signal())
                                .orElseThrow()
                                .needs()))
                .forEach(measure -> known.put(measure.signal(), 0.5));

        assertThat(SampleScorecards.score(card("default"), known).coverage()).isGreaterThan(0.5);
    }

    @Test
    void aCustomerOfAFewWeeksIsRatedBeforeItsTrendIsKnown() {
        assertThat(SampleScorecards.score(
                                card("default"),
                                Map.of("active_days_28d", 12.0, "feature_breadth_28d", 9.0, "downgrade_90d", 0.0))
                        .coverage())
                .isGreaterThan(0.5);
    }

    @Test
    void licencesInUseFollowThePublishedThresholds() {
        assertThat(licences("licence-use", 0.09)).isEqualTo(Band.AT_RISK);
        assertThat(licences("licence-use", 0.49)).isEqualTo(Band.AT_RISK);
        assertThat(licences("licence-use", 0.6)).isEqualTo(Band.WATCH);
        assertThat(licences("licence-use", 0.8)).isEqualTo(Band.HEALTHY);
        assertThat(licences("licence-use-months-1-6", 0.6)).isEqualTo(Band.HEALTHY);
        assertThat(licences("licence-use-months-1-6", 0.09)).isEqualTo(Band.AT_RISK);
        assertThat(licences("licence-use-months-7-9", 0.6)).isEqualTo(Band.WATCH);
    }

    @Test
    void weightsChangeInTheTextAndNothingElse() {
        String changed = ScorecardText.withWeights(texts.get("default"), Map.of("usage_change_28d", 33.5));

        assertThat(changed.lines()
                        .filter(line -> !texts.get("default").lines().toList().contains(line)))
                .containsExactly("        weight: 33.5");
        var read = (ScorecardReader.Read.Understood) ScorecardKind.reader().read("default", changed);
        assertThat(read.scorecard().measures().get(2).weight()).isEqualTo(33.5);
    }

    private Band licences(String key, double use) {
        return Bands.USUAL.of(SampleScorecards.score(card(key), Map.of("seat_utilisation", use))
                .score()
                .orElseThrow());
    }

    private Scorecard card(String key) {
        return ((ScorecardReader.Read.Understood) ScorecardKind.reader().read(key, texts.get(key))).scorecard();
    }
}
