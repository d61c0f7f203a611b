package io.perennial.web;

import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.Contact;
import io.perennial.accounts.ContactDesk;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person at a customer, added or changed by hand: name, address, roles with their dates, left on. */
@Controller
public class ContactPage {

    private final AccountHeads heads;
    private final Accounts accounts;
    private final Clock clock;

    ContactPage(AccountHeads heads, Accounts accounts, Clock clock) {
        this.heads = heads;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The form; without a contact a new one is written. */
    public record View(AccountHead head, Optional<Contact> contact, String name, Set<Contact.Role> roles) {

        public Optional<LocalDate> left() {
            return contact.flatMap(Contact::leftAt)
                    .map(at -> at.atZone(head.account().zone()).toLocalDate());
        }
    }

    @GetMapping("/accounts/{id}/people/add")
    String add(
            @PathVariable long id,
            @RequestParam(required = false) Contact.@Nullable Role role,
            @RequestParam(defaultValue = "") String name,
            Model model) {
        AccountHead head = heads.change(id);
        model.addAttribute("view", new View(head, Optional.empty(), name, role == null ? Set.of() : EnumSet.of(role)));
        return "contact";
    }

    @GetMapping("/accounts/{id}/people/{contact}")
    String edit(@PathVariable long id, @PathVariable long contact, Model model) {
        AccountHead head = heads.change(id);
        Contact known = contact(head, contact);
        model.addAttribute("view", new View(head, Optional.of(known), known.name(), held(known, clock.instant())));
        return "contact";
    }

    @PostMapping("/accounts/{id}/people")
    String added(
            @PathVariable long id,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String salutation,
            @RequestParam(defaultValue = "false") boolean formal,
            @RequestParam(name = "role", defaultValue = "") Set<Contact.Role> roles,
            HttpServletRequest request) {
        AccountHead head = heads.change(id);
        if (name.isBlank()) {
            return "redirect:" + head.path() + "/people/add";
        }
        ContactDesk desk = desk();
        long contact = desk.add(
                head.id(),
                new ContactDesk.Details(
                        said(name),
                        said(email),
                        said(language),
                        said(salutation),
                        Optional.of(formal),
                        Optional.empty()));
        Instant now = clock.instant();
        roles.forEach(role -> desk.role(contact, role, now));
        Notices.leave(request, "contact.added");
        return "redirect:" + head.path() + "/people";
    }

    @PostMapping("/accounts/{id}/people/{contact}")
    String edited(
            @PathVariable long id,
            @PathVariable long contact,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String salutation,
            @RequestParam(defaultValue = "false") boolean formal,
            @RequestParam(name = "role", defaultValue = "") Set<Contact.Role> roles,
            @RequestParam(required = false) @Nullable LocalDate left,
            HttpServletRequest request) {
        AccountHead head = heads.change(id);
        Contact known = contact(head, contact);
        ContactDesk desk = desk();
        Instant now = clock.instant();
        desk.edit(
                contact,
                new ContactDesk.Details(
                        said(name),
                        said(email),
                        said(language),
                        said(salutation),
                        Optional.of(formal),
                        Optional.ofNullable(left)
                                .map(day ->
                                        day.atStartOfDay(head.account().zone()).toInstant())));
        Set<Contact.Role> before = held(known, now);
        Set<Contact.Role> ended = new HashSet<>(before);
        ended.removeAll(roles);
        roles.stream().filter(role -> !before.contains(role)).forEach(role -> desk.role(contact, role, now));
        ended.forEach(role -> desk.endRole(contact, role, now));
        Notices.leave(request, "contact.saved");
        return "redirect:" + head.path() + "/people";
    }

    private static Contact contact(AccountHead head, long contact) {
        return head.history().contacts().stream()
                .filter(known -> known.id() == contact)
                .findFirst()
                .orElseThrow(NotThere::new);
    }

    private static Set<Contact.Role> held(Contact contact, Instant now) {
        Set<Contact.Role> held = EnumSet.noneOf(Contact.Role.class);
        List<Contact.DatedRole> roles = contact.roles();
        roles.stream()
                .filter(role -> role.heldAt(now))
                .map(Contact.DatedRole::role)
                .forEach(held::add);
        return held;
    }

    private static Optional<String> said(String text) {
        return Optional.of(text.strip()).filter(each -> !each.isEmpty());
    }

    private ContactDesk desk() {
        Member by = MemberSessions.current().orElseThrow();
        return accounts.by(Actor.Person.of(by)).contacts();
    }
}
