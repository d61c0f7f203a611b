package io.perennial.kpis;

import io.perennial.shared.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Walks through months that begin on any day, e.g. 31 January, 28 February, 31 March. */
final class Months {

    private Months() {}

    /** The months from one day to another; throws, in words for a person, if that is no whole number of months. */
    static List<Period> between(LocalDate from, LocalDate to) {
        if (!to.isAfter(from)) {
            throw new IllegalArgumentException(
                    "the end must come after the start, but " + to + " is not after " + from);
        }
        List<Period> months = new ArrayList<>();
        LocalDate start = from;
        while (start.isBefore(to)) {
            LocalDate end = from.plusMonths(months.size() + 1L);
            months.add(new Period(start, end));
            start = end;
        }
        if (!start.equals(to)) {
            throw new IllegalArgumentException(
                    from + " to " + to + " is no whole number of months; the next fitting ends are "
                            + months.getLast().start() + " and " + start);
        }
        return months;
    }
}
