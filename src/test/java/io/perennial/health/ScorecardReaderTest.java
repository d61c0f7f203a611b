package io.perennial.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.configuration.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScorecardReaderTest {

    private static final String GOOD = """
            order: 10
            when: fields.segment == 'enterprise'
            bands: {healthy: 75, watch: 45, margin: 2}
            groups:
              - key: usage
                measures:
                  - signal: seats
                    weight: 40
                    linear: [[0, 0], [0.8, 100]]
                  - signal: tenure
                    weight: 10
                    step: [[0, 50], [90, 80], [400, 60]]
              - key: support
                measures:
                  - signal: urgent
                    weight: 20
                    percentile: lower
            caps:
              - signal: urgent
                at_least: 1
                limit: 60
            """;

    private final ScorecardReader reader = new ScorecardReader(SampleScorecards.CATALOGUE);

    @Test
    void everythingWrittenIsUnderstood() {
        var read = (ScorecardReader.Read.Understood) reader.read("enterprise", GOOD);

        Scorecard card = read.scorecard();
        assertThat(card.order()).isEqualTo(10);
        assertThat(card.when()).hasValue("fields.segment == 'enterprise'");
        assertThat(card.bands()).isEqualTo(new Bands(75, 45, 2));
        assertThat(card.measures()).extracting(Scorecard.Measure::signal).containsExactly("seats", "tenure", "urgent");
        assertThat(card.caps()).containsExactly(new Scorecard.Cap("urgent", Scorecard.Cap.Side.AT_LEAST, 1, 60));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            signal: seats         | signal: seatz           | 7  | unknown signal 'seatz' - did you mean 'seats'?
            weight: 40            | weight: -4              | 8  | 'weight' must be above 0 but is -4
            weight: 40            | weight: much            | 8  | 'weight' must be a number but is 'much'
            weight: 40            | weigth: 40              | 8  | unknown key 'weigth' - did you mean 'weight'?
            [0.8, 100]            | [0.8, 101]              | 9  | a grade must lie in 0..100 but is 101
            [0.8, 100]            | [-1, 100]               | 9  | 'seats' lies in 0..Infinity, but the point has -1
            [[0, 0], [0.8, 100]]  | [[0.8, 0], [0.8, 100]]  | 9  | the values of a curve must rise, but 0.8 follows 0.8
            [[0, 0], [0.8, 100]]  | [[0, 100], [0.8, 0]]    | 9  | more of 'seats' is better, so its grades must rise and never turn back
            [[0, 0], [0.8, 100]]  | 5                       | 9  | a curve is a list of points, e.g. [[0, 0], [0.8, 100]]
            linear:               | curve:                  | 7  | a measure needs one curve: 'linear' or 'step' with points [value, grade], or 'percentile'
            signal: tenure        | signal: seats           | 10 | signal 'seats' stands twice, first in line 7
            percentile: lower     | percentile: low         | 17 | 'percentile' must be 'higher' or 'lower', whichever is better, but is 'low'
            at_least: 1           | at_most: 1              | 19 | more of 'urgent' is worse, so its cap needs 'at_least'
            limit: 60             | limit: 160              | 21 | 'limit' must lie in 0..100 but is 160
            healthy: 75           | healthy: 40             | 3  | bands: 0 < watch < healthy < 100 must hold but was watch 45.0, healthy 40.0
            """)
    void whatIsWrongIsNamedWithItsLine(String written, String instead, int line, String message) {
        var read = reader.read("bad", GOOD.replaceFirst(java.util.regex.Pattern.quote(written), instead));

        assertThat(read).isInstanceOf(ScorecardReader.Read.Refused.class);
        List<Problem> problems = ((ScorecardReader.Read.Refused) read).problems();
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.message()).isEqualTo(message);
            assertThat(problem.line()).isEqualTo(line);
        });
    }

    @Test
    void allProblemsAreToldAtOnce() {
        String text = GOOD.replace("weight: 40", "weight: x").replace("limit: 60", "limit: 160");

        var read = (ScorecardReader.Read.Refused) reader.read("bad", text);

        assertThat(read.problems()).extracting(Problem::line).containsExactly(8, 21);
    }

    @Test
    void anEmptyTextSaysWhatIsMissing() {
        var read = (ScorecardReader.Read.Refused) reader.read("empty", "");

        assertThat(read.problems()).extracting(Problem::message).anyMatch(m -> m.contains("'groups' is missing"));
    }
}
