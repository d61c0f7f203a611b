package io.perennial.support;

import io.perennial.support.Ticket.DatedPriority;
import io.perennial.support.Ticket.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a ticket stands against what was promised, as of an instant. The promise is that of the priority at that instant,
 * counted from the opening; while a ticket is resolved the resolution clock stands still.
 *
 * @param firstReply empty when nothing was promised
 */
public record SlaClock(Optional<Reading> firstReply, Optional<Reading> resolution) {

    /**
     * One clock.
     *
     * @param promised business time allowed
     * @param used business time used so far
     * @param due when the promise is or was broken if nothing happens; empty while the clock stands still
     */
    public record Reading(Duration promised, Duration used, State state, Optional<Instant> due) {}

    /** How a clock stands. */
    public enum State {
        RUNNING,
        OVERDUE,
        MET,
        MISSED
    }

    /** Reads both clocks; what happened at or after {@code asOf} is not seen. */
    public static SlaClock of(Ticket ticket, ServiceLevels levels, Instant asOf) {
        if (!ticket.openedAt().isBefore(asOf)) {
            return new SlaClock(Optional.empty(), Optional.empty());
        }
        Optional<ServiceLevels.Target> target = levels.target(priority(ticket, asOf));
        BusinessHours hours = levels.hours();
        return new SlaClock(
                target.flatMap(ServiceLevels.Target::firstReply).map(p -> firstReply(ticket, hours, p, asOf)),
                target.flatMap(ServiceLevels.Target::resolution).map(p -> resolution(ticket, hours, p, asOf)));
    }

    private static Reading firstReply(Ticket ticket, BusinessHours hours, Duration promised, Instant asOf) {
        Optional<Instant> replied = ticket.firstReplyAt().filter(at -> at.isBefore(asOf));
        Duration used = hours.between(ticket.openedAt(), replied.orElse(asOf));
        return reading(promised, used, replied.isPresent(), hours.after(ticket.openedAt(), promised));
    }

    private static Reading resolution(Ticket ticket, BusinessHours hours, Duration promised, Instant asOf) {
        List<Span> open = openSpans(ticket, asOf);
        Duration used = open.stream()
                .map(s -> hours.between(s.from(), s.to().orElse(asOf)))
                .reduce(Duration.ZERO, Duration::plus);
        Span last = open.getLast();
        boolean resolved = last.to().isPresent();
        Duration before = used.minus(hours.between(last.from(), last.to().orElse(asOf)));
        Duration left = promised.minus(before);
        Optional<Instant> due = resolved || left.isNegative() ? Optional.empty() : hours.after(last.from(), left);
        return reading(promised, used, resolved, due);
    }

    private static Reading reading(Duration promised, Duration used, boolean done, Optional<Instant> due) {
        boolean within = used.compareTo(promised) <= 0;
        State state = done ? (within ? State.MET : State.MISSED) : (within ? State.RUNNING : State.OVERDUE);
        return new Reading(promised, used, state, done ? Optional.empty() : due);
    }

    /** Times in which the ticket was open: opened..resolved, reopened..resolved, ... the last may run on. */
    private static List<Span> openSpans(Ticket ticket, Instant asOf) {
        List<Span> spans = new ArrayList<>();
        Optional<Instant> from = Optional.of(ticket.openedAt());
        while (from.isPresent()) {
            Instant start = from.get();
            Optional<Instant> end = ticket.resolvedAt().stream()
                    .filter(at -> !at.isBefore(start) && at.isBefore(asOf))
                    .findFirst();
            spans.add(new Span(start, end));
            from = end.flatMap(e -> ticket.reopenedAt().stream()
                    .filter(at -> at.isAfter(e) && at.isBefore(asOf))
                    .findFirst());
        }
        return spans;
    }

    private static Priority priority(Ticket ticket, Instant asOf) {
        return ticket.priorities().stream()
                .filter(p -> p.from().isBefore(asOf))
                .map(DatedPriority::priority)
                .reduce(Priority.NORMAL, (a, b) -> b);
    }

    private record Span(Instant from, Optional<Instant> to) {}
}
