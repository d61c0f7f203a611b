package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.SignIn;
import io.perennial.demo.Demo;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** In and out. */
@Controller
class SignInPage {

    private final Access access;
    private final MemberSessions sessions;
    private final WebProperties properties;
    private final Demo demo;

    SignInPage(Access access, MemberSessions sessions, WebProperties properties, Demo demo) {
        this.access = access;
        this.sessions = sessions;
        this.properties = properties;
        this.demo = demo;
    }

    /** Sends who is not signed in here, and back afterwards. */
    static void ask(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        String address = "/sign-in" + asked(whereFrom(request), request.getRequestedSessionId() != null);
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", address);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        response.sendRedirect(address);
    }

    /** The page to come back to: the one asked for, or the one whose form or part asked. */
    private static String whereFrom(HttpServletRequest request) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        if (request.getHeader("HX-Request") != null) {
            return pathOf(request.getHeader("HX-Current-URL"));
        }
        return "GET".equals(request.getMethod())
                ? request.getRequestURI() + query
                : pathOf(request.getHeader(HttpHeaders.REFERER));
    }

    private static String pathOf(@Nullable String address) {
        try {
            URI uri = URI.create(address == null ? "/" : address);
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return local(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
        } catch (IllegalArgumentException noAddress) {
            return "/";
        }
    }

    private static String asked(String back, boolean expired) {
        String to = "/".equals(back) ? "" : "back=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
        String why = expired ? "expired=true" : "";
        String both = to + (to.isEmpty() || why.isEmpty() ? "" : "&") + why;
        return both.isEmpty() ? "" : "?" + both;
    }

    @GetMapping("/sign-in")
    String form(@RequestParam(defaultValue = "/") String back, Model model, HttpServletRequest request) {
        return sessions.member(request).isPresent()
                ? "redirect:" + local(back)
                : page(model, "", back, Optional.empty());
    }

    @PostMapping("/sign-in")
    String signIn(
            @RequestParam String email,
            @RequestParam String password,
            @RequestParam(defaultValue = "/") String back,
            @ModelAttribute("page") Frame frame,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (access.signIn(email, password, request.getRemoteAddr())) {
            case SignIn.Welcome(var member) -> {
                sessions.begin(request, member);
                yield "redirect:" + local(back);
            }
            case SignIn.Refused() -> {
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
                yield page(model, email, back, Optional.of(frame.text("sign-in.refused")));
            }
            case SignIn.TooMany(var retryAfter) -> {
                long seconds = Math.max(1, retryAfter.toSeconds());
                response.setStatus(429);
                response.setHeader("Retry-After", Long.toString(seconds));
                yield page(model, email, back, Optional.of(frame.text("sign-in.too-many", seconds)));
            }
        };
    }

    @PostMapping("/sign-in/demo")
    String demo(HttpServletRequest request) {
        if (!properties.demo() || demo.stage() != Demo.Stage.READY) {
            return "redirect:/sign-in";
        }
        sessions.begin(request, access.demoMember());
        return "redirect:/";
    }

    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request) {
        sessions.end(request);
        return "redirect:/sign-in";
    }

    private String page(Model model, String email, String back, Optional<String> problem) {
        model.addAttribute("email", email);
        model.addAttribute("back", local(back));
        model.addAttribute("problem", problem);
        model.addAttribute("stage", demo.stage());
        return "sign-in";
    }

    /** Only a path of ours: "//elsewhere" and "/\elsewhere" are other people's. */
    static String local(String back) {
        boolean ours = back.startsWith("/")
                && !back.startsWith("//")
                && back.chars().noneMatch(c -> c == '\\' || c < ' ')
                && !back.startsWith("/sign-in");
        return ours ? back : "/";
    }
}
