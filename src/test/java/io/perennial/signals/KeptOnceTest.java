package io.perennial.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What is kept so that it need not be found again: days of an account, facts of a value. */
class KeptOnceTest {

    @Property(tries = 200)
    void aDayIsComputedOnceInWhateverOrderDaysAreAskedFor(
            @ForAll @Size(max = 40) List<@IntRange(min = -2_000, max = 40_000) Integer> days) {
        Map<Integer, Integer> computed = new HashMap<>();
        DayTable<String> table = new DayTable<>(day -> {
            computed.merge(day, 1, Integer::sum);
            return "day " + day;
        });

        days.forEach(day -> assertThat(table.at(day)).isEqualTo("day " + day));

        assertThat(computed.values()).allMatch(times -> times == 1);
    }

    @Test
    void aClearedTableComputesAgain() {
        int[] times = {0};
        DayTable<Integer> table = new DayTable<>(day -> ++times[0]);
        table.at(5);

        table.clear();

        assertThat(table.at(5)).isEqualTo(2);
    }

    @Test
    void factsAreAMapInTheOrderStated() {
        Facts facts = Facts.of("n", 24, "m", 60, "k", 41.5);

        assertThat(facts).isEqualTo(Map.of("k", 41.5, "m", 60, "n", 24)).hasSize(3);
        assertThat(facts.keySet()).containsExactly("n", "m", "k");
        assertThat(facts.get("m")).isEqualTo(60);
        assertThat(facts.get("p")).isNull();
        assertThat(facts.containsKey("p")).isFalse();
        assertThatThrownBy(() -> facts.put("n", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> facts.entrySet().iterator().next().setValue(1))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void valuesWithEqualFactsAreEqual() {
        assertThat(SignalValue.known(1, "n", 2)).isEqualTo(new SignalValue.Known(1, Map.of("n", 2)));
    }
}
