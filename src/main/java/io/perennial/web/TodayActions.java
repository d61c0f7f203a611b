package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.access.Role;
import io.perennial.attention.Aside;
import io.perennial.attention.Attention;
import io.perennial.attention.Reason;
import io.perennial.work.Task;
import io.perennial.work.Touchpoint;
import io.perennial.work.Work;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What one does about a customer on the day's list, without leaving the list. */
@Controller
public class TodayActions {

    private static final String CHANGED = "day";
    private static final int LONGEST = 2_000;

    private final AccountHeads heads;
    private final Attention attention;
    private final Work work;
    private final Access access;
    private final Clock clock;

    TodayActions(AccountHeads heads, Attention attention, Work work, Access access, Clock clock) {
        this.heads = heads;
        this.attention = attention;
        this.work = work;
        this.access = access;
        this.clock = clock;
    }

    /** What the dialog asks. */
    public enum Form {
        TASK,
        CONTACT,
        LATER,
        HAND_OVER
    }

    /** A day to choose with one click. */
    public record Choice(String key, LocalDate day) {}

    /** The dialog about one customer. */
    public record Dialog(
            AccountHead head,
            Form form,
            LocalDate today,
            String title,
            List<Choice> days,
            List<Member> colleagues,
            Member me) {}

    @GetMapping("/today/{account}/{form:task|contact|later|hand-over}")
    String ask(
            @PathVariable long account,
            @PathVariable String form,
            @RequestParam(required = false) Reason.@Nullable Kind about,
            @ModelAttribute("page") Frame frame,
            Model model) {
        AccountHead head = heads.change(account);
        Member me = MemberSessions.current().orElseThrow();
        LocalDate today = clock.instant().atZone(head.account().zone()).toLocalDate();
        model.addAttribute(
                "dialog",
                new Dialog(
                        head,
                        Form.valueOf(form.replace('-', '_').toUpperCase(Locale.ROOT)),
                        today,
                        about == null ? "" : frame.words().of("todo", about),
                        days(today),
                        colleagues(me),
                        me));
        return "today-dialog";
    }

    static List<Choice> days(LocalDate today) {
        return List.of(
                new Choice("tomorrow", today.plusDays(1)),
                new Choice("monday", today.with(TemporalAdjusters.next(DayOfWeek.MONDAY))),
                new Choice("week", today.plusDays(7)),
                new Choice("month", today.plusDays(28)));
    }

    private List<Member> colleagues(Member me) {
        return access.members().stream()
                .filter(Member::active)
                .filter(member -> !member.id().equals(me.id()) && member.role() != Role.VIEWER)
                .toList();
    }

    @PostMapping("/today/{account}/later")
    void later(
            @PathVariable long account,
            @RequestParam LocalDate day,
            @ModelAttribute("page") Frame frame,
            HttpServletResponse response) {
        AccountHead head = heads.change(account);
        LocalDate today = clock.instant().atZone(head.account().zone()).toLocalDate();
        if (!day.isAfter(today) || day.isAfter(today.plusYears(1))) {
            Toast.say(response, frame.text("today.later.when"), Optional.empty(), CHANGED);
            return;
        }
        long id = attention.later(head.id(), day, me());
        said(
                response,
                frame.text(
                        "today.later.done", head.account().name(), frame.words().date(day)),
                id);
    }

    @PostMapping("/today/{account}/done")
    void done(@PathVariable long account, @ModelAttribute("page") Frame frame, HttpServletResponse response) {
        AccountHead head = heads.change(account);
        long id = attention.done(head.id(), me());
        said(response, frame.text("today.done.done", head.account().name()), id);
    }

    @PostMapping("/today/{account}/hand-over")
    void handOver(
            @PathVariable long account,
            @RequestParam long to,
            @ModelAttribute("page") Frame frame,
            HttpServletResponse response) {
        AccountHead head = heads.change(account);
        Member colleague = access.member(new Member.Id(to))
                .filter(Member::active)
                .filter(member -> member.role() != Role.VIEWER)
                .orElseThrow(NotThere::new);
        long id = attention.handOver(head.id(), colleague.id(), me());
        said(response, frame.text("today.handed", head.account().name(), colleague.name()), id);
    }

    @PostMapping("/today/{account}/task")
    void task(
            @PathVariable long account,
            @RequestParam String title,
            @RequestParam LocalDate due,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "false") boolean later,
            @ModelAttribute("page") Frame frame,
            HttpServletResponse response) {
        AccountHead head = heads.change(account);
        Member me = me();
        if (title.isBlank()) {
            Toast.say(response, frame.text("today.task.title"), Optional.empty(), CHANGED);
            return;
        }
        String doer = access.members().stream()
                .filter(Member::active)
                .map(Member::email)
                .filter(owner::equals)
                .findFirst()
                .orElse(me.email());
        Task task =
                work.addTask(head.id(), cut(title), Optional.of(doer), Optional.of(due), Optional.empty(), me.email());
        access.audit(Actor.Person.of(me), "task.added", "account " + account, Map.of("task", task.id()));
        LocalDate today = clock.instant().atZone(head.account().zone()).toLocalDate();
        String text = frame.text("today.task.done", frame.words().date(due));
        String undo = "/today/undo/task/" + task.id();
        if (later && due.isAfter(today)) {
            undo += "?aside=" + attention.later(head.id(), due, me);
        }
        Toast.say(response, text, Optional.of(undo), CHANGED);
    }

    @PostMapping("/today/tasks/{task}/finish")
    void finish(
            @PathVariable long task,
            @RequestParam long account,
            @ModelAttribute("page") Frame frame,
            HttpServletResponse response) {
        AccountHead head = heads.change(account);
        boolean theirs = work.tasks(Set.of(head.id())).getOrDefault(head.id(), List.of()).stream()
                .anyMatch(known -> known.id() == task);
        if (!theirs) {
            throw new NotThere();
        }
        Member me = me();
        if (work.finish(task, me.email()).isPresent()) {
            access.audit(Actor.Person.of(me), "task.done", "account " + account, Map.of("task", task));
        }
        Toast.say(response, frame.text("today.task.finished"), Optional.of("/today/undo/finish/" + task), CHANGED);
    }

    @PostMapping("/today/{account}/contact")
    void contact(
            @PathVariable long account,
            @RequestParam Touchpoint.Kind kind,
            @RequestParam String summary,
            @ModelAttribute("page") Frame frame,
            HttpServletResponse response) {
        AccountHead head = heads.change(account);
        if (summary.isBlank()) {
            Toast.say(response, frame.text("today.contact.what"), Optional.empty(), CHANGED);
            return;
        }
        Member me = me();
        long logged = work.log(head.id(), kind, true, clock.instant(), List.of(), me.email(), cut(summary))
                .id();
        access.audit(Actor.Person.of(me), "touchpoint.logged", "account " + account, Map.of("touchpoint", logged));
        Toast.say(
                response,
                frame.text("today.contact.done", head.account().name()),
                Optional.of("/today/undo/contact/" + logged),
                CHANGED);
    }

    @PostMapping("/today/undo/{id}")
    void undo(@PathVariable long id, @ModelAttribute("page") Frame frame, HttpServletResponse response) {
        Aside aside = attention.find(id).orElseThrow(NotThere::new);
        Member me = me();
        if (!aside.by().equals(me.id())) {
            access.require(me, Action.MANAGE_MEMBERS);
        }
        heads.see(aside.account().value());
        sayUndone(attention.undo(id, me), frame, response);
    }

    /** Takes a task made on the list away again, and brings back the customer that was put off with it. */
    @PostMapping("/today/undo/task/{task}")
    void undoTask(
            @PathVariable long task,
            @RequestParam(required = false) @Nullable Long aside,
            @ModelAttribute("page") Frame frame,
            HttpServletResponse response) {
        Task made = work.task(task).orElseThrow(NotThere::new);
        AccountHead head = heads.change(made.account().value());
        Member me = me();
        boolean undone = work.removeTask(task, true);
        if (undone) {
            access.audit(Actor.Person.of(me), "task.removed", "account " + head.number(), Map.of("task", task));
            Optional.ofNullable(aside)
                    .flatMap(attention::find)
                    .filter(put -> put.account().equals(head.id()) && put.by().equals(me.id()))
                    .ifPresent(put -> attention.undo(put.id(), me));
        }
        sayUndone(undone, frame, response);
    }

    @PostMapping("/today/undo/finish/{task}")
    void undoFinish(@PathVariable long task, @ModelAttribute("page") Frame frame, HttpServletResponse response) {
        Task done = work.task(task).orElseThrow(NotThere::new);
        AccountHead head = heads.change(done.account().value());
        boolean undone = work.reopen(task).isPresent();
        if (undone) {
            access.audit(Actor.Person.of(me()), "task.reopened", "account " + head.number(), Map.of("task", task));
        }
        sayUndone(undone, frame, response);
    }

    @PostMapping("/today/undo/contact/{touchpoint}")
    void undoContact(@PathVariable long touchpoint, @ModelAttribute("page") Frame frame, HttpServletResponse response) {
        Touchpoint logged = work.touchpoint(touchpoint).orElseThrow(NotThere::new);
        AccountHead head = heads.change(logged.account().value());
        boolean undone = work.removeTouchpoint(touchpoint, true);
        if (undone) {
            access.audit(
                    Actor.Person.of(me()),
                    "touchpoint.removed",
                    "account " + head.number(),
                    Map.of("touchpoint", touchpoint));
        }
        sayUndone(undone, frame, response);
    }

    private static void sayUndone(boolean undone, Frame frame, HttpServletResponse response) {
        Toast.say(response, frame.text(undone ? "today.undone" : "today.undone.before"), Optional.empty(), CHANGED);
    }

    private static void said(HttpServletResponse response, String text, long id) {
        Toast.say(response, text, Optional.of("/today/undo/" + id), CHANGED);
    }

    private static String cut(String text) {
        String stripped = text.strip();
        return stripped.substring(0, Math.min(stripped.length(), LONGEST));
    }

    private static Member me() {
        return MemberSessions.current().orElseThrow();
    }
}
