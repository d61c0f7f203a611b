package io.perennial.kpis;

import io.perennial.accounts.Revenue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How much of the revenue that the customers of one quarter started with they pay after 0, 3, 6 ... months, more of the
 * stayers weighing against those who left; above 1 where they grew by more. At the exchange rates of the start. Unknown
 * where not all of the cohort is old enough. Source: docs/kpis.md#cohorts.
 */
public record RevenueCohorts(List<Cohort> cohorts) {

    /**
     * @param started MRR at the start
     * @param kept in steps of three months; empty where the cohort is not old enough or started with nothing
     */
    public record Cohort(LocalDate start, int size, double started, List<OptionalDouble> kept) {}

    static RevenueCohorts of(List<Stay> stays, Revenue revenue, LocalDate known) {
        Map<LocalDate, List<Stay>> byQuarter = stays.stream()
                .collect(Collectors.groupingBy(
                        stay -> Cohorts.quarter(stay.start()), TreeMap::new, Collectors.toList()));
        return new RevenueCohorts(byQuarter.entrySet().stream()
                .map(entry -> cohort(entry.getKey(), entry.getValue(), revenue, known))
                .toList());
    }

    private static Cohort cohort(LocalDate start, List<Stay> stays, Revenue revenue, LocalDate known) {
        double started = paid(stays, revenue, 0);
        long mature = Cohorts.mature(stays, known);
        List<OptionalDouble> kept = new ArrayList<>();
        for (int column = 0; column < Cohorts.MOST_COLUMNS; column++) {
            int age = column * Cohorts.STEP;
            kept.add(
                    age > mature || started == 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(paid(stays, revenue, age) / started));
        }
        return new Cohort(start, stays.size(), started, List.copyOf(kept));
    }

    private static double paid(List<Stay> stays, Revenue revenue, int months) {
        return stays.stream()
                .mapToDouble(stay -> revenue.of(stay.account(), stay.start().plusMonths(months), stay.start())
                        .orElse(0))
                .sum();
    }
}
