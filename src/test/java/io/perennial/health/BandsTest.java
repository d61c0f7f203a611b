package io.perennial.health;

import static io.perennial.health.Band.AT_RISK;
import static io.perennial.health.Band.HEALTHY;
import static io.perennial.health.Band.NOT_ENOUGH_DATA;
import static io.perennial.health.Band.WATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandsTest {

    @ParameterizedTest
    @CsvSource({
        "HEALTHY, 70, HEALTHY",
        "HEALTHY, 69.99, WATCH",
        "HEALTHY, 40, WATCH",
        "HEALTHY, 39.99, AT_RISK",
        "WATCH, 72.99, WATCH",
        "WATCH, 73, HEALTHY",
        "WATCH, 40, WATCH",
        "WATCH, 39.99, AT_RISK",
        "AT_RISK, 40, AT_RISK",
        "AT_RISK, 42.99, AT_RISK",
        "AT_RISK, 43, WATCH",
        "AT_RISK, 71, WATCH",
        "AT_RISK, 73, HEALTHY",
        "NOT_ENOUGH_DATA, 71, HEALTHY"
    })
    void worseAtTheEdgeBetterOnlyAboveIt(Band before, double score, Band after) {
        assertThat(Bands.USUAL.after(before, score)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({
        "AT_RISK, 39.99, ",
        "AT_RISK, 40, 43",
        "AT_RISK, 42.99, 43",
        "WATCH, 69.99, ",
        "WATCH, 70, 73",
        "HEALTHY, 70, ",
        "HEALTHY, 69.99, ",
        "NOT_ENOUGH_DATA, 71, ",
    })
    void aScoreOverAnEdgeThatIsNotEnoughIsToldWhatWouldBe(Band band, double score, Double from) {
        assertThat(Bands.USUAL.climbsFrom(band, score))
                .isEqualTo(from == null ? OptionalDouble.empty() : OptionalDouble.of(from));
    }

    @Test
    void tremblingAtAnEdgeIsOneCrossing() {
        List<Band> bands = fold(71, 69, 71, 69.5, 72.9, 69, 73, 70, 71);

        assertThat(bands).containsExactly(HEALTHY, WATCH, WATCH, WATCH, WATCH, WATCH, HEALTHY, HEALTHY, HEALTHY);
    }

    @Test
    void tooLittleDataIsNeverHealthyAndDoesNotForget() {
        Optional<Standing> standing = Optional.empty();
        standing = Optional.of(Standing.next(standing, score(60, 1), Bands.USUAL));
        Standing gap = Standing.next(standing, score(99, 0.49), Bands.USUAL);
        Standing back = Standing.next(Optional.of(gap), score(71, 0.5), Bands.USUAL);

        assertThat(gap.band()).isEqualTo(NOT_ENOUGH_DATA);
        assertThat(back.band()).isEqualTo(WATCH);
    }

    @Test
    void firstDayHasNoMargin() {
        assertThat(Standing.next(Optional.empty(), score(70, 0.5), Bands.USUAL).band())
                .isEqualTo(HEALTHY);
        assertThat(Standing.next(Optional.empty(), score(39, 1), Bands.USUAL).band())
                .isEqualTo(AT_RISK);
    }

    @Test
    void edgesThatContradictAreRefused() {
        assertThatThrownBy(() -> new Bands(40, 70, 3)).hasMessageContaining("watch 70.0, healthy 40.0");
        assertThatThrownBy(() -> new Bands(70, 40, 31)).hasMessageContaining("31");
    }

    private static List<Band> fold(double... scores) {
        Optional<Standing> standing = Optional.empty();
        List<Band> bands = new java.util.ArrayList<>();
        for (double score : scores) {
            standing = Optional.of(Standing.next(standing, score(score, 1), Bands.USUAL));
            bands.add(standing.get().band());
        }
        return bands;
    }

    private static HealthScore score(double score, double coverage) {
        return new HealthScore(OptionalDouble.of(score), coverage, List.of(), Optional.empty());
    }
}
