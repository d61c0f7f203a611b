package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Member;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The signed-in member: password and language. */
@Controller
class MePage {

    private static final int A_YEAR = 365 * 24 * 3600;

    private final Access access;
    private final MemberSessions sessions;
    private final WebProperties properties;

    MePage(Access access, MemberSessions sessions, WebProperties properties) {
        this.access = access;
        this.sessions = sessions;
        this.properties = properties;
    }

    @GetMapping("/me")
    String page(Model model) {
        model.addAttribute("problem", Optional.empty());
        return "me";
    }

    @PostMapping("/me/password")
    String changePassword(
            @RequestParam String old,
            @RequestParam String fresh,
            @ModelAttribute("page") Frame frame,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Member member = MemberSessions.current().orElseThrow();
        if (!access.changePassword(member, old, fresh)) {
            response.setStatus(422);
            String why = Access.acceptablePassword(fresh) ? "password.wrong" : "password.weak";
            model.addAttribute("problem", Optional.of(frame.text(why)));
            return "me";
        }
        sessions.begin(request, access.member(member.id()).orElseThrow());
        Notices.leave(request, "password.changed");
        return "redirect:/me";
    }

    @PostMapping("/language")
    String language(
            @RequestParam String language,
            @RequestParam(defaultValue = "/") String back,
            HttpServletResponse response) {
        if (Dictionary.LANGUAGES.contains(language)) {
            MemberSessions.current().ifPresent(member -> access.speaks(member, language));
            Cookie cookie = new Cookie(Frames.LANGUAGE_COOKIE, language);
            cookie.setPath("/");
            cookie.setMaxAge(A_YEAR);
            cookie.setHttpOnly(true);
            cookie.setSecure(properties.secureCookies());
            cookie.setAttribute("SameSite", "Lax");
            response.addCookie(cookie);
        }
        return "redirect:" + (back.startsWith("/sign-in") ? "/sign-in" : SignInPage.local(back));
    }
}
