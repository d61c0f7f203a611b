package io.perennial.web;

import io.perennial.accounts.RevenueMovement;
import io.perennial.kpis.KpiBoard;
import io.perennial.kpis.RevenueForecast;
import io.perennial.kpis.RevenueMonth;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The charts of the key figures. */
final class KpiCharts {

    private static final int WIDTH = 620;
    private static final int HEIGHT = 240;
    private static final int NARROW_HEIGHT = 210;

    private final KpiBoard board;
    private final Words words;

    KpiCharts(KpiBoard board, Words words) {
        this.board = board;
        this.words = words;
    }

    Sized<WaterfallChart> waterfall(RevenueMonth month, List<RevenueMovement> movements) {
        return Sized.of(
                WIDTH, HEIGHT, (width, height) -> WaterfallChart.of(month.startMrr(), movements, width, height));
    }

    /** NRR and GRR of trailing twelve months, with what others reach. */
    Optional<Sized<TrendChart>> retention() {
        List<RevenueMonth> years = board.years();
        if (years.size() < 2) {
            return Optional.empty();
        }
        List<Chart.Point> net = years.stream()
                .map(year -> new Chart.Point(year.period().end(), year.netRetention()))
                .toList();
        List<Chart.Point> gross = years.stream()
                .map(year -> new Chart.Point(year.period().end(), year.grossRetention()))
                .toList();
        double low = Math.floor(Math.min(.9, least(net, gross)) * 10) / 10;
        double high = Math.ceil(Math.max(1.05, most(net, gross)) * 10) / 10;
        List<TrendChart.Level> levels = new ArrayList<>();
        double step = high - low > .45 ? .2 : .1;
        for (double level = low; level <= high + 1e-9; level += step) {
            levels.add(new TrendChart.Level(level, words.percent(level, 0)));
        }
        return Optional.of(Sized.of(
                WIDTH,
                HEIGHT,
                NARROW_HEIGHT,
                (width, height) -> TrendChart.of(
                        new TrendChart.Frame(net.getFirst().day(), net.getLast().day(), low, high, width, height),
                        List.of(net, gross),
                        List.of(),
                        levels,
                        List.of(
                                new TrendChart.Level(1.0, words.text("kpi.benchmark.nrr.low")),
                                new TrendChart.Level(1.3, words.text("kpi.benchmark.nrr.high"))),
                        words)));
    }

    /** Recurring revenue as it was and as it goes if the months to come are like those seen. */
    Optional<Sized<TrendChart>> forecast() {
        RevenueForecast forecast = board.forecast();
        if (forecast.points().isEmpty()) {
            return Optional.empty();
        }
        List<Chart.Point> past = new ArrayList<>();
        board.months()
                .forEach(month -> past.add(new Chart.Point(month.period().end(), OptionalDouble.of(month.endMrr()))));
        LocalDate today = past.getLast().day();
        double now = past.getLast().value().orElse(0);
        List<Chart.Point> ahead = new ArrayList<>(List.of(past.getLast()));
        List<TrendChart.Range> ranges = new ArrayList<>(List.of(new TrendChart.Range(today, now, now)));
        forecast.points().forEach(point -> {
            ahead.add(new Chart.Point(point.day(), OptionalDouble.of(point.mrr().estimate())));
            ranges.add(new TrendChart.Range(
                    point.day(), point.mrr().low(), point.mrr().high()));
        });
        double most = Stream.concat(
                        past.stream().map(point -> point.value().orElse(0)),
                        ranges.stream().map(TrendChart.Range::high))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        double step = step(most);
        List<TrendChart.Level> levels = new ArrayList<>();
        for (double level = 0; level <= most + step * .5; level += step) {
            levels.add(new TrendChart.Level(level, words.compact(level)));
        }
        return Optional.of(Sized.of(
                WIDTH,
                HEIGHT,
                NARROW_HEIGHT,
                (width, height) -> TrendChart.of(
                        new TrendChart.Frame(
                                past.getFirst().day(),
                                forecast.points().getLast().day(),
                                0,
                                levels.getLast().value(),
                                width,
                                height),
                        List.of(past, ahead),
                        ranges,
                        levels,
                        List.of(),
                        words)));
    }

    /** A round step that gives about four lines. */
    private static double step(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, most))));
        double lead = most / power;
        return power * (lead > 6 ? 2 : lead > 3 ? 1 : lead > 1.5 ? .5 : .25);
    }

    private static double least(List<Chart.Point> a, List<Chart.Point> b) {
        return Stream.concat(a.stream(), b.stream())
                .mapToDouble(point -> point.value().orElse(1))
                .min()
                .orElse(.9);
    }

    private static double most(List<Chart.Point> a, List<Chart.Point> b) {
        return Stream.concat(a.stream(), b.stream())
                .mapToDouble(point -> point.value().orElse(1))
                .max()
                .orElse(1);
    }
}
