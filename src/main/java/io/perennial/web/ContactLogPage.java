package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.accounts.Contact;
import io.perennial.work.ContactLine;
import io.perennial.work.Touchpoint;
import io.perennial.work.Work;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A contact told in one line: how it was understood, to be confirmed or corrected, then written down. */
@Controller
public class ContactLogPage {

    private static final LocalTime NOON = LocalTime.NOON;

    private final AccountHeads heads;
    private final Work work;
    private final Access access;

    ContactLogPage(AccountHeads heads, Work work, Access access) {
        this.heads = heads;
        this.work = work;
        this.access = access;
    }

    /** The line and what was understood of it. */
    public record View(
            AccountHead head, String line, ContactLine read, LocalDate day, List<Contact> people, boolean empty) {}

    @GetMapping("/accounts/{id}/log")
    String understand(@PathVariable long id, @RequestParam(defaultValue = "") String line, Model model) {
        AccountHead head = heads.change(id);
        List<Contact> people = head.history().contacts().stream()
                .filter(contact -> contact.leftAt().isEmpty())
                .toList();
        LocalDate today = head.now().toLocalDate();
        ContactLine read = ContactLine.read(
                line,
                today,
                people.stream()
                        .map(contact -> new ContactLine.Known(contact.id(), contact.name()))
                        .toList());
        model.addAttribute("view", new View(head, line, read, read.day().orElse(today), people, line.isBlank()));
        return "contact-log";
    }

    @PostMapping("/accounts/{id}/log")
    String write(
            @PathVariable long id,
            @RequestParam Touchpoint.Kind kind,
            @RequestParam boolean outbound,
            @RequestParam LocalDate day,
            @RequestParam(name = "contact", defaultValue = "") Set<Long> contacts,
            @RequestParam String summary,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        AccountHead head = heads.change(id);
        if (summary.isBlank()) {
            response.setStatus(422);
            return understand(id, "", model);
        }
        Member by = MemberSessions.current().orElseThrow();
        List<Long> own = head.history().contacts().stream()
                .map(Contact::id)
                .filter(contacts::contains)
                .toList();
        Touchpoint written = work.log(head.id(), kind, outbound, at(head, day), own, by.email(), summary.strip());
        access.audit(Actor.Person.of(by), "touchpoint.logged", "account " + id, Map.of("touchpoint", written.id()));
        Notices.leave(
                request,
                written.heldAt().isPresent() ? "log.written" : "log.planned",
                "/touchpoints/" + written.id() + "/remove");
        return "redirect:" + head.path();
    }

    /** Now, if it was today; else noon, as nothing closer is known. */
    private static Instant at(AccountHead head, LocalDate day) {
        return day.equals(head.now().toLocalDate())
                ? head.now().toInstant()
                : day.atTime(NOON).atZone(head.account().zone()).toInstant();
    }

    @PostMapping("/touchpoints/{touchpoint}/remove")
    String remove(
            @PathVariable long touchpoint, @RequestParam(defaultValue = "") String back, HttpServletRequest request) {
        return change(touchpoint, true, back, request);
    }

    @PostMapping("/touchpoints/{touchpoint}/restore")
    String restore(
            @PathVariable long touchpoint, @RequestParam(defaultValue = "") String back, HttpServletRequest request) {
        return change(touchpoint, false, back, request);
    }

    private String change(long touchpoint, boolean away, String back, HttpServletRequest request) {
        Touchpoint known = work.touchpoint(touchpoint).orElseThrow(NotThere::new);
        AccountHead head = heads.change(known.account().value());
        Member by = MemberSessions.current().orElseThrow();
        if (work.removeTouchpoint(touchpoint, away)) {
            access.audit(
                    Actor.Person.of(by),
                    away ? "touchpoint.removed" : "touchpoint.restored",
                    "account " + head.number(),
                    Map.of("touchpoint", touchpoint));
            Notices.leave(
                    request,
                    away ? "log.removed" : "undone",
                    "/touchpoints/" + touchpoint + (away ? "/restore" : "/remove"));
        }
        return Back.to(back, head.path());
    }
}
