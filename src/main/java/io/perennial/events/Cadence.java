package io.perennial.events;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedSet;

/**
 * How often facts of one kind come from a source.
 *
 * @param days on how many days of the time looked at any happened
 * @param longestGap the longest it ever took from one such day to the next, in days; 1 when there was one every day
 */
record Cadence(int days, long longestGap) {

    /** On fewer days nothing can be said about what is usual. */
    private static final int FEWEST = 20;

    /** A weekend with a holiday is no silence. */
    private static final long SHORTEST = 4;

    /** Beyond it a source is over rather than silent. */
    private static final long LONGEST = 60;

    static Cadence of(SortedSet<LocalDate> days) {
        long longest = 1;
        LocalDate before = null;
        for (LocalDate day : days) {
            longest = before == null ? longest : Math.max(longest, ChronoUnit.DAYS.between(before, day));
            before = day;
        }
        return new Cadence(days.size(), longest);
    }

    /**
     * The first silent day, when nothing has come for twice as long as ever before: a longest gap of 3 days, the last
     * fact on 2 March and today the 8th -> 3 March.
     */
    Optional<LocalDate> silentSince(LocalDate last, LocalDate today) {
        long quiet = ChronoUnit.DAYS.between(last, today);
        return days >= FEWEST && quiet >= Math.max(SHORTEST, 2 * longestGap) && quiet <= LONGEST
                ? Optional.of(last.plusDays(1))
                : Optional.empty();
    }
}
