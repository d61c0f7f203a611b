package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Member;
import io.perennial.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Our own people: invite, change role and team, deactivate, hand out a new link. */
@Controller
public class MembersPage {

    private final Access access;

    MembersPage(Access access) {
        this.access = access;
    }

    /** A link shown once, to hand over. */
    public record Handed(String name, String link) {}

    /** What was typed to invite somebody. */
    public record Typed(String name, String email, Role role, String team) {

        static final Typed NOTHING = new Typed("", "", Role.CSM, "");
    }

    @GetMapping("/members")
    String page(Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.MANAGE_MEMBERS);
        return page(model, Optional.empty(), Optional.empty());
    }

    private String page(Model model, Optional<Handed> handed, Optional<String> problem) {
        return page(model, Typed.NOTHING, handed, problem);
    }

    private String page(Model model, Typed typed, Optional<Handed> handed, Optional<String> problem) {
        model.addAttribute("typed", typed);
        model.addAttribute("members", access.members());
        model.addAttribute("handed", handed);
        model.addAttribute("problem", problem);
        return "members";
    }

    @PostMapping("/members")
    String invite(
            @RequestParam String email,
            @RequestParam String name,
            @RequestParam Role role,
            @RequestParam(defaultValue = "") String team,
            @ModelAttribute("page") Frame frame,
            Model model,
            HttpServletResponse response) {
        Member by = MemberSessions.current().orElseThrow();
        boolean address = Access.isEmail(email);
        Optional<Access.Link> link = address ? access.invite(email, name, role, named(team), by) : Optional.empty();
        if (link.isEmpty()) {
            response.setStatus(422);
            return page(
                    model,
                    new Typed(name, email, role, team),
                    Optional.empty(),
                    Optional.of(frame.text(address ? "members.taken" : "members.no-email")));
        }
        return page(model, Optional.of(new Handed(name, address(link.get()))), Optional.empty());
    }

    @PostMapping("/members/{id}")
    String change(
            @PathVariable long id,
            @RequestParam String name,
            @RequestParam Role role,
            @RequestParam(defaultValue = "") String team,
            @RequestParam(defaultValue = "false") boolean active,
            @ModelAttribute("page") Frame frame,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Member by = MemberSessions.current().orElseThrow();
        if (!access.change(new Member.Id(id), name, role, named(team), active, by)) {
            response.setStatus(422);
            return page(model, Optional.empty(), Optional.of(frame.text("members.last-admin")));
        }
        Notices.leave(request, "members.changed");
        return "redirect:/members";
    }

    @PostMapping("/members/{id}/link")
    String link(@PathVariable long id, Model model) {
        Member by = MemberSessions.current().orElseThrow();
        Member member = access.member(new Member.Id(id)).orElseThrow(NotThere::new);
        Access.Link link = access.resetLink(member.id(), by);
        return page(model, Optional.of(new Handed(member.name(), address(link))), Optional.empty());
    }

    private static String address(Access.Link link) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/welcome/")
                .path(link.secret())
                .toUriString();
    }

    private static Optional<String> named(String team) {
        return Optional.of(team.strip()).filter(text -> !text.isEmpty());
    }
}
