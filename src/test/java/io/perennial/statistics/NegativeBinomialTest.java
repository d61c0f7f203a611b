package io.perennial.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.distribution.discrete.PascalDistribution;
import org.hipparchus.distribution.discrete.PoissonDistribution;
import org.junit.jupiter.api.Test;

class NegativeBinomialTest {

    @Test
    void tailsAgreeWithAnotherLibrary() {
        PascalDistribution pascal = new PascalDistribution(4, 4 / (4 + 10.0));
        NegativeBinomial ours = new NegativeBinomial(10, .25);

        for (int count = 0; count < 40; count++) {
            assertThat(ours.atMost(count)).isCloseTo(pascal.cumulativeProbability(count), within(1e-10));
            assertThat(ours.atLeast(count)).isCloseTo(1 - pascal.cumulativeProbability(count - 1), within(1e-10));
        }
    }

    @Test
    void withoutDispersionItIsPoisson() {
        assertThat(new NegativeBinomial(7, 0).atMost(3))
                .isCloseTo(new PoissonDistribution(7).cumulativeProbability(3), within(1e-6));
    }

    @Test
    void anEstimatedMeanMakesThePredictionWider() {
        NegativeBinomial known = new NegativeBinomial(70, .1);
        NegativeBinomial estimated = NegativeBinomial.predictive(70, .1, 8);

        assertThat(estimated.variance()).isCloseTo(known.variance() * 9 / 8, within(1e-9));
        assertThat(estimated.atMost(20)).isGreaterThan(known.atMost(20));
    }

    @Test
    void nothingIsCertainToBeReachedAndLessThanNothingImpossible() {
        assertThat(new NegativeBinomial(7, .1).atLeast(0)).isOne();
        assertThat(new NegativeBinomial(7, .1).atMost(-1)).isZero();
    }

    @Test
    void aMeanOfZeroIsRefused() {
        assertThatThrownBy(() -> new NegativeBinomial(0, .1)).hasMessageContaining("mean must be positive");
    }
}
