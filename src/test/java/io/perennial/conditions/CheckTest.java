package io.perennial.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.configuration.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "signal.seat_utilisation < 0.4",
                "signal.days_silent > 14",
                "signal.days_silent == 14",
                "signal.days_silent in [7, 14]",
                "-signal.days_silent < -1",
                "signal.days_silent * 2 + 1 >= 15",
                "field.plan == \"pro\" && (field.vip || !field.vip)",
                "field.plan.startsWith('p') || field.plan.contains('x') || field.plan.matches('^p.*')",
                "size(field.plan) == 3",
                "field.signed < date(\"2026-03-01\")",
                "field.signed < timestamp('2026-03-01T10:00:00Z')",
                "known(signal.days_silent)",
                "['a', 'b'].exists(p, p == field.plan)",
                "field.vip ? signal.days_silent > 7 : signal.days_silent > 14",
                "true",
            })
    void whatIsRightIsAccepted(String text) {
        assertThat(problems(text)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '\u0001',
            value = {
                "signal.seat_utilization < 0.4§1§1§unknown name 'signal.seat_utilization' - did you mean 'signal.seat_utilisation'?",
                "field.vip && signals.days_silent > 3§1§14§unknown name 'signals.days_silent' - did you mean 'signal.days_silent'?",
                "zzz > 3§1§1§unknown name 'zzz'; the list of names shows what there is",
                "known(field.pln)§1§7§unknown name 'field.pln' - did you mean 'field.plan'?",
                "signal.days_silent > 'x'§1§20§'>' does not work with a number and a text",
                "field.plan > 3§1§12§'>' does not work with a text and a number",
                "field.signed < '2026-03-01'§1§14§'<' does not work with a date and a text; write the date as date(\"2026-03-01\")",
                "field.plan && field.vip§1§12§'&&' joins conditions that are true or false, but here stands a text and true or false",
                "signal.days_silent§1§7§a condition must be true or false, but this is a number; compare it with something",
                "signal.days_silent = 3§1§20§a single = compares nothing; write == to compare",
                "field.vip and field.vip§1§11§join conditions by && (and), || (or) and ! (not)",
                "field.vip &&§1§13§the condition ends too early; something is missing after this",
                "(field.vip§1§11§the condition ends too early; something is missing after this",
                "has(field.plan)§1§4§there is no function 'has'; write known(...) to ask whether a name has a value",
                "contain(field.plan, 'x')§1§8§there is no function 'contain' - did you mean 'contains'?",
                "field.plan.name == 'x'§1§11§this is a text and has no parts, so nothing may follow it with a dot",
                "field.signed < date('1.3.2026')§1§21§'1.3.2026' is not a date; write it as 2026-03-01",
            })
    void whatIsWrongIsSaidWithItsPlaceAndAHint(String text, int line, int column, String message) {
        assertThat(problems(text)).containsExactly(new Problem(line, column, message));
    }

    @Test
    void aProblemInALaterLineNamesThatLine() {
        assertThat(problems("field.vip &&\n  signal.silent > 3").getFirst().line())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "field.vip, FIELD, true",
        "fact.contracts > 1, FIELD, false",
        "fact.contracts > 1, FACT, true",
        "signal.days_silent > 1, FACT, false",
        "score.health < 40, SIGNAL, false",
        "score.health < 40, SCORE, true",
        "forecast.churn_90 > 0.5, SCORE, false",
        "known(score.health), SIGNAL, false",
    })
    void nothingMayDependOnItsOwnResult(String text, Stratum highest, boolean allowed) {
        Checked checked = Conditions.check(text, SampleNames.ALL, highest);

        assertThat(checked instanceof Checked.Valid).isEqualTo(allowed);
    }

    @Test
    void expensiveConditionsAreRefused() {
        String list = "[" + "1,".repeat(150) + "1]";
        String text = list + ".all(a, " + list + ".all(b, a > signal.days_silent || b > 2.0))";

        assertThat(problems(text).getFirst().message()).startsWith("the condition would take");
        assertThat(problems("field.vip || " + "field.vip || ".repeat(400) + "field.vip")
                        .getFirst()
                        .message())
                .isEqualTo("the condition is longer than 4000 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\0", "((((((((", "a.b.c.", "\"", "field.vip && \u202e", "{}", "1", "null"})
    void garbageIsAnsweredAndNeverThrown(String text) {
        assertThat(problems(text)).isNotEmpty();
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(problems("(".repeat(1500) + "field.vip" + ")".repeat(1500))).isNotEmpty();
        assertThat(problems("!".repeat(3000) + "field.vip")).hasSizeLessThan(2);
    }

    @Test
    void namesUsedAreListed() {
        assertThat(SampleNames.condition("field.vip && known(score.health) || field.plan == 'x'")
                        .names())
                .containsExactlyInAnyOrder("field.vip", "score.health", "field.plan");
    }

    private static List<Problem> problems(String text) {
        return switch (Conditions.check(text, SampleNames.ALL, Stratum.FORECAST)) {
            case Checked.Valid valid -> List.of();
            case Checked.Invalid(List<Problem> problems) -> problems;
        };
    }
}
