package io.perennial.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

    private static final Map<String, Object> VALUES = Map.of(
            "field.plan",
            "pro",
            "field.vip",
            true,
            "field.signed",
            LocalDate.parse("2026-02-01"),
            "signal.days_silent",
            14);

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "field.plan == 'pro' § TRUE",
                "field.plan != 'pro' § FALSE",
                "signal.days_silent == 14 § TRUE",
                "signal.days_silent > 14 § FALSE",
                "signal.days_silent >= 14 § TRUE",
                "signal.days_silent in [7, 14] § TRUE",
                "signal.days_silent / 4 == 3.5 § TRUE",
                "field.signed < date('2026-03-01') § TRUE",
                "field.signed < date('2026-02-01') § FALSE",
                "field.vip § TRUE",
                "!field.vip § FALSE",
                "signal.seat_utilisation < 0.4 § UNKNOWN",
                "!(signal.seat_utilisation < 0.4) § UNKNOWN",
                "signal.seat_utilisation < 0.4 && field.vip § UNKNOWN",
                "signal.seat_utilisation < 0.4 && !field.vip § FALSE",
                "signal.seat_utilisation < 0.4 || field.vip § TRUE",
                "signal.seat_utilisation < 0.4 || !field.vip § UNKNOWN",
                "known(signal.seat_utilisation) § FALSE",
                "known(signal.days_silent) § TRUE",
                "known(signal.seat_utilisation) && signal.seat_utilisation < 0.4 § FALSE",
                "int(field.plan) > 1 § FAILED",
                "int(field.plan) > 1 || field.vip § TRUE",
                "int(field.plan) > 1 && signal.seat_utilisation < 0.4 § UNKNOWN",
                "['pro', 'max'].exists(p, p == field.plan) § TRUE",
                "score.health < 40 ? true : false § UNKNOWN",
            })
    void unknownIsNeverFalse(String text, Outcome expected) {
        Condition condition = SampleNames.condition(text);

        assertThat(condition.evaluate(VALUES)).isEqualTo(expected);
        assertThat(condition.explain(VALUES).outcome()).isEqualTo(expected);
    }

    @Test
    void anExplanationShowsEachClauseWithTheValuesItSaw() {
        Condition condition = SampleNames.condition(
                "(signal.days_silent > 7 || field.plan == 'max') && !(field.vip) && signal.seat_utilisation < 0.4");

        Clause clause = condition.explain(VALUES);

        assertThat(clause).isInstanceOf(Clause.Every.class);
        List<Clause> parts = ((Clause.Every) clause).parts();
        assertThat(parts).extracting(Clause::outcome).containsExactly(Outcome.TRUE, Outcome.FALSE, Outcome.UNKNOWN);
        assertThat(((Clause.Any) parts.get(0)).parts().getFirst())
                .isEqualTo(new Clause.Test(
                        "signal.days_silent > 7",
                        Outcome.TRUE,
                        Map.of("signal.days_silent", Optional.of(14)),
                        Optional.empty()));
        assertThat(parts.get(1)).isInstanceOf(Clause.Not.class);
        assertThat(((Clause.Test) parts.get(2)).values())
                .isEqualTo(Map.of("signal.seat_utilisation", Optional.empty()));
    }

    @Test
    void aNullValueIsUnknown() {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("field.vip", null);

        assertThat(SampleNames.condition("field.vip").evaluate(values)).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aNumberMayStandForYesOrNo() {
        assertThat(SampleNames.condition("field.vip").evaluate(Map.of("field.vip", 1.0)))
                .isEqualTo(Outcome.TRUE);
        assertThat(SampleNames.condition("field.vip").evaluate(Map.of("field.vip", 0)))
                .isEqualTo(Outcome.FALSE);
    }

    @Test
    void aValueNoConditionKnowsIsAnError() {
        assertThatThrownBy(() -> SampleNames.condition("field.vip").evaluate(Map.of("field.vip", List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("field.vip");
    }
}
