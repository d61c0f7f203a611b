package io.perennial.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.perennial.accounts.Account;
import io.perennial.voice.SurveyAnswer.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyScoreTest {

    @Test
    void halfPromotersAndASixthDetractorsOf324IsThirtyThreePlusMinusEight() {
        double[] scores = DoubleStream.concat(DoubleStream.concat(repeat(162, 9), repeat(108, 8)), repeat(54, 6))
                .toArray();

        SurveyScore nps = SurveyScore.of(Kind.NPS, scores).orElseThrow();

        assertThat(nps.value().estimate()).isCloseTo(33.33, within(0.005));
        assertThat(nps.margin()).isCloseTo(8.12, within(0.005));
        assertThat(nps.few()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"10, 100", "9, 100", "8, 0", "7, 0", "6, -100", "0, -100"})
    void eachAnswerIsPromoterPassiveOrDetractor(double score, double nps) {
        assertThat(SurveyScore.of(Kind.NPS, score).orElseThrow().value().estimate())
                .isEqualTo(nps);
    }

    @Test
    void eightyOfAHundredSatisfiedIsEighty() {
        double[] scores = DoubleStream.concat(repeat(80, 4), repeat(20, 3)).toArray();

        SurveyScore csat = SurveyScore.of(Kind.CSAT, scores).orElseThrow();

        assertThat(csat.value().estimate()).isEqualTo(80);
        assertThat(csat.value().low()).isCloseTo(71.1, within(0.05));
        assertThat(csat.value().high()).isCloseTo(86.7, within(0.05));
    }

    @Test
    void eightOfTenWhoFoundItEasyIsEightyAndFewAnswers() {
        double[] scores = DoubleStream.concat(repeat(8, 5), repeat(2, 4)).toArray();

        SurveyScore ces = SurveyScore.of(Kind.CES, scores).orElseThrow();

        assertThat(ces.value().estimate()).isEqualTo(80);
        assertThat(ces.few()).isTrue();
    }

    @Test
    void whoDidNotAnswerDoesNotCountAndNobodyIsUnknown() {
        Instant sent = Instant.parse("2026-01-01T00:00:00Z");
        SurveyAnswer silent = answer(sent, Optional.empty(), OptionalDouble.empty());
        SurveyAnswer happy = answer(sent, Optional.of(sent.plusSeconds(60)), OptionalDouble.of(10));

        assertThat(SurveyScore.of(Kind.NPS, List.of(silent))).isEmpty();
        assertThat(SurveyScore.of(Kind.NPS, List.of(silent, happy))
                        .orElseThrow()
                        .value()
                        .n())
                .isEqualTo(1);
        assertThat(SurveyScore.of(Kind.CSAT, List.of(silent, happy))).isEmpty();
    }

    @Test
    void anIntervalStaysWithinWhatIsPossible() {
        assertThat(SurveyScore.of(Kind.NPS, 10, 10, 0).orElseThrow().value().high())
                .isLessThanOrEqualTo(100);
    }

    private static DoubleStream repeat(int times, double score) {
        return IntStream.range(0, times).mapToDouble(i -> score);
    }

    private static SurveyAnswer answer(Instant sent, Optional<Instant> answered, OptionalDouble score) {
        return new SurveyAnswer(
                1,
                new Account.Id(1),
                Optional.empty(),
                Kind.NPS,
                sent,
                answered,
                score,
                Optional.empty(),
                OptionalDouble.empty());
    }
}
