package io.perennial.kpis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.perennial.accounts.Account;
import io.perennial.shared.Period;
import io.perennial.statistics.KaplanMeier;
import io.perennial.voice.SurveyAnswer.Kind;
import io.perennial.voice.SurveyScore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Worked examples of others, each with where it was published; and the edges at which formulas go wrong. */
class GoldenFiguresTest {

    private static final LocalDate KNOWN = LocalDate.of(2026, 1, 1);

    @Test
    void lifetimeValueIsMarginTimesRevenueOverChurn() {
        assertThat(LifetimeValue.simple(1200, 0.7, 0.06, 0)).isCloseTo(14_000, within(1e-9));
        assertThat(LifetimeValue.simple(1200, 0.7, 0.05, 0.01)).isCloseTo(14_000, within(1e-9));
    }

    @Test
    void withoutChurnNobodyStaysForEver() {
        assertThat(LifetimeValue.simple(100, 0.5, 0, 0)).isEqualTo(100 * 0.5 * 60);
        assertThat(LifetimeValue.simple(100, 0.5, 0.001, 0)).isEqualTo(100 * 0.5 * 60);
        assertThatThrownBy(() -> LifetimeValue.simple(100, 0.5, 1.2, 0)).hasMessageContaining("1.2");
    }

    /** Fader and Hardie 2007, table 1 and 2, "Regular" customers. */
    @Test
    void chancesThatDifferAreWorthMoreThanTheirMean() {
        var leaving = ShiftedBetaGeometric.fit(1000, 631, 468, 382, 326);

        double spread = LifetimeValue.spread(100, 1, leaving, 0.1);

        assertThat(leaving.alpha()).isCloseTo(0.7637, within(5e-4));
        assertThat(leaving.beta()).isCloseTo(1.2958, within(5e-4));
        assertThat(1000 * leaving.survival(5)).isCloseTo(284.5, within(0.5));
        assertThat(1000 * leaving.survival(6)).isCloseTo(253.7, within(0.5));
        double mean = leaving.alpha() / (leaving.alpha() + leaving.beta());
        assertThat(spread).isGreaterThan(100 / (mean + 0.1));
    }

    /** pulserevops.com: 600 / (120 x 80 %) = 6.25 months. */
    @Test
    void paybackOfTheCostOfWinningACustomer() {
        assertThat(LifetimeValue.paybackMonths(600, 120, 0.8)).isCloseTo(6.25, within(1e-9));
        assertThat(LifetimeValue.paybackMonths(600, 120, 0)).isInfinite();
        assertThat(LifetimeValue.paybackMonths(600, 120, -0.1)).isInfinite();
    }

    @Test
    void stickiness() {
        assertThat(Stickiness.of(15_000, 50_000)).hasValue(0.3);
        assertThat(Stickiness.of(0, 0)).isEmpty();
        assertThat(Stickiness.of(List.of(new Stickiness.Use(10, 20), new Stickiness.Use(5, 30))))
                .isEqualTo(new Stickiness(OptionalDouble.of(0.3), 2));
        assertThat(Stickiness.of(List.of()).share()).isEmpty();
    }

    /** Half promoters, a third passive, a sixth detractors of 324: 33.33 with a standard error of 4.1409. */
    @Test
    void netPromoterScoreWithItsInterval() {
        double[] answers = DoubleStream.concat(DoubleStream.concat(fill(9, 162), fill(7, 108)), fill(3, 54))
                .toArray();

        SurveyScore score = SurveyScore.of(Kind.NPS, answers).orElseThrow();

        assertThat(score.value().estimate()).isCloseTo(33.3333, within(1e-3));
        assertThat(score.margin()).isCloseTo(8.12, within(5e-3));
        assertThat(score.few()).isFalse();
    }

    @Test
    void satisfactionAndEffort() {
        assertThat(SurveyScore.of(
                                Kind.CSAT,
                                DoubleStream.concat(fill(5, 80), fill(2, 20)).toArray())
                        .orElseThrow()
                        .value()
                        .estimate())
                .isCloseTo(80, within(1e-9));
        assertThat(SurveyScore.of(
                                Kind.CES,
                                DoubleStream.concat(fill(6, 8), fill(3, 2)).toArray())
                        .orElseThrow()
                        .value()
                        .estimate())
                .isCloseTo(80, within(1e-9));
        assertThat(SurveyScore.of(Kind.CSAT)).isEmpty();
    }

    /** Singer and Willett 2003, chapter 10. */
    @Test
    void whoStaysByKaplanMeier() {
        var table = KaplanMeier.lifeTable(new long[] {180, 165, 158, 134, 105, 80}, new long[] {15, 7, 24, 29, 25, 26});

        assertThat(table.steps().stream()
                        .mapToDouble(KaplanMeier.Step::survival)
                        .toArray())
                .usingComparatorWithPrecision(5e-5)
                .containsExactly(0.9167, 0.8778, 0.7444, 0.5833, 0.4444, 0.3000);
    }

    @Test
    void aCohortThatIsNotOldEnoughIsUnknownAndNeverNothing() {
        List<Stay> stays =
                List.of(stay(1, "2025-01-10", null), stay(2, "2025-02-10", "2025-08-10"), stay(3, "2025-11-20", null));

        Cohorts cohorts = Cohorts.of(stays, KNOWN);

        Cohorts.Cohort winter = cohorts.cohorts().getFirst();
        assertThat(winter.start()).isEqualTo(LocalDate.of(2025, 1, 1));
        assertThat(winter.retained().get(1).orElseThrow().estimate()).isEqualTo(1);
        assertThat(winter.retained().get(2).orElseThrow().estimate()).isEqualTo(0.5);
        assertThat(winter.retained().get(4)).isEmpty();
        assertThat(cohorts.cohorts().getLast().retained().get(1)).isEmpty();
    }

    @Test
    void whoIsNotThereYetIsNotDropped() {
        List<TimeToValue.Way> ways = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ways.add(way(10));
        }
        for (int i = 0; i < 6; i++) {
            ways.add(way(-1));
        }

        TimeToValue time = TimeToValue.of(ways);

        assertThat(time.medianDays()).as("less than half got there").isEmpty();
        assertThat(time.reached()).isEqualTo(4);
        ways.add(way(20));
        ways.add(way(20));
        ways.add(way(20));
        assertThat(TimeToValue.of(ways).medianDays()).hasValue(20);
        assertThat(TimeToValue.of(List.of()).medianDays()).isEmpty();
    }

    @Test
    void aForecastNeedsMonthsToDrawFromAndWidensWithTime() {
        List<RevenueMonth> months = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            LocalDate start = LocalDate.of(2025, 1, 1).plusMonths(i);
            months.add(new RevenueMonth(
                    new Period(start, start.plusMonths(1)), 100, 2, 5, 1000, i % 3 == 0 ? 50 : 10, 5, 20, 3, 30));
        }

        RevenueForecast forecast = RevenueForecast.of(months, 12, 1);
        List<Double> widths = forecast.points().stream()
                .map(point -> point.mrr().high() - point.mrr().low())
                .toList();

        assertThat(RevenueForecast.of(months.subList(0, 5), 12, 1).points()).isEmpty();
        assertThat(widths.getLast()).isGreaterThan(widths.getFirst());
        assertThat(RevenueForecast.of(months, 12, 1)).isEqualTo(forecast);
        assertThat(forecast.points().getFirst().day()).isEqualTo(LocalDate.of(2026, 2, 1));
    }

    @Test
    void aClosedMonthShowsWhatBecameKnownLater() {
        RevenueMonth reported = month(1000, 50);

        var closed = new ClosedMonth(Instant.EPOCH, "ada", reported);

        assertThat(closed.restatedBy(reported)).isFalse();
        assertThat(closed.restatedBy(month(1000.001, 50))).isFalse();
        assertThat(closed.restatedBy(month(1000, 80))).isTrue();
    }

    @Test
    void whatIsStatedLiesWhereItCan() {
        assertThatThrownBy(() -> new Input(Input.Name.GROSS_MARGIN, KNOWN, 1.5, "ada", Instant.EPOCH))
                .hasMessageContaining("1.5");
    }

    private static RevenueMonth month(double start, double churned) {
        return new RevenueMonth(new Period(KNOWN, KNOWN.plusMonths(1)), 10, 1, 0, start, churned, 0, 0, 0, 0);
    }

    private static TimeToValue.Way way(int days) {
        LocalDate start = LocalDate.of(2025, 1, 1);
        return new TimeToValue.Way(
                start, days < 0 ? Optional.empty() : Optional.of(start.plusDays(days)), start.plusDays(100));
    }

    private static Stay stay(long id, String start, String end) {
        return new Stay(
                new Account.Id(id),
                LocalDate.parse(start),
                end == null ? Optional.empty() : Optional.of(LocalDate.parse(end)));
    }

    private static DoubleStream fill(double value, int times) {
        double[] values = new double[times];
        Arrays.fill(values, value);
        return Arrays.stream(values);
    }
}
