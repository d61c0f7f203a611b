package io.perennial.signals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The instants of one account that are due: the end of each day not yet closed, then the present one. */
record Moments(List<Moment> all, LocalDate closedThrough) {

    /** An instant to look at; closing when it is the end of its local day. */
    record Moment(Instant asOf, LocalDate day, boolean closing) {}

    /**
     * From the day after {@code closed} to the instant. Monday closed, now Thursday 10:00 -> ends of Tuesday and
     * Wednesday, then Thursday 10:00.
     */
    static Moments after(LocalDate closed, Instant asOf, ZoneId zone) {
        LocalDate day = asOf.minusNanos(1).atZone(zone).toLocalDate();
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        LocalDate last = end.equals(asOf) ? day : day.minusDays(1);
        List<Moment> moments = new ArrayList<>();
        for (LocalDate d = closed.plusDays(1); !d.isAfter(last); d = d.plusDays(1)) {
            moments.add(new Moment(d.plusDays(1).atStartOfDay(zone).toInstant(), d, true));
        }
        if (!end.equals(asOf) || moments.isEmpty()) {
            moments.add(new Moment(asOf, day, end.equals(asOf)));
        }
        return new Moments(moments, last);
    }
}
