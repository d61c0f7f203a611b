package io.perennial.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.signals.SignalValue;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What would have to change. */
class CounterfactualTest {

    private static final Forecaster HAZARD = SampleObservations.learned(new RidgeHazard());

    @Test
    void theLeastThatIsEnoughIsFound() {
        Observation seen = SampleObservations.account(1, 0.05, 60);

        Counterfactual found = Counterfactual.of(seen, silent(), HAZARD, values -> OptionalDouble.of(60));

        assertThat(found.steps()).isNotEmpty();
        assertThat(found.steps().size()).isLessThanOrEqualTo(3);
        assertThat(found.reached()).isLessThan(HAZARD.probability(seen, 90));
        assertThat(found.enough()).isEqualTo(found.reached() < found.target());
    }

    @Test
    void aCallDoesNotUndoTimeItBringsItToAWeek() {
        Observation seen = SampleObservations.account(1, 0.05, 60);
        Map<String, SignalValue> onlyCall = Map.of("days_since_touchpoint", SignalValue.known(90));

        Counterfactual found = Counterfactual.of(seen, onlyCall, HAZARD, values -> OptionalDouble.of(33));

        assertThat(found.steps()).allMatch(step -> step.to() == 7);
    }

    @Test
    void whereNothingCanBeMovedNothingIsPromised() {
        Observation seen = SampleObservations.account(1, 0.05, 60);

        Counterfactual found = Counterfactual.of(seen, Map.of(), HAZARD, values -> OptionalDouble.empty());

        assertThat(found.steps()).isEmpty();
        assertThat(found.enough()).isFalse();
    }

    private static Map<String, SignalValue> silent() {
        Map<String, SignalValue> values = new HashMap<>();
        values.put("days_since_touchpoint", SignalValue.known(90));
        values.put("active_users_28d", SignalValue.known(3));
        values.put("seat_utilisation", SignalValue.known(0.1));
        values.put("active_days_28d", SignalValue.known(2));
        return values;
    }
}
