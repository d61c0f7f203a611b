package io.perennial.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {

    @Test
    void lifeTableAgreesWithThePublishedOne() {
        // Singer and Willett 2003, special educators
        var table = KaplanMeier.lifeTable(new long[] {180, 165, 158, 134, 105, 80}, new long[] {15, 7, 24, 29, 25, 26});

        double[] survival = {.9167, .8778, .7444, .5833, .4444, .3000};
        double[] hazard = {.08333, .04242, .15190, .21642, .23810, .32500};
        for (int i = 0; i < survival.length; i++) {
            assertThat(table.steps().get(i).survival()).isCloseTo(survival[i], within(5e-5));
            assertThat(table.steps().get(i).hazard()).isCloseTo(hazard[i], within(5e-6));
        }
        assertThat(table.median()).hasValue(5);
    }

    @Test
    void whoLeftTheObservationEarlyIsCensoredNotDropped() {
        var curve = KaplanMeier.of(new double[] {1, 2, 2, 3}, new boolean[] {true, false, true, true});

        assertThat(curve.survivalAt(0.5)).isEqualTo(1);
        assertThat(curve.survivalAt(1)).isCloseTo(0.75, within(1e-12));
        assertThat(curve.survivalAt(2)).isCloseTo(0.5, within(1e-12));
        assertThat(curve.survivalAt(99)).isEqualTo(0);
    }

    @Test
    void medianThatWasNotReachedIsEmpty() {
        var curve = KaplanMeier.of(new double[] {1, 5, 5}, new boolean[] {true, false, false});

        assertThat(curve.median()).isEmpty();
    }

    @Property(tries = 200)
    void withoutCensoringSurvivalIsTheShareThatIsLeft(
            @ForAll @Size(min = 1, max = 50) List<@DoubleRange(min = 0, max = 10) Double> observed) {
        double[] durations = observed.stream().mapToDouble(Double::doubleValue).toArray();
        boolean[] met = new boolean[durations.length];
        java.util.Arrays.fill(met, true);

        var curve = KaplanMeier.of(durations, met);

        for (double time : durations) {
            double left =
                    java.util.Arrays.stream(durations).filter(d -> d > time).count();
            assertThat(curve.survivalAt(time)).isCloseTo(left / durations.length, within(1e-9));
        }
    }
}
