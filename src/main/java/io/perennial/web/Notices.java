package io.perennial.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/** A word that the next page says once, e.g. that something was saved, and how to take it back. */
final class Notices {

    private static final String NAME = "notice";
    private static final String UNDO = "notice.undo";

    private Notices() {}

    /** What is said, by its key, and the address to post to that takes it back. */
    record Notice(String key, Optional<String> undo) {}

    static void leave(HttpServletRequest request, String key) {
        HttpSession session = request.getSession();
        session.setAttribute(NAME, key);
        session.removeAttribute(UNDO);
    }

    /** As above, for what can be undone by posting to an address. */
    static void leave(HttpServletRequest request, String key, String undo) {
        leave(request, key);
        request.getSession().setAttribute(UNDO, undo);
    }

    static Optional<Notice> take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(NAME) instanceof String key)
                || !"GET".equals(request.getMethod())
                || request.getHeader("HX-Request") != null) {
            return Optional.empty();
        }
        Optional<String> undo = Optional.ofNullable((String) session.getAttribute(UNDO));
        session.removeAttribute(NAME);
        session.removeAttribute(UNDO);
        return Optional.of(new Notice(key, undo));
    }
}
