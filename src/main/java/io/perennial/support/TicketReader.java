package io.perennial.support;

import io.perennial.events.Fact;
import io.perennial.shared.Properties;
import io.perennial.support.Ticket.DatedPriority;
import io.perennial.support.Ticket.Priority;
import io.perennial.support.TicketRecord.DatedState;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Reads the snapshot of a ticket from a fact. */
final class TicketReader {

    /** What help desks call their priorities. */
    private static final Map<String, Priority> PRIORITIES = Map.ofEntries(
            Map.entry("low", Priority.LOW),
            Map.entry("lowest", Priority.LOW),
            Map.entry("minor", Priority.LOW),
            Map.entry("p4", Priority.LOW),
            Map.entry("p5", Priority.LOW),
            Map.entry("normal", Priority.NORMAL),
            Map.entry("medium", Priority.NORMAL),
            Map.entry("moderate", Priority.NORMAL),
            Map.entry("not_priority", Priority.NORMAL),
            Map.entry("p3", Priority.NORMAL),
            Map.entry("high", Priority.HIGH),
            Map.entry("major", Priority.HIGH),
            Map.entry("priority", Priority.HIGH),
            Map.entry("p2", Priority.HIGH),
            Map.entry("urgent", Priority.URGENT),
            Map.entry("critical", Priority.URGENT),
            Map.entry("blocker", Priority.URGENT),
            Map.entry("highest", Priority.URGENT),
            Map.entry("p1", Priority.URGENT));

    /** Words of a help desk for a ticket that is done. */
    private static final List<String> RESOLVED = List.of("solved", "resolved", "closed", "done");

    private static final Map<String, Double> RATINGS = Map.of("good", 5.0, "bad", 1.0);

    private static final List<String> SINGLE = List.of("subject", "status", "closed_at", "satisfaction", "sentiment");

    private TicketReader() {}

    /** What a fact turned out to be. */
    sealed interface Reading {
        /** A snapshot to merge with what is known of the ticket. */
        record Read(TicketRecord ticket) implements Reading {}

        /** Why it is none. */
        record Unreadable(String reason) implements Reading {}
    }

    static Reading read(Fact fact, ZoneId zone) {
        if (fact.account().isEmpty()) {
            return new Reading.Unreadable("a ticket must name its account");
        }
        Properties properties = Properties.of(fact.event().properties(), zone);
        Instant at = fact.event().at().truncatedTo(ChronoUnit.MICROS);
        Optional<Instant> opened = properties.instant("opened_at");
        Instant openedAt = opened.orElseGet(() -> earliest(properties, at));
        Instant seenAt = properties.instant("updated_at").orElse(at);
        Optional<String> status = properties.text("status");
        Optional<Instant> closedAt = properties.instant("closed_at");
        TicketRecord ticket = new TicketRecord(
                0,
                fact.account().get(),
                fact.source().value(),
                properties.text("id").orElse(fact.event().messageId()),
                properties.text("subject").orElse(""),
                status,
                openedAt,
                priority(properties)
                        .map(p -> List.of(new DatedPriority(p, later(seenAt, openedAt))))
                        .orElse(List.of()),
                properties.instant("first_reply_at"),
                properties.instants("resolved_at"),
                properties.instants("reopened_at"),
                properties.instant("escalated_at"),
                closedAt,
                satisfaction(properties),
                properties.number("sentiment", -1, 1),
                status.map(s -> List.of(new DatedState(done(s), later(seenAt, openedAt))))
                        .orElse(List.of()),
                properties.rest(),
                properties.shown(seenAt, SINGLE));
        if (opened.isPresent()) {
            order(properties, ticket);
        }
        if (ticket.externalId().length() > 255) {
            properties.refuse("'id' has at most 255 characters but had "
                    + ticket.externalId().length());
        }
        return properties.problem().<Reading>map(Reading.Unreadable::new).orElseGet(() -> new Reading.Read(ticket));
    }

    /** Where no opening is stated, a ticket was opened at the latest when the first thing happened to it. */
    private static Instant earliest(Properties properties, Instant at) {
        return Stream.of("first_reply_at", "resolved_at", "reopened_at", "escalated_at", "closed_at")
                .flatMap(name -> properties.instants(name).stream())
                .reduce(at, (a, b) -> a.isBefore(b) ? a : b);
    }

    /** Nothing happens to a ticket before it is opened. */
    private static void order(Properties properties, TicketRecord ticket) {
        ticket.firstReplyAt().ifPresent(at -> notBefore(properties, ticket, "first_reply_at", at));
        ticket.escalatedAt().ifPresent(at -> notBefore(properties, ticket, "escalated_at", at));
        ticket.closedAt().ifPresent(at -> notBefore(properties, ticket, "closed_at", at));
        ticket.resolvedAt().forEach(at -> notBefore(properties, ticket, "resolved_at", at));
        ticket.reopenedAt().forEach(at -> notBefore(properties, ticket, "reopened_at", at));
    }

    private static void notBefore(Properties properties, TicketRecord ticket, String name, Instant at) {
        if (at.isBefore(ticket.openedAt())) {
            properties.refuse("'" + name + "' (" + at + ") lies before the ticket was opened (" + ticket.openedAt()
                    + "); check the two dates and their time zones");
        }
    }

    private static boolean done(String status) {
        return RESOLVED.contains(status.toLowerCase(Locale.ROOT));
    }

    private static Optional<Priority> priority(Properties properties) {
        return properties.text("priority").flatMap(written -> {
            Optional<Priority> known = Optional.ofNullable(
                    PRIORITIES.get(written.toLowerCase(Locale.ROOT).replace(' ', '_')));
            if (known.isEmpty()) {
                properties.refuse("'priority' must be one of low, normal, high, urgent but was '" + written + "'");
            }
            return known;
        });
    }

    private static OptionalDouble satisfaction(Properties properties) {
        Optional<Double> word = properties.text("satisfaction").map(t -> RATINGS.get(t.toLowerCase(Locale.ROOT)));
        return word.isPresent() ? OptionalDouble.of(word.get()) : properties.number("satisfaction", 1, 5);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }
}
