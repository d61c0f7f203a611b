package io.perennial.health;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownScoreTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "39.04, 39.0",
        "39.8, 39.8",
        "39.84, 39.8",
        "39.86, 39.9",
        "61.37, 61.4",
        "39.97, 39.9",
        "39.999, 39.9",
        "40, 40.0",
        "40.04, 40.0",
        "57.29999999999999, 57.3",
        "69.96, 69.9",
        "70, 70.0",
        "99.99, 99.9",
        "100, 100.0",
    })
    void aScoreIsRoundedButNotUpToAWholeNumberThatItDoesNotReach(double score, double shown) {
        assertThat(ShownScore.of(score)).isEqualTo(shown);
        assertThat(ShownScore.tenths(score)).isEqualTo(Math.round(shown * 10));
    }

    @Property
    void whatIsShownHasTheBandOfTheScore(@ForAll @DoubleRange(min = 0, max = 100) @Scale(6) double score) {
        assertThat(Bands.USUAL.of(ShownScore.of(score))).isEqualTo(Bands.USUAL.of(score));
        assertThat(Bands.USUAL.of(ShownScore.of(score) - Bands.USUAL.margin()))
                .isEqualTo(Bands.USUAL.of(score - Bands.USUAL.margin()));
    }
}
