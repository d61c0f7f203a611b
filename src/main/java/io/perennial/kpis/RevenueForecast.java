package io.perennial.kpis;

import io.perennial.statistics.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Where recurring revenue goes if the months to come are like those seen: each is drawn from the past ones, with its
 * share of churn, contraction and expansion and its new revenue. Knows of no plans. Source: docs/kpis.md#forecast.
 *
 * @param points one a month, with the 80 % interval
 * @param months how many past months it draws from
 */
public record RevenueForecast(List<Point> points, int months) {

    private static final int LEAST_MONTHS = 6;
    private static final int DRAWS = 2_000;
    private static final double LEVEL = 0.8;

    /** Recurring revenue of a month at a day to come. */
    public record Point(LocalDate day, Interval mrr) {}

    /** Empty points with fewer than six months to draw from. */
    static RevenueForecast of(List<RevenueMonth> past, int ahead, long seed) {
        List<RevenueMonth> seen =
                past.stream().filter(month -> month.startMrr() > 0).toList();
        if (seen.size() < LEAST_MONTHS) {
            return new RevenueForecast(List.of(), seen.size());
        }
        double[][] drawn = new double[ahead][DRAWS];
        var random = new SplittableRandom(seed);
        for (int draw = 0; draw < DRAWS; draw++) {
            double mrr = seen.getLast().endMrr();
            for (int month = 0; month < ahead; month++) {
                mrr = next(mrr, seen.get(random.nextInt(seen.size())));
                drawn[month][draw] = mrr;
            }
        }
        List<Point> points = new ArrayList<>();
        LocalDate day = seen.getLast().period().end();
        for (int month = 0; month < ahead; month++) {
            points.add(new Point(day.plusMonths(month + 1L), interval(drawn[month], seen.size())));
        }
        return new RevenueForecast(points, seen.size());
    }

    private static double next(double mrr, RevenueMonth like) {
        double kept = (like.expansionMrr() - like.churnedMrr() - like.contractionMrr()) / like.startMrr();
        return mrr * (1 + kept) + like.newMrr();
    }

    private static Interval interval(double[] values, int months) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Interval(
                sorted[DRAWS / 2],
                sorted[(int) (DRAWS * (1 - LEVEL) / 2)],
                sorted[(int) (DRAWS * (1 + LEVEL) / 2)],
                LEVEL,
                months);
    }
}
