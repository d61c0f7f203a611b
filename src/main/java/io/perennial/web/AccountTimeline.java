package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.accounts.Contract;
import io.perennial.accounts.ContractLine;
import io.perennial.health.Crossing;
import io.perennial.health.Health;
import io.perennial.segments.Segment;
import io.perennial.segments.Segments;
import io.perennial.support.Tickets;
import io.perennial.voice.Voice;
import io.perennial.work.Case;
import io.perennial.work.Task;
import io.perennial.work.Touchpoint;
import io.perennial.work.Work;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts everything that happened with a customer in one order, newest first; except the single events of use. */
@Component
public class AccountTimeline {

    private static final int MOST_MOVES = 500;

    private final Work work;
    private final Tickets tickets;
    private final Voice voice;
    private final Health health;
    private final Segments segments;
    private final Access access;

    AccountTimeline(Work work, Tickets tickets, Voice voice, Health health, Segments segments, Access access) {
        this.work = work;
        this.tickets = tickets;
        this.voice = voice;
        this.health = health;
        this.segments = segments;
        this.access = access;
    }

    /** What an entry is about; also what the page can be narrowed to. */
    public enum Kind {
        CONTACT("phone"),
        TICKET("ticket"),
        ANSWER("mood-smile"),
        CONTRACT("file-text"),
        SCORE("activity"),
        SEGMENT("filter"),
        CASE("flag"),
        TASK("circle-check"),
        PULSE("user"),
        NOTE("message");

        private final String icon;

        Kind(String icon) {
            this.icon = icon;
        }

        public String icon() {
            return icon;
        }
    }

    /**
     * One thing that happened.
     *
     * @param text what a person or system wrote
     * @param link page that opens it
     */
    public record Entry(Instant at, Kind kind, String what, String text, Optional<String> link) {
        Entry(Instant at, Kind kind, String what, String text) {
            this(at, kind, what, text, Optional.empty());
        }
    }

    /** All entries up to the head's instant, newest first, optionally of one kind. */
    List<Entry> of(AccountHead head, Optional<Kind> kind, Words words) {
        Map<String, String> names = WorkPage.names(access.members());
        Map<Kind, Function<AccountHead, List<Entry>>> readers = Map.of(
                Kind.CONTACT, account -> contacts(account, names, words),
                Kind.TICKET, account -> support(account, words),
                Kind.ANSWER, account -> answers(account, words),
                Kind.CONTRACT, account -> contracts(account, words),
                Kind.SCORE, account -> crossings(account, words),
                Kind.SEGMENT, account -> moves(account, words),
                Kind.CASE, account -> cases(account, names, words),
                Kind.TASK, account -> tasks(account, names, words),
                Kind.PULSE, account -> pulses(account, words),
                Kind.NOTE, account -> notes(account, names, words));
        return Stream.of(Kind.values())
                .filter(each -> kind.isEmpty() || kind.get() == each)
                .flatMap(each -> readers.getOrDefault(each, account -> List.of()).apply(head).stream())
                .filter(entry -> !entry.at().isAfter(head.asOf()))
                .sorted(Comparator.comparing(Entry::at).reversed())
                .toList();
    }

    private List<Entry> contacts(AccountHead head, Map<String, String> names, Words words) {
        return work.touchpoints(Set.of(head.id())).getOrDefault(head.id(), List.of()).stream()
                .map(touchpoint -> contact(head, touchpoint, names, words))
                .toList();
    }

    private static Entry contact(AccountHead head, Touchpoint touchpoint, Map<String, String> names, Words words) {
        String people = head.history().contacts().stream()
                .filter(contact -> touchpoint.contacts().contains(contact.id()))
                .map(contact -> contact.name())
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
        String kind = words.of("touchpoint", touchpoint.kind());
        String with = people.isEmpty() ? kind : words.text("timeline.with", kind, people);
        return new Entry(
                touchpoint.heldAt().orElse(touchpoint.at()),
                Kind.CONTACT,
                words.text(
                        touchpoint.heldAt().isPresent() ? "timeline.held" : "timeline.planned",
                        with,
                        touchpoint
                                .author()
                                .map(author -> names.getOrDefault(author, author))
                                .orElse("–")),
                touchpoint.summary());
    }

    private List<Entry> support(AccountHead head, Words words) {
        List<Entry> entries = new ArrayList<>();
        tickets.tickets(Set.of(head.id())).getOrDefault(head.id(), List.of()).forEach(ticket -> {
            String priority =
                    words.of("priority", ticket.priorities().getFirst().priority());
            entries.add(new Entry(
                    ticket.openedAt(), Kind.TICKET, words.text("timeline.ticket.opened", priority), ticket.subject()));
            ticket.escalatedAt()
                    .ifPresent(at -> entries.add(
                            new Entry(at, Kind.TICKET, words.text("timeline.ticket.escalated"), ticket.subject())));
            ticket.resolvedAt()
                    .forEach(at -> entries.add(
                            new Entry(at, Kind.TICKET, words.text("timeline.ticket.resolved"), ticket.subject())));
        });
        return entries;
    }

    private List<Entry> answers(AccountHead head, Words words) {
        return voice.answers(Set.of(head.id())).getOrDefault(head.id(), List.of()).stream()
                .filter(answer ->
                        answer.answeredAt().isPresent() && answer.score().isPresent())
                .map(answer -> new Entry(
                        answer.answeredAt().orElseThrow(),
                        Kind.ANSWER,
                        words.text(
                                "timeline.answer",
                                answer.kind().name(),
                                words.number(answer.score().getAsDouble())),
                        answer.comment().orElse("")))
                .toList();
    }

    private static List<Entry> contracts(AccountHead head, Words words) {
        ZoneId zone = head.account().zone();
        List<Entry> entries = new ArrayList<>();
        for (Contract contract : head.history().contracts()) {
            for (ContractLine line : contract.lines()) {
                String sold = words.text(
                        "timeline.sold",
                        line.product(),
                        words.number(line.quantity()),
                        words.unit(line.unit()),
                        words.money(line.mrr(), line.currency()));
                entries.add(new Entry(start(line.start(), zone), Kind.CONTRACT, words.text("timeline.starts"), sold));
                line.end()
                        .ifPresent(end -> entries.add(
                                new Entry(start(end, zone), Kind.CONTRACT, words.text("timeline.ends"), sold)));
            }
            contract.noticeGivenAt()
                    .ifPresent(at -> entries.add(new Entry(
                            at,
                            Kind.CONTRACT,
                            words.text("timeline.notice"),
                            contract.externalId().id())));
        }
        return entries;
    }

    /** The days on which the band changed; each opens into what moved the score since the day before. */
    private List<Entry> crossings(AccountHead head, Words words) {
        return health.crossings(head.id(), LocalDate.EPOCH).stream()
                .map(crossing -> crossing(head, crossing, words))
                .toList();
    }

    private static Entry crossing(AccountHead head, Crossing crossing, Words words) {
        String from = words.of("band", crossing.from());
        String to = words.of("band", crossing.to());
        String moved =
                crossing.scoreBefore().isPresent() && crossing.scoreAfter().isPresent()
                        ? words.text(
                                "timeline.score.moved",
                                words.score(crossing.scoreBefore().getAsDouble()),
                                words.score(crossing.scoreAfter().getAsDouble()))
                        : "";
        return new Entry(
                crossing.day()
                        .plusDays(1)
                        .atStartOfDay(head.account().zone())
                        .minusSeconds(1)
                        .toInstant(),
                Kind.SCORE,
                words.text("timeline.score", from, to),
                moved + (moved.isEmpty() ? "" : " ") + words.of("timeline.cause", crossing.cause()),
                Optional.of(head.path() + "?from=" + crossing.day().minusDays(1) + "&to=" + crossing.day()));
    }

    /** When it entered and left segments; a segment that is gone is called by its key. */
    private List<Entry> moves(AccountHead head, Words words) {
        Map<String, String> names = segments.all().stream()
                .collect(Collectors.toMap(Segment::key, segment -> segment.name(words.locale())));
        return segments.moves(head.id(), MOST_MOVES).stream()
                .map(move -> new Entry(
                        move.at(),
                        Kind.SEGMENT,
                        words.text(
                                move.entered() ? "timeline.segment.entered" : "timeline.segment.left",
                                names.getOrDefault(move.segment(), move.segment())),
                        words.of("timeline.cause", move.cause()),
                        names.containsKey(move.segment())
                                ? Optional.of("/segments/" + move.segment())
                                : Optional.empty()))
                .toList();
    }

    private List<Entry> cases(AccountHead head, Map<String, String> names, Words words) {
        List<Entry> entries = new ArrayList<>();
        for (Case each : work.cases(Set.of(head.id())).getOrDefault(head.id(), List.of())) {
            Optional<String> link = Optional.of("/cases/" + each.id());
            entries.add(new Entry(
                    each.openedAt(),
                    Kind.CASE,
                    words.text(
                            "timeline.case.opened",
                            words.of("case.kind", each.kind()),
                            names.getOrDefault(each.author(), each.author())),
                    each.title(),
                    link));
            each.closedAt()
                    .ifPresent(at -> entries.add(new Entry(
                            at,
                            Kind.CASE,
                            words.text(
                                    "timeline.case.closed",
                                    words.of("case.outcome", each.outcome().orElseThrow())),
                            each.title(),
                            link)));
        }
        return entries;
    }

    private List<Entry> tasks(AccountHead head, Map<String, String> names, Words words) {
        return work.tasks(Set.of(head.id())).getOrDefault(head.id(), List.of()).stream()
                .filter(task -> task.doneAt().isPresent())
                .map((Task task) -> new Entry(
                        task.doneAt().orElseThrow(),
                        Kind.TASK,
                        words.text(
                                "timeline.task.done",
                                task.doneBy()
                                        .map(by -> names.getOrDefault(by, by))
                                        .orElse("–")),
                        task.title()))
                .toList();
    }

    private List<Entry> pulses(AccountHead head, Words words) {
        return health.pulses(head.id()).stream()
                .map(pulse -> new Entry(
                        pulse.givenAt(),
                        Kind.PULSE,
                        words.text("timeline.pulse", words.of("pulse", pulse.colour()), pulse.author()),
                        pulse.reason()))
                .toList();
    }

    private List<Entry> notes(AccountHead head, Map<String, String> names, Words words) {
        return work.notes(Set.of(head.id())).getOrDefault(head.id(), List.of()).stream()
                .map(note -> new Entry(
                        note.writtenAt(),
                        Kind.NOTE,
                        words.text("timeline.note", names.getOrDefault(note.author(), note.author())),
                        note.text(),
                        Optional.of(head.path() + "/work#note-" + note.id())))
                .toList();
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
