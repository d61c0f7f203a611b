package io.perennial.kpis;

import io.perennial.statistics.Interval;
import io.perennial.voice.SurveyScore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Writes the key figures of now, and the cohorts, for programs. */
public final class FigureTable {

    private FigureTable() {}

    private record Line(String figure, OptionalDouble value, Optional<Interval> interval, OptionalLong n) {

        String csv() {
            return String.join(
                    ",",
                    figure,
                    cell(value),
                    cell(interval.map(Interval::low)),
                    cell(interval.map(Interval::high)),
                    n.isPresent() ? Long.toString(n.getAsLong()) : "");
        }
    }

    /** One line a figure under a line of names; an unknown value is an empty cell, an unbounded one "Infinity". */
    public static String csv(KpiBoard board) {
        List<Line> lines = new ArrayList<>();
        board.last().ifPresent(month -> {
            lines.add(line("mrr", OptionalDouble.of(month.endMrr()), month));
            lines.add(line("logo_churn", month.logoChurn(), month));
            lines.add(line("revenue_churn", month.revenueChurn(), month));
            lines.add(line("quick_ratio", OptionalDouble.of(month.quickRatio()), month));
        });
        board.year().ifPresent(year -> {
            lines.add(line("nrr_12_months", year.netRetention(), year));
            lines.add(line("grr_12_months", year.grossRetention(), year));
            lines.add(line("logo_churn_12_months", year.logoChurn(), year));
            lines.add(line("expanded_accounts_12_months", year.expandedShare(), year));
            lines.add(line("expansion_12_months", year.expansionOfRevenue(), year));
        });
        lines.add(new Line("lifetime_value", board.lifetime(), Optional.empty(), OptionalLong.empty()));
        lines.add(new Line("lifetime_value_simple", board.simpleLifetime(), Optional.empty(), OptionalLong.empty()));
        lines.add(new Line("cac_payback_months", board.paybackMonths(), Optional.empty(), OptionalLong.empty()));
        lines.add(way("days_to_first_outcome", board.firstOutcome()));
        lines.add(way("days_to_first_value", board.firstValue()));
        lines.add(new Line(
                "stickiness",
                board.stickiness().share(),
                Optional.empty(),
                OptionalLong.of(board.stickiness().customers())));
        lines.add(answers("nps", board.nps()));
        lines.add(answers("csat", board.csat()));
        lines.add(answers("ces", board.ces()));
        return lines.stream().map(Line::csv).collect(Collectors.joining("\n", "figure,value,low,high,n\n", "\n"));
    }

    /** One line a cohort and age under a line of names; ages that are not reached yet are left out. */
    public static String cohorts(KpiBoard board) {
        var text = new StringBuilder("start,customers,start_mrr,months,customers_kept,low,high,revenue_kept\n");
        List<Cohorts.Cohort> kept = board.cohorts().map(Cohorts::cohorts).orElse(List.of());
        for (int row = 0; row < kept.size(); row++) {
            Cohorts.Cohort byCustomers = kept.get(row);
            RevenueCohorts.Cohort byRevenue = board.revenueCohorts().cohorts().get(row);
            for (int column = 0; column < byCustomers.retained().size(); column++) {
                Optional<Interval> cell = byCustomers.retained().get(column);
                if (cell.isPresent()) {
                    text.append(cohort(byCustomers.start(), byRevenue, column, cell.get()));
                }
            }
        }
        return text.toString();
    }

    private static String cohort(LocalDate start, RevenueCohorts.Cohort byRevenue, int column, Interval cell) {
        return String.join(
                        ",",
                        start.toString(),
                        Integer.toString(byRevenue.size()),
                        Double.toString(byRevenue.started()),
                        Integer.toString(column * Cohorts.STEP),
                        Double.toString(cell.estimate()),
                        Double.toString(cell.low()),
                        Double.toString(cell.high()),
                        cell(byRevenue.kept().get(column)))
                + "\n";
    }

    private static Line line(String figure, OptionalDouble value, RevenueMonth of) {
        return new Line(figure, value, Optional.empty(), OptionalLong.of(of.startAccounts()));
    }

    private static Line way(String figure, TimeToValue way) {
        return new Line(figure, way.medianDays(), Optional.empty(), OptionalLong.of(way.customers()));
    }

    private static Line answers(String figure, Optional<SurveyScore> score) {
        return score.map(SurveyScore::value)
                .map(value -> new Line(
                        figure, OptionalDouble.of(value.estimate()), Optional.of(value), OptionalLong.of(value.n())))
                .orElseGet(() -> new Line(figure, OptionalDouble.empty(), Optional.empty(), OptionalLong.of(0)));
    }

    private static String cell(OptionalDouble value) {
        return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
    }

    private static String cell(Optional<Double> value) {
        return value.map(Object::toString).orElse("");
    }
}
