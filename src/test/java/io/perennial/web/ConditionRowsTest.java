package io.perennial.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.PerennialTest;
import io.perennial.conditions.BuilderForm.Operator;
import io.perennial.conditions.Conditions;
import io.perennial.conditions.Name;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@PerennialTest
class ConditionRowsTest {

    @Autowired
    private Conditions conditions;

    @Autowired
    private Dictionary dictionary;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"                      | health.score           | LESS       | 50      | health.score < 50",
                "account.arr >= 20000      | health.band            | IS         | at_risk | account.arr >= 20000 && health.band == 'at_risk'",
                "account.arr >= 20000      | signal.champion_gone   | IS         | true    | account.arr >= 20000 && signal.champion_gone == true",
                "account.arr >= 20000      | signal.champion_gone   | IS         | perhaps | account.arr >= 20000",
                "account.arr >= 20000      | account.arr            | LESS       | much    | account.arr >= 20000",
                "account.arr >= 20000      | account.arr            | CONTAINS   | 2       | account.arr >= 20000",
                "account.arr >= 20000      | account.nothing        | LESS       | 2       | account.arr >= 20000",
                "account.arr * 2.0 >= 20.0 | health.score           | LESS       | 50      | account.arr * 2.0 >= 20.0",
                "account.arr >=            | health.score           | LESS       | 50      | account.arr >=",
            })
    void aRowIsAddedWhereItFitsAndWhatIsTypedStays(
            String when, String name, Operator operator, String value, String then) {
        Words english = dictionary.in("en", ZoneOffset.UTC);

        assertThat(ConditionRows.with(when, name, operator, value, conditions, english)
                        .orElse(when.replace('\'', '"')))
                .isEqualTo(then.replace('\'', '"'));
    }

    @Test
    void rowsAreTakenAwayAndJoinedTheOtherWay() {
        String both = "account.arr >= 20000 && health.score < 50";

        assertThat(ConditionRows.without(both, 0, conditions)).isEqualTo("health.score < 50");
        assertThat(ConditionRows.without("health.score < 50", 0, conditions)).isEmpty();
        assertThat(ConditionRows.without(both, 7, conditions)).isEqualTo(both);
        assertThat(ConditionRows.turned(both, conditions)).isEqualTo("account.arr >= 20000 || health.score < 50");
    }

    @Test
    void everyNameOfConditionsHasWordsInBothLanguages() {
        for (String language : Dictionary.LANGUAGES) {
            Words words = dictionary.in(language, ZoneOffset.UTC);

            assertThat(ConditionRows.of("", false, false, conditions, words).groups())
                    .allSatisfy(group -> {
                        assertThat(group.label()).doesNotContain("condition.group");
                        assertThat(group.choices())
                                .filteredOn(choice -> !choice.key().startsWith("field."))
                                .allSatisfy(choice -> assertThat(choice.label())
                                        .doesNotContain("_")
                                        .doesNotContain("."));
                    });
        }
    }

    @Test
    void aRowIsSaidInWords() {
        Words german = dictionary.in("de", ZoneOffset.UTC);
        ConditionRows rows = ConditionRows.of(
                "health.band == \"at_risk\" && account.arr >= 20000", false, false, conditions, german);

        assertThat(rows.form().orElseThrow().rows())
                .extracting(row -> rows.said(row, german))
                .containsExactly("Stufe der Gesundheit ist Gefährdet", "ARR mindestens 20.000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | 25.000 | 25000",
                "de | 0,5 | 0.5",
                "de | 25.000,5 | 25000.5",
                "en | 25,000 | 25000",
                "en | 0.5 | 0.5"
            })
    void aNumberIsReadAsThePageWritesIt(String language, String typed, String then) {
        assertThat(ConditionRows.typed(Name.Type.NUMBER, typed, dictionary.in(language, ZoneOffset.UTC)))
                .isEqualTo(then);
    }

    @Test
    void whatIsNotFinishedIsNotTooFree() {
        Words english = dictionary.in("en", ZoneOffset.UTC);

        assertThat(ConditionRows.of("account.arr >=", true, false, conditions, english)
                        .free())
                .isFalse();
        assertThat(ConditionRows.of("account.arr * 2.0 >= 20.0", false, false, conditions, english)
                        .free())
                .isTrue();
    }
}
