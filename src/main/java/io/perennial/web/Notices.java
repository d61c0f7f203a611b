package io.perennial.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/** A word that the next page says once, e.g. that something was saved. */
final class Notices {

    private static final String NAME = "notice";

    private Notices() {}

    static void leave(HttpServletRequest request, String key) {
        request.getSession().setAttribute(NAME, key);
    }

    static Optional<String> take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(NAME) instanceof String key)
                || !"GET".equals(request.getMethod())) {
            return Optional.empty();
        }
        session.removeAttribute(NAME);
        return Optional.of(key);
    }
}
