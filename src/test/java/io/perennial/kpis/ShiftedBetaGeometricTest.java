package io.perennial.kpis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShiftedBetaGeometricTest {

    @Test
    void agreesWithThePublishedCohort() {
        var model = ShiftedBetaGeometric.fit(1000, 631, 468, 382, 326);

        assertThat(model.alpha()).isCloseTo(.7637, within(5e-5));
        assertThat(model.beta()).isCloseTo(1.2958, within(5e-5));
        assertThat(1000 * model.survival(5)).isCloseTo(284.5, within(.1));
        assertThat(1000 * model.survival(6)).isCloseTo(253.7, within(.1));
    }

    @Test
    void retentionRisesWithAge() {
        var model = new ShiftedBetaGeometric(.7637, 1.2958);

        assertThat(model.retention(2)).isGreaterThan(model.retention(1));
    }

    @Test
    void aCohortThatGrowsIsNoCohort() {
        assertThatThrownBy(() -> ShiftedBetaGeometric.fit(100, 120, 90)).hasMessageContaining("never rise");
    }
}
