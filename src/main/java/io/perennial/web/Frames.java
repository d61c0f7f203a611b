package io.perennial.web;

import io.perennial.access.Member;
import io.perennial.notifications.Notifications;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Builds the frame of a request: language, theme, who is there. */
@Component
class Frames {

    static final String LANGUAGE_COOKIE = "language";
    static final String THEME_COOKIE = "theme";
    private static final Set<String> THEMES = Set.of("light", "dark", "auto");

    private final Dictionary dictionary;
    private final Assets assets;
    private final WebProperties properties;
    private final Notifications notifications;
    private final ZoneId zone;

    Frames(Dictionary dictionary, Assets assets, WebProperties properties, Notifications notifications, Zone zone) {
        this.dictionary = dictionary;
        this.assets = assets;
        this.properties = properties;
        this.notifications = notifications;
        this.zone = zone.id();
    }

    Frame of(HttpServletRequest request) {
        Optional<Member> member = MemberSessions.current();
        String path = ErrorPages.path(request).orElseGet(request::getRequestURI);
        String query = request.getQueryString();
        Optional<Notices.Notice> notice = Notices.take(request);
        return new Frame(
                words(request),
                member,
                path,
                query == null ? path : path + "?" + query,
                cookie(request, THEME_COOKIE).filter(THEMES::contains).orElse("auto"),
                csrf(request),
                assets,
                properties.demo(),
                notice.map(Notices.Notice::key),
                notice.flatMap(Notices.Notice::undo),
                () -> member.map(Member::id).map(notifications::unread).orElse(0));
    }

    Words words(HttpServletRequest request) {
        String language = MemberSessions.current()
                .flatMap(Member::language)
                .or(() -> cookie(request, LANGUAGE_COOKIE))
                .filter(Dictionary.LANGUAGES::contains)
                .orElseGet(() -> asked(request));
        return dictionary.in(language, zone);
    }

    private static String asked(HttpServletRequest request) {
        for (Enumeration<Locale> asked = request.getLocales(); asked.hasMoreElements(); ) {
            String language = asked.nextElement().getLanguage();
            if (Dictionary.LANGUAGES.contains(language)) {
                return language;
            }
        }
        return Dictionary.LANGUAGES.getFirst();
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    private static Frame.Csrf csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Frame.Csrf(token.getParameterName(), token.getToken())
                : new Frame.Csrf("_csrf", "");
    }
}
