package io.perennial.health;

import io.perennial.accounts.Account;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What was said of a customer on a day, and what became of it within {@link Validation#HORIZON_DAYS} days.
 *
 * @param day closing day of the score; the account was a customer on the next morning
 * @param lostOn first day it was a customer no more, if that lies within the horizon
 * @param grades of the scorecard's measures; NaN where unknown. Empty for a score that came from elsewhere
 */
public record Outcome(
        Account.Id account,
        LocalDate day,
        OptionalDouble score,
        Band band,
        Optional<LocalDate> lostOn,
        List<Double> grades) {

    public Outcome {
        grades = List.copyOf(grades);
    }

    public boolean lost() {
        return lostOn.isPresent();
    }

    /** Rated, so that it can be held against what happened. */
    public boolean rated() {
        return score.isPresent() && band != Band.NOT_ENOUGH_DATA;
    }

    double[] gradeArray() {
        return grades.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * Days to look back on: every 90 days, the last one with its horizon known, so that no day of a customer counts
     * twice.
     */
    static List<LocalDate> observationDays(LocalDate first, LocalDate completeUntil) {
        return observationDays(first, completeUntil, Validation.HORIZON_DAYS);
    }

    /** As above, for another horizon. */
    static List<LocalDate> observationDays(LocalDate first, LocalDate completeUntil, int horizon) {
        LocalDate last = completeUntil.minusDays(horizon + 1L);
        return last.isBefore(first)
                ? List.of()
                : Stream.iterate(last, day -> !day.isBefore(first), day -> day.minusDays(horizon))
                        .sorted()
                        .toList();
    }

    static long[] accounts(List<Outcome> outcomes) {
        return outcomes.stream().mapToLong(outcome -> outcome.account().value()).toArray();
    }

    static boolean[] lost(List<Outcome> outcomes) {
        boolean[] lost = new boolean[outcomes.size()];
        for (int i = 0; i < lost.length; i++) {
            lost[i] = outcomes.get(i).lost();
        }
        return lost;
    }
}
