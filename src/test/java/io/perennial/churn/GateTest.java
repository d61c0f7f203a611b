package io.perennial.churn;

import static io.perennial.churn.Gate.Finding.FAILS;
import static io.perennial.churn.Gate.Finding.HOLDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.perennial.accounts.Account;
import io.perennial.statistics.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lets a forecast be shown, what refuses it, and what leaves it open. */
class GateTest {

    private static final Gate.Findings GOOD = new Gate.Findings(HOLDS, HOLDS, HOLDS);
    private static final LocalDate DAY = LocalDate.of(2025, 1, 31);

    @ParameterizedTest
    @CsvSource({
        "0.90, 1.10, HOLDS",
        "0.50, 1.90, HOLDS",
        "1.09, 1.99, HOLDS",
        "1.20, 1.99, HOLDS",
        "1.21, 1.99, FAILS",
        "0.10, 0.80, HOLDS",
        "0.10, 0.79, FAILS",
        "0.10, 1.90, CANNOT_BE_JUDGED",
        "1.21, 9.00, FAILS",
        "-Infinity, Infinity, CANNOT_BE_JUDGED"
    })
    void slopeAndMeanFailOnlyIfTheirWholeIntervalLiesOutside(double low, double high, Gate.Finding found) {
        assertThat(Gate.calibrated(interval(1, low, high))).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "-0.0020, -0.0001, HOLDS",
        "-0.0020, 0.0000, HOLDS",
        "-0.0020, 0.0008, HOLDS",
        "-0.0001, 0.0008, HOLDS",
        "-0.0020, 0.0009, CANNOT_BE_JUDGED",
        "-0.0200, 0.0200, CANNOT_BE_JUDGED",
        "0.0000, 0.0008, HOLDS",
        "0.0001, 0.0002, FAILS",
        "0.0001, 0.0200, FAILS"
    })
    void atABaseRateOfFivePercentTheBrierScoreIsJudgedToTheThousandth(double low, double high, Gate.Finding found) {
        assertThat(Gate.brier(interval((low + high) / 2, low, high), 0.05)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "0.10, 0.0034, HOLDS",
        "0.10, 0.0035, CANNOT_BE_JUDGED",
        "0.01, 0.00003, HOLDS",
        "0.01, 0.00004, CANNOT_BE_JUDGED"
    })
    void howFarTheBrierScoreMayReachFollowsTheSquareOfTheBaseRate(double baseRate, double high, Gate.Finding found) {
        assertThat(Gate.brier(interval(0, -0.01, high), baseRate)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "HOLDS, HOLDS, HOLDS, ",
        "FAILS, HOLDS, HOLDS, the calibration slope lies outside .8-1.2",
        "HOLDS, FAILS, HOLDS, the mean forecast is off the base rate by more than 20 %",
        "HOLDS, HOLDS, FAILS, the Brier score does not beat the base rate",
        "CANNOT_BE_JUDGED, HOLDS, HOLDS, the calibration slope is too uncertain",
        "HOLDS, CANNOT_BE_JUDGED, HOLDS, the mean forecast is too uncertain",
        "HOLDS, HOLDS, CANNOT_BE_JUDGED, the Brier score is too uncertain",
        "CANNOT_BE_JUDGED, HOLDS, FAILS, the Brier score does not beat the base rate"
    })
    void oneGateThatDoesNotHoldHidesTheForecastAndSaysWhy(
            Gate.Finding slope, Gate.Finding mean, Gate.Finding brier, String because) {
        Interval auc = interval(0.72, 0.65, 0.79);

        Verdict verdict = Gate.judge(auc, auc, 40, new Gate.Findings(slope, mean, brier));

        assertThat(verdict)
                .isEqualTo(because == null ? new Verdict.Usable(auc) : new Verdict.CannotJudgeYet(because, auc));
    }

    @ParameterizedTest
    @CsvSource({
        "0.72, 0.65, 0.79, Usable",
        "0.96, 0.93, 0.99, Leaking",
        "0.60, 0.48, 0.72, CannotJudgeYet",
        "0.60, 0.50, 0.70, CannotJudgeYet",
        "0.60, 0.56, 0.64, Usable",
        "0.52, 0.44, 0.60, NoSignal",
        "0.54, 0.38, 0.70, NoSignal",
        "0.58, 0.49, 0.64, NoSignal"
    })
    void theOrderOfRisksIsJudgedFirst(double auc, double low, double high, String verdict) {
        Interval both = interval(auc, low, high);

        assertThat(Gate.judge(both, both, 40, GOOD).word()).isEqualTo(verdict);
    }

    @Test
    void trueProbabilitiesPass() {
        Evaluation evaluation = evaluate(risk -> risk);

        assertThat(Gate.Findings.of(evaluation)).isEqualTo(GOOD);
        assertThat(evaluation.excessBrier().estimate()).isNegative();
        assertThat(Gate.judge(evaluation)).isInstanceOf(Verdict.Usable.class);
    }

    /** More and more customers leave, and each origin tells all of its customers the rate it has seen. */
    @Test
    void whatTheBaseRateAloneForetellsIsNoSignal() {
        var random = new SplittableRandom(5);
        List<Prediction> all = new ArrayList<>();
        for (int id = 1; id <= 4_000; id++) {
            double rate = id <= 2_000 ? 0.05 : 0.15;
            int lostAfter = random.nextDouble() < rate ? 60 : Observation.NEVER_SEEN;
            all.add(new Prediction(observation(id, lostAfter), rate, 1, rate));
        }

        Evaluation evaluation = Evaluation.of("any", 1, all, 1);

        assertThat(evaluation.auc().low()).isGreaterThan(0.5);
        assertThat(evaluation.signal().estimate()).isCloseTo(0.5, within(1e-12));
        assertThat(Gate.judge(evaluation)).isInstanceOf(Verdict.NoSignal.class);
    }

    @Test
    void twiceTheRiskFailsByItsMean() {
        assertThat(Gate.Findings.of(evaluate(risk -> 2 * risk)).mean()).isEqualTo(FAILS);
    }

    @Test
    void exaggeratedRisksFailBySlopeAndBrierScore() {
        Gate.Findings found = Gate.Findings.of(evaluate(risk -> risk > 0.12 ? 0.9 : 0.001));

        assertThat(found.slope()).isEqualTo(FAILS);
        assertThat(found.brier()).isEqualTo(FAILS);
    }

    @Test
    void theBrierScoreIsComparedWithTheBaseRateKnownBeforeRowByRow() {
        List<Prediction> told = List.of(
                new Prediction(observation(1, 30), 0.5, 1, 0.1),
                new Prediction(observation(2, Observation.NEVER_SEEN), 0.2, 1, 0.3));

        Evaluation evaluation = Evaluation.of("any", 1, told, 1);

        double ofFirst = 0.25 - 0.81;
        double ofSecond = 0.04 - 0.09;
        assertThat(evaluation.excessBrier().estimate()).isCloseTo((ofFirst + ofSecond) / 2, within(1e-12));
        assertThat(evaluation.excessBrier().level()).isEqualTo(0.9);
    }

    /** Two thousand customers whose true risks run from 1 to 20 %, each told by the function. */
    private static Evaluation evaluate(DoubleUnaryOperator told) {
        var random = new SplittableRandom(3);
        List<Prediction> all = new ArrayList<>();
        for (int id = 1; id <= 2_000; id++) {
            double risk = 0.01 + 0.19 * Math.pow(random.nextDouble(), 3);
            int lostAfter = random.nextDouble() < risk ? 60 : Observation.NEVER_SEEN;
            all.add(new Prediction(observation(id, lostAfter), told.applyAsDouble(risk), 0.3, 0.05));
        }
        return Evaluation.of("any", 1, all, 1);
    }

    private static Observation observation(long id, int lostAfter) {
        return new Observation(new Account.Id(id), DAY, new double[0], Double.NaN, 0, 0, 0, lostAfter, 400);
    }

    private static Interval interval(double estimate, double low, double high) {
        return new Interval(estimate, low, high, 0.9, 100);
    }
}
