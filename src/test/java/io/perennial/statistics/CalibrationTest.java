package io.perennial.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    @Test
    void trueProbabilitiesHaveSlopeOne() {
        Calibration calibration = drawn(1.0);

        assertThat(calibration.slope()).isCloseTo(1, within(0.05));
        assertThat(calibration.intercept()).isCloseTo(0, within(0.05));
        assertThat(calibration.bins()).hasSize(10);
        assertThat(calibration.bins())
                .filteredOn(bin -> bin.happened().contains(bin.meanPrediction()))
                .hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void twiceTooExtremePredictionsHaveHalfTheSlope() {
        assertThat(drawn(2.0).slope()).isCloseTo(0.5, within(0.03));
    }

    @Test
    void knownSmallCaseAddsUp() {
        Calibration calibration = Calibration.of(new double[] {0.2, 0.8}, new boolean[] {false, true}, 2);

        assertThat(calibration.brier()).isCloseTo(0.04, within(1e-12));
        assertThat(calibration.logLoss()).isCloseTo(-Math.log(0.8), within(1e-12));
        assertThat(calibration.baseRate()).isEqualTo(0.5);
    }

    @Test
    void whereAllPredictionsAreEqualNoSlopeIsClaimed() {
        Calibration calibration = Calibration.of(new double[] {0.3, 0.3, 0.3}, new boolean[] {false, true, false}, 3);

        assertThat(calibration.slope()).isNaN();
    }

    private static Calibration drawn(double exaggeration) {
        SplittableRandom random = new SplittableRandom(5);
        int n = 40_000;
        double[] predicted = new double[n];
        boolean[] happened = new boolean[n];
        for (int i = 0; i < n; i++) {
            double odds = random.nextDouble(-3, 3);
            predicted[i] = 1 / (1 + Math.exp(-exaggeration * odds));
            happened[i] = random.nextDouble() < 1 / (1 + Math.exp(-odds));
        }
        return Calibration.of(predicted, happened, 10);
    }
}
