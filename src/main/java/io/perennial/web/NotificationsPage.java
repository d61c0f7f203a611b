package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Member;
import io.perennial.notifications.Notification;
import io.perennial.notifications.Notifications;
import io.perennial.web.NotificationRows.Row;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the member was told, newest first; opening one marks it as read. */
@Controller
public class NotificationsPage {

    private static final int SIZE = 50;

    private final Notifications notifications;
    private final NotificationRows rows;
    private final Access access;

    NotificationsPage(Notifications notifications, NotificationRows rows, Access access) {
        this.notifications = notifications;
        this.rows = rows;
        this.access = access;
    }

    /** The page: rows by local day, newest first. */
    public record View(Map<LocalDate, List<Row>> days, boolean unreadOnly, int unread, OptionalLong older) {}

    @GetMapping("/notifications")
    String page(
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) @Nullable Long before,
            @ModelAttribute("page") Frame frame,
            Model model) {
        Member me = me();
        Words words = frame.words();
        List<Notification> found = notifications.of(
                me.id(), unread, before == null ? OptionalLong.empty() : OptionalLong.of(before), SIZE + 1);
        List<Notification> shown = found.size() > SIZE ? found.subList(0, SIZE) : found;
        Map<LocalDate, List<Row>> days = rows.of(shown, words).stream()
                .collect(Collectors.groupingBy(
                        row -> row.notification().at().atZone(words.zone()).toLocalDate(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        model.addAttribute(
                "view",
                new View(
                        days,
                        unread,
                        notifications.unread(me.id()),
                        found.size() > SIZE ? OptionalLong.of(shown.getLast().id()) : OptionalLong.empty()));
        return "notifications";
    }

    /** What the bell shows, as it changes. */
    @GetMapping("/notifications/bell")
    String bell() {
        me();
        return "bell";
    }

    /** Leads to what it is about; it counts as read from then on. */
    @GetMapping("/notifications/{id}")
    String open(@PathVariable long id) {
        Member me = me();
        Notification found = notifications.find(me.id(), id).orElseThrow(NotThere::new);
        notifications.mark(me.id(), id, true);
        return "redirect:" + rows.path(found, me);
    }

    @PostMapping("/notifications/{id}/read")
    String read(@PathVariable long id, @RequestParam(defaultValue = "") String back) {
        return mark(id, true, back);
    }

    @PostMapping("/notifications/{id}/unread")
    String unread(@PathVariable long id, @RequestParam(defaultValue = "") String back) {
        return mark(id, false, back);
    }

    private String mark(long id, boolean read, String back) {
        Member me = me();
        if (!notifications.mark(me.id(), id, read)
                && notifications.find(me.id(), id).isEmpty()) {
            throw new NotThere();
        }
        return Back.to(back, "/notifications");
    }

    @PostMapping("/notifications/read")
    String readAll(HttpServletRequest request) {
        notifications
                .readAll(me().id())
                .ifPresent(at -> Notices.leave(
                        request,
                        "notifications.all-read",
                        "/notifications/unread?at=" + ChronoUnit.MICROS.between(Instant.EPOCH, at)));
        return "redirect:/notifications";
    }

    /** Takes back that all were marked as read. */
    @PostMapping("/notifications/unread")
    String unreadAgain(@RequestParam long at, HttpServletRequest request) {
        if (notifications.unreadAgain(me().id(), Instant.EPOCH.plus(at, ChronoUnit.MICROS)) > 0) {
            Notices.leave(request, "undone");
        }
        return "redirect:/notifications";
    }

    private Member me() {
        Member me = MemberSessions.current().orElseThrow();
        access.require(me, Action.SEE_ACCOUNTS);
        return me;
    }
}
