package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Access.Registration;
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

/**
 * Where a one-time link leads: the first administrator, an invitation, a forgotten password. Opening it does not use
 * it.
 */
@Controller
class WelcomePage {

    private final Access access;
    private final MemberSessions sessions;

    WelcomePage(Access access, MemberSessions sessions) {
        this.access = access;
        this.sessions = sessions;
    }

    @GetMapping("/welcome/{link}")
    String form(@PathVariable String link, Model model, HttpServletResponse response) {
        return page(link, "", "", Optional.empty(), model, response);
    }

    @PostMapping("/welcome/{link}")
    String use(
            @PathVariable String link,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String name,
            @RequestParam String password,
            @ModelAttribute("page") Frame frame,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Access.Invited> invited = access.invited(link);
        Registration registration =
                invited.isPresent() && invited.get().member().isPresent()
                        ? access.acceptInvitation(link, password)
                        : access.registerAdministrator(link, email, name.isBlank() ? email : name, password);
        return switch (registration) {
            case Registration.Done(var member) -> {
                sessions.begin(request, member);
                yield "redirect:/";
            }
            case Registration.LinkUsed() -> gone(response);
            case Registration.WeakPassword() ->
                page(link, email, name, Optional.of(frame.text("password.weak")), model, response);
            case Registration.InvalidEmail() ->
                page(link, email, name, Optional.of(frame.text("field.email.invalid")), model, response);
        };
    }

    private String page(
            String link,
            String email,
            String name,
            Optional<String> problem,
            Model model,
            HttpServletResponse response) {
        Optional<Access.Invited> invited = access.invited(link);
        if (invited.isEmpty()) {
            return gone(response);
        }
        model.addAttribute("link", link);
        model.addAttribute("member", invited.get().member());
        model.addAttribute("problem", problem);
        model.addAttribute("email", email);
        model.addAttribute("name", name);
        return "welcome";
    }

    private static String gone(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_GONE);
        return "welcome-gone";
    }
}
