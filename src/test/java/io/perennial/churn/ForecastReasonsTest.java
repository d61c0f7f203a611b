package io.perennial.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.perennial.shared.Contribution;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reasons add up to their number, and what changed to the change. */
class ForecastReasonsTest {

    private static final double EXACT = 1e-9;
    private static final Forecaster HAZARD = SampleObservations.learned(new RidgeHazard());

    @Test
    void reasonsAddUpToTheForecast() {
        for (Observation seen : SampleObservations.accounts(40)) {
            Forecast forecast = told(seen, HAZARD, 1).explained(HAZARD);

            double sum = forecast.usual()
                    + forecast.reasons().stream()
                            .mapToDouble(Contribution::points)
                            .sum();
            assertThat(sum).isCloseTo(forecast.within90().estimate(), within(EXACT));
        }
    }

    @Test
    void horizonsRiseAndTheIntervalHoldsTheForecast() {
        for (Observation seen : SampleObservations.accounts(40)) {
            Foretold told = told(seen, HAZARD, 1);

            assertThat(told.p30()).isLessThanOrEqualTo(told.p60());
            assertThat(told.p60()).isLessThanOrEqualTo(told.p90().estimate());
            assertThat(told.p90().contains(told.p90().estimate())).isTrue();
            assertThat(told.p90().low()).isLessThan(told.p90().high());
        }
    }

    @Test
    void whatMovedAddsUpToTheChange() {
        List<Observation> seen = SampleObservations.accounts(2);

        Forecast.Change change = told(seen.getLast(), HAZARD, 1).since(told(seen.getFirst(), HAZARD, 1), HAZARD);

        assertThat(sum(change)).isCloseTo(change.after() - change.before(), within(1e-4));
        assertThat(change.parts()).noneMatch(part -> part.key().equals("model"));
    }

    @Test
    void anotherModelIsAPartOfTheChange() {
        Observation same = SampleObservations.accounts(1).getFirst();
        Forecaster other = SampleObservations.learned(new PriorScorecard());

        Forecast.Change change = told(same, HAZARD, 2).since(told(same, other, 1), HAZARD);

        assertThat(change.parts()).extracting(Contribution::key).containsExactly("model");
        assertThat(sum(change)).isCloseTo(change.after() - change.before(), within(1e-4));
    }

    @Test
    void aReasonPointsTheWayItsSignAllows() {
        Observation silent = SampleObservations.account(7, 0.1, 30);

        Forecast forecast = told(silent, HAZARD, 1).explained(HAZARD);

        assertThat(forecast.worst()).map(Contribution::key).isPresent();
        assertThat(forecast.within90().estimate()).isGreaterThan(forecast.usual());
    }

    private static double sum(Forecast.Change change) {
        return change.parts().stream().mapToDouble(Contribution::points).sum();
    }

    private static Foretold told(Observation seen, Forecaster forecaster, long model) {
        return Foretold.of(seen, Instant.EPOCH, model, forecaster, 12_000);
    }

    @Test
    void modelsAreTheSameAfterTheyWereWrittenAndRead() {
        for (Learner learner : List.of(new PriorScorecard(), new RidgeHazard(), new Boosting())) {
            Forecaster learned = SampleObservations.learned(learner);

            Forecaster read = ModelText.model(ModelText.of(learned));

            assertThat(read.features()).isEqualTo(learned.features());
            for (Observation seen : SampleObservations.accounts(20)) {
                assertThat(read.probability(seen, 90)).isCloseTo(learned.probability(seen, 90), within(EXACT));
                assertThat(read.standardError(seen, 90)).isCloseTo(learned.standardError(seen, 90), within(EXACT));
            }
        }
    }
}
