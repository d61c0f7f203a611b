package io.perennial.kpis;

import io.perennial.statistics.Interval;
import io.perennial.statistics.KaplanMeier;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many of those who became customers in the same quarter are still there after 0, 3, 6 ... months, by Kaplan-Meier.
 * A cell for which not all of the cohort is old enough is unknown, never 0. Source: docs/kpis.md#cohorts.
 *
 * @param all all customers together; a mean over those who have reached each age
 */
public record Cohorts(List<Cohort> cohorts, KaplanMeier all, long customers) {

    /** Months between two columns. */
    public static final int STEP = 3;

    static final int MOST_COLUMNS = 13;

    /** Customers of one quarter; cells in steps of three months, empty where the cohort is not old enough. */
    public record Cohort(LocalDate start, int size, List<Optional<Interval>> retained) {}

    static Cohorts of(List<Stay> stays, LocalDate known) {
        Map<LocalDate, List<Stay>> byQuarter = stays.stream()
                .collect(Collectors.groupingBy(stay -> quarter(stay.start()), TreeMap::new, Collectors.toList()));
        return new Cohorts(
                byQuarter.entrySet().stream()
                        .map(entry -> cohort(entry.getKey(), entry.getValue(), known))
                        .toList(),
                survival(stays, known),
                stays.size());
    }

    private static Cohort cohort(LocalDate start, List<Stay> stays, LocalDate known) {
        KaplanMeier survival = survival(stays, known);
        long mature = mature(stays, known);
        List<Optional<Interval>> retained = new ArrayList<>();
        for (int column = 0; column < MOST_COLUMNS; column++) {
            int age = column * STEP;
            retained.add(age > mature ? Optional.empty() : Optional.of(at(survival, age, stays.size())));
        }
        return new Cohort(start, stays.size(), List.copyOf(retained));
    }

    /** Months that the youngest of a cohort has been seen for. */
    static long mature(List<Stay> stays, LocalDate known) {
        LocalDate youngest =
                stays.stream().map(Stay::start).max(LocalDate::compareTo).orElse(known);
        return ChronoUnit.MONTHS.between(youngest, known);
    }

    private static Interval at(KaplanMeier survival, int age, int size) {
        Interval reached = new Interval(1, 1, 1, Interval.USUAL, size);
        for (KaplanMeier.Step step : survival.steps()) {
            if (step.time() > age) {
                break;
            }
            reached = step.interval(Interval.USUAL);
        }
        return reached;
    }

    private static KaplanMeier survival(List<Stay> stays, LocalDate known) {
        double[] months = stays.stream().mapToDouble(stay -> stay.months(known)).toArray();
        boolean[] left = new boolean[months.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = stays.get(i).end().isPresent();
        }
        return KaplanMeier.of(months, left);
    }

    /** First day of a day's quarter. */
    static LocalDate quarter(LocalDate day) {
        return day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % STEP);
    }

    /**
     * Customers left of a thousand at the start and after each quarter, as far as at least ten were seen that old: what
     * {@link ShiftedBetaGeometric} is fitted to.
     */
    long[] perThousand() {
        List<Long> counts = new ArrayList<>(List.of(1000L));
        long atRisk = customers;
        for (int quarter = 1; quarter < MOST_COLUMNS; quarter++) {
            int age = quarter * STEP;
            atRisk = all.steps().stream()
                    .filter(step -> step.time() >= age)
                    .findFirst()
                    .map(KaplanMeier.Step::atRisk)
                    .orElse(0L);
            if (atRisk < 10) {
                break;
            }
            counts.add(Math.round(1000 * all.survivalAt(age)));
        }
        return counts.stream().mapToLong(Long::longValue).toArray();
    }
}
