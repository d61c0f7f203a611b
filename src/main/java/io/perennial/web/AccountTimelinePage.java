package io.perennial.web;

import io.perennial.accounts.Contract;
import io.perennial.accounts.ContractLine;
import io.perennial.support.Tickets;
import io.perennial.voice.Voice;
import io.perennial.work.Work;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Everything that happened with a customer, newest first, except the single events of use. */
@Controller
public class AccountTimelinePage {

    private static final int SIZE = 100;

    private final AccountHeads heads;
    private final Work work;
    private final Tickets tickets;
    private final Voice voice;

    AccountTimelinePage(AccountHeads heads, Work work, Tickets tickets, Voice voice) {
        this.heads = heads;
        this.work = work;
        this.tickets = tickets;
        this.voice = voice;
    }

    /** What an entry is about; also what the page can be narrowed to. */
    public enum Kind {
        CONTACT("phone"),
        TICKET("ticket"),
        ANSWER("mood-smile"),
        CONTRACT("file-text"),
        NOTE("message");

        private final String icon;

        Kind(String icon) {
            this.icon = icon;
        }

        public String icon() {
            return icon;
        }
    }

    /** One thing that happened; {@code text} is what a person or system wrote. */
    public record Entry(Instant at, Kind kind, String what, String text) {}

    /** The page. */
    public record View(AccountHead head, List<Entry> entries, Optional<Kind> kind, boolean more) {}

    @GetMapping("/accounts/{id}/timeline")
    String page(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(required = false) @Nullable Instant before,
            @ModelAttribute("page") Frame frame,
            Model model) {
        AccountHead head = heads.see(id);
        List<Entry> found = entries(head, frame.words())
                .filter(entry -> kind == null || entry.kind() == kind)
                .filter(entry -> before == null || entry.at().isBefore(before))
                .sorted(Comparator.comparing(Entry::at).reversed())
                .limit(SIZE + 1)
                .toList();
        boolean more = found.size() > SIZE;
        model.addAttribute(
                "view", new View(head, more ? found.subList(0, SIZE) : found, Optional.ofNullable(kind), more));
        return "account-timeline";
    }

    private Stream<Entry> entries(AccountHead head, Words words) {
        return Stream.of(
                        contacts(head, words),
                        support(head, words),
                        answers(head, words),
                        contracts(head, words),
                        notes(head, words))
                .flatMap(List::stream)
                .filter(entry -> !entry.at().isAfter(head.asOf()));
    }

    private List<Entry> contacts(AccountHead head, Words words) {
        return work.touchpoints(Set.of(head.id())).getOrDefault(head.id(), List.of()).stream()
                .map(touchpoint -> new Entry(
                        touchpoint.heldAt().orElse(touchpoint.at()),
                        Kind.CONTACT,
                        words.text(
                                touchpoint.heldAt().isPresent() ? "timeline.held" : "timeline.planned",
                                words.of("touchpoint", touchpoint.kind()),
                                touchpoint.author().orElse("–")),
                        touchpoint.summary()))
                .toList();
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
                        line.unit(),
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

    private List<Entry> notes(AccountHead head, Words words) {
        return work.notes(Set.of(head.id())).getOrDefault(head.id(), List.of()).stream()
                .map(note ->
                        new Entry(note.writtenAt(), Kind.NOTE, words.text("timeline.note", note.author()), note.text()))
                .toList();
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
