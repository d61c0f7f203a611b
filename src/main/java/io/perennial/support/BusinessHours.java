package io.perennial.support;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * The hours in which the clocks of tickets run.
 *
 * @param to end of the working day; 00:00 means midnight at its end
 */
public record BusinessHours(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to, Set<LocalDate> holidays) {

    private static final int FARTHEST_DAYS = 3660;

    public BusinessHours {
        days = Set.copyOf(days);
        holidays = Set.copyOf(holidays);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("business hours need at least one day");
        }
        if (!to.equals(LocalTime.MIDNIGHT) && !to.isAfter(from)) {
            throw new IllegalArgumentException("business hours must end after " + from + " but end " + to);
        }
    }

    /** Business time from one instant to another; zero when the second is not after the first. */
    public Duration between(Instant start, Instant end) {
        Duration sum = Duration.ZERO;
        LocalDate last = end.atZone(zone).toLocalDate();
        for (LocalDate day = start.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            if (open(day)) {
                Instant opens = later(start, opens(day));
                Instant closes = earlier(end, closes(day));
                sum = closes.isAfter(opens) ? sum.plus(Duration.between(opens, closes)) : sum;
            }
        }
        return sum;
    }

    /** The instant at which so much business time has passed; empty when that is more than ten years away. */
    public Optional<Instant> after(Instant start, Duration time) {
        Duration left = time;
        LocalDate day = start.atZone(zone).toLocalDate();
        for (int i = 0; i < FARTHEST_DAYS; i++, day = day.plusDays(1)) {
            Duration today = open(day) ? available(later(start, opens(day)), closes(day)) : Duration.ZERO;
            if (today.compareTo(left) >= 0 && open(day)) {
                return Optional.of(later(start, opens(day)).plus(left));
            }
            left = left.minus(today);
        }
        return Optional.empty();
    }

    private static Duration available(Instant from, Instant to) {
        return to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;
    }

    private boolean open(LocalDate day) {
        return days.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    private Instant opens(LocalDate day) {
        return day.atTime(from).atZone(zone).toInstant();
    }

    private Instant closes(LocalDate day) {
        LocalDate closing = to.equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day;
        return closing.atTime(to).atZone(zone).toInstant();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
