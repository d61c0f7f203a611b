package io.perennial.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.TestDatabase;
import io.perennial.conditions.BuilderForm.Join;
import io.perennial.conditions.BuilderForm.Operator;
import io.perennial.conditions.BuilderForm.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class BuilderFormTest {

    private static final Checker CHECKER = new Checker(Vocabulary.of(SampleNames.ALL));

    private static final BuilderForm EVERYTHING = new BuilderForm(
            Join.ALL,
            List.of(
                    new Row("field.plan", Operator.IS, List.of("pro")),
                    new Row("field.plan", Operator.IS_NOT, List.of("say \"hi\" \\ bye")),
                    new Row("field.plan", Operator.CONTAINS, List.of("r")),
                    new Row("field.plan", Operator.STARTS_WITH, List.of("p")),
                    new Row("field.plan", Operator.ONE_OF, List.of("pro", "max")),
                    new Row("field.plan", Operator.NONE_OF, List.of("free")),
                    new Row("field.vip", Operator.IS, List.of(true)),
                    new Row("field.signed", Operator.LESS, List.of(LocalDate.parse("2026-03-01"))),
                    new Row("signal.days_silent", Operator.AT_MOST, List.of(40)),
                    new Row("signal.days_silent", Operator.MORE, List.of(-0.5)),
                    new Row("signal.days_silent", Operator.AT_LEAST, List.of(0)),
                    new Row("signal.days_silent", Operator.IS_KNOWN, List.of()),
                    new Row("score.health", Operator.IS_UNKNOWN, List.of())));

    @Test
    void rowsBecomeAConditionAndComeBack() {
        String text = FormText.write(EVERYTHING);

        assertThat(CHECKER.check(text, Stratum.FORECAST)).isInstanceOf(Checked.Valid.class);
        assertThat(CHECKER.parse(text).flatMap(FormText::read)).contains(EVERYTHING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "field.vip § field.vip == true",
                "!field.vip § field.vip == false",
                "!(field.plan == 'a') § field.plan != \"a\"",
                "field.vip || signal.days_silent > 7.0 § field.vip == true || signal.days_silent > 7",
            })
    void whatAPersonWroteIsShownAsRows(String written, String rows) {
        assertThat(CHECKER.parse(written).flatMap(FormText::read).map(FormText::write))
                .contains(rows);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "field.vip && (field.vip || field.vip)",
                "signal.days_silent > fact.contracts",
                "signal.days_silent * 2 > 4",
                "!(field.vip && field.vip)",
                "['a'].exists(p, p == field.plan)",
                "!(signal.days_silent < 3)",
                "field.plan in []",
                "field.vip ? true : false",
            })
    void whatIsTooFreeForTheBuilderStaysText(String written) {
        assertThat(CHECKER.parse(written).flatMap(FormText::read)).isEmpty();
    }

    @Property(tries = 300)
    void whateverTextAPersonTypesStaysOneValue(
            @ForAll @StringLength(max = 20) String text, @ForAll @DoubleRange(min = -1e18, max = 1e18) double number) {
        BuilderForm form = new BuilderForm(
                Join.ANY,
                List.of(
                        new Row("field.plan", Operator.IS, List.of(text)),
                        new Row("signal.days_silent", Operator.LESS, List.of(number))));

        String written = FormText.write(form);

        assertThat(CHECKER.parse(written).flatMap(FormText::read)).contains(form);
    }

    @Test
    void theDatabaseFindsWhatTheConditionFinds() {
        Map<String, String> columns = Map.of(
                "field.plan", "a.plan",
                "field.vip", "a.vip",
                "field.signed", "a.signed",
                "signal.days_silent", "a.silent",
                "score.health", "a.health");

        SqlPredicate predicate = SqlPredicate.of(EVERYTHING, columns).orElseThrow();
        SqlPredicate wish = SqlPredicate.of(
                        new BuilderForm(Join.ANY, List.of(new Row("score.health", Operator.LESS, List.of(40)))),
                        columns)
                .orElseThrow();

        assertThat(predicate.sql()).doesNotContain("pro").doesNotContain("hi");
        assertThat(count(predicate)).isEqualTo(1);
        assertThat(count(wish)).isZero();
        assertThat(SqlPredicate.of(EVERYTHING, Map.of("field.plan", "a.plan"))).isEqualTo(Optional.empty());
    }

    @Test
    void aColumnThatIsNoNameIsRefused() {
        assertThatThrownBy(() -> SqlPredicate.of(EVERYTHING, Map.of("field.plan", "plan; drop table x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRowHasAsManyValuesAsItsOperatorTakes() {
        assertThatThrownBy(() -> new Row("field.plan", Operator.IS, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Row("field.plan", Operator.IS, List.of(Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static long count(SqlPredicate predicate) {
        return JdbcClient.create(TestDatabase.fresh())
                .sql("""
                        select count(*)
                        from (values ('pro', true, date '2026-02-01', 14.0, cast(null as double precision)))
                            as a (plan, vip, signed, silent, health)
                        where %s""".formatted(predicate.sql()))
                .params(predicate.parameters())
                .query(Long.class)
                .single();
    }
}
