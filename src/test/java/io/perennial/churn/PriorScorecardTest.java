package io.perennial.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.perennial.accounts.Account;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The forecast that needs nobody to have left. */
class PriorScorecardTest {

    private static final LocalDate DAY = LocalDate.of(2025, 1, 31);

    @Test
    void withoutAnyHistoryTheFieldsUsualRateHolds() {
        Forecaster learned = learn(List.of());

        assertThat(learned.probability(observation(1, Double.NaN, Observation.NEVER_SEEN), 30))
                .isCloseTo(0.0135, within(1e-9));
    }

    @Test
    void fifteenPointsLessAreTwiceTheOddsBeforeAnybodyLeft() {
        Forecaster learned = learn(customers(500, 0, 70, 70));

        double usual = odds(learned.probability(observation(1, 70, Observation.NEVER_SEEN), 30));
        double worse = odds(learned.probability(observation(1, 55, Observation.NEVER_SEEN), 30));

        assertThat(worse / usual).isCloseTo(2, within(1e-9));
    }

    @Test
    void theMeanForecastIsTheBaseRateHoweverFarScoresLieApart() {
        double rate = (5 + 30 * 0.0135) / 530;

        for (List<Observation> train : List.of(customers(500, 5, 70, 70), customers(500, 5, 10, 95))) {
            Forecaster learned = learn(train);

            assertThat(train.stream()
                            .mapToDouble(o -> learned.probability(o, 30))
                            .average()
                            .orElseThrow())
                    .isCloseTo(rate, within(1e-6));
        }
    }

    @Test
    void whoLeftCorrectsWhatExpertsStated() {
        List<Observation> telling = new ArrayList<>();
        List<Observation> silent = new ArrayList<>();
        for (int id = 0; id < 400; id++) {
            double score = id % 2 == 0 ? 40 : 80;
            telling.add(observation(id, score, id % 20 == 0 ? 20 : Observation.NEVER_SEEN));
            silent.add(observation(id, score, id % 20 < 2 ? 20 : Observation.NEVER_SEEN));
        }

        double stated = ratio(PriorScorecard.asStated().fit(silent, FeatureList.features(), 1));
        double corrected = ratio(learn(silent));

        assertThat(stated).as("30 points apart, stated").isCloseTo(4, within(1e-9));
        assertThat(corrected).as("the score told nothing").isBetween(1.0, 2.2);
        assertThat(ratio(learn(telling))).as("the score told all").isGreaterThan(4);
    }

    @Test
    void oneWhoLeftCorrectsLittle() {
        List<Observation> one = new ArrayList<>();
        for (int id = 0; id < 100; id++) {
            one.add(observation(id, id % 2 == 0 ? 55 : 70, id == 1 ? 20 : Observation.NEVER_SEEN));
        }

        assertThat(ratio(learn(one))).isBetween(3.0, 4.0);
    }

    /** How many times the odds of 40 points those of 10 are. */
    private static double ratio(Forecaster learned) {
        return odds(learned.probability(observation(1, 10, Observation.NEVER_SEEN), 30))
                / odds(learned.probability(observation(1, 40, Observation.NEVER_SEEN), 30));
    }

    @Test
    void whoHasNoScoreHasTheUsualRisk() {
        Forecaster learned = learn(customers(500, 5, 70, 70));

        assertThat(learned.probability(observation(1, Double.NaN, Observation.NEVER_SEEN), 90))
                .isEqualTo(learned.probability(observation(1, 70, Observation.NEVER_SEEN), 90));
    }

    @Test
    void aSegmentHasItsOwnRateDrawnTowardsThatOfAll() {
        List<Observation> train = new ArrayList<>();
        train.addAll(of(Account.TouchModel.TECH, 0, 400, 20));
        train.addAll(of(Account.TouchModel.HIGH, 400, 100, 0));
        double mean = 20 / 500.0;

        Forecaster learned = learn(train);

        double tech =
                odds(learned.probability(of(Account.TouchModel.TECH, 0, 1, 0).getFirst(), 30));
        double high =
                odds(learned.probability(of(Account.TouchModel.HIGH, 0, 1, 0).getFirst(), 30));
        double shrunkenTech = (20 + 30 * mean) / (400 + 30);
        double shrunkenHigh = (0 + 30 * mean) / (100 + 30);
        assertThat(tech / high).isCloseTo(shrunkenTech / shrunkenHigh, within(1e-6));
        assertThat(train.stream()
                        .mapToDouble(o -> learned.probability(o, 30))
                        .average()
                        .orElseThrow())
                .isCloseTo((20 + 30 * 0.0135) / 530, within(1e-6));
    }

    @Test
    void aSegmentNobodyWasSeenInHasTheRateOfAll() {
        Forecaster learned = learn(of(Account.TouchModel.TECH, 0, 400, 20));

        assertThat(learned.probability(of(Account.TouchModel.HIGH, 0, 1, 0).getFirst(), 30))
                .isCloseTo(
                        learned.probability(of(Account.TouchModel.TECH, 0, 1, 0).getFirst(), 30), within(1e-6));
    }

    private static List<Observation> of(Account.TouchModel segment, int first, int count, int lost) {
        List<Observation> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(new Observation(
                    new Account.Id(first + i),
                    DAY,
                    new double[0],
                    70,
                    200,
                    -1,
                    30,
                    i < lost ? 20 : Observation.NEVER_SEEN,
                    400,
                    segment));
        }
        return all;
    }

    private static Forecaster learn(List<Observation> train) {
        return new PriorScorecard().fit(train, FeatureList.features(), 1);
    }

    /** Half of them with one score, half with the other; the first ones are lost. */
    private static List<Observation> customers(int count, int lost, double low, double high) {
        List<Observation> all = new ArrayList<>();
        for (int id = 0; id < count; id++) {
            all.add(observation(id, id % 2 == 0 ? low : high, id < lost ? 20 : Observation.NEVER_SEEN));
        }
        return all;
    }

    private static Observation observation(long id, double score, int lostAfter) {
        return new Observation(new Account.Id(id), DAY, new double[0], score, 200, -1, 30, lostAfter, 400);
    }

    private static double odds(double p) {
        return p / (1 - p);
    }
}
