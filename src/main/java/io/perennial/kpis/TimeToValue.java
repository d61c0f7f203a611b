package io.perennial.kpis;

import io.perennial.statistics.KaplanMeier;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Days from the start of the contract to something of value, by Kaplan-Meier: who is not there yet is censored, not
 * dropped. Source: docs/kpis.md#ttv.
 *
 * @param medianDays empty while half have not reached it: "not yet"
 * @param reached how many have
 */
public record TimeToValue(OptionalDouble medianDays, int customers, int reached) {

    /** One customer from its start until it got there, or until it was last seen. */
    public record Way(LocalDate start, Optional<LocalDate> reached, LocalDate seenUntil) {}

    public static TimeToValue of(Collection<Way> ways) {
        double[] days = new double[ways.size()];
        boolean[] met = new boolean[ways.size()];
        int at = 0;
        int reached = 0;
        for (Way way : ways) {
            met[at] = way.reached().isPresent();
            reached += met[at] ? 1 : 0;
            days[at++] = Math.max(
                    0, ChronoUnit.DAYS.between(way.start(), way.reached().orElse(way.seenUntil())));
        }
        return new TimeToValue(
                ways.isEmpty()
                        ? OptionalDouble.empty()
                        : KaplanMeier.of(days, met).median(),
                ways.size(),
                reached);
    }
}
