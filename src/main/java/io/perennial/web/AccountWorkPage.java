package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.work.Case;
import io.perennial.work.Comment;
import io.perennial.work.Note;
import io.perennial.work.SuccessPlan;
import io.perennial.work.SuccessPlan.Measure;
import io.perennial.work.SuccessPlan.Objective;
import io.perennial.work.Task;
import io.perennial.work.Work;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What we do for one customer: tasks, cases, notes with what colleagues say, success plans. */
@Controller
public class AccountWorkPage {

    private final AccountHeads heads;
    private final Work work;
    private final Access access;
    private final Clock clock;

    AccountWorkPage(AccountHeads heads, Work work, Access access, Clock clock) {
        this.heads = heads;
        this.work = work;
        this.access = access;
        this.clock = clock;
    }

    /** The page. */
    public record View(
            AccountHead head,
            List<Task> tasks,
            List<Case> cases,
            List<Note> notes,
            Map<Long, List<Comment>> comments,
            List<SuccessPlan> plans,
            List<Member> colleagues,
            Map<String, String> people,
            LocalDate today) {

        /** The name behind an address, else the address. */
        public String name(String email) {
            return people.getOrDefault(email, email);
        }

        public List<Comment> commentsOf(Note note) {
            return comments.getOrDefault(note.id(), List.of());
        }
    }

    @GetMapping("/accounts/{id}/work")
    String page(@PathVariable long id, Model model) {
        AccountHead head = heads.see(id);
        Set<Account.Id> one = Set.of(head.id());
        model.addAttribute(
                "view",
                new View(
                        head,
                        work.tasks(one).getOrDefault(head.id(), List.of()).stream()
                                .sorted(Comparator.comparing(
                                        (Task task) -> task.doneAt().isPresent()))
                                .toList(),
                        work.cases(one).getOrDefault(head.id(), List.of()).stream()
                                .sorted(Comparator.comparing((Case each) -> !each.open())
                                        .thenComparing(Case::openedAt, Comparator.reverseOrder()))
                                .toList(),
                        work.notes(one).getOrDefault(head.id(), List.of()).reversed(),
                        work.comments(one).getOrDefault(head.id(), List.of()).stream()
                                .filter(comment -> comment.about() == Comment.About.NOTE)
                                .collect(Collectors.groupingBy(Comment::subject)),
                        work.successPlans(one).getOrDefault(head.id(), List.of()),
                        colleagues(),
                        WorkPage.names(access.members()),
                        head.now().toLocalDate()));
        return "account-work";
    }

    @PostMapping("/accounts/{id}/tasks")
    String addTask(
            @PathVariable long id,
            @RequestParam String title,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(required = false) @Nullable LocalDate due,
            @RequestParam(required = false) @Nullable Long caseId,
            @RequestParam(defaultValue = "") String back,
            HttpServletRequest request) {
        AccountHead head = heads.change(id);
        Member by = by();
        if (!title.isBlank()) {
            Task task = work.addTask(
                    head.id(),
                    title.strip(),
                    member(owner),
                    Optional.ofNullable(due),
                    Optional.ofNullable(caseId),
                    by.email());
            audit(by, "task.added", head, Map.of("task", task.id()));
            Notices.leave(request, "task.added", "/tasks/" + task.id() + "/remove");
        }
        return Back.to(back, head.path() + "/work");
    }

    @PostMapping("/accounts/{id}/cases")
    String openCase(
            @PathVariable long id,
            @RequestParam Case.Kind kind,
            @RequestParam String title,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(required = false) @Nullable LocalDate on,
            HttpServletRequest request) {
        AccountHead head = heads.change(id);
        if (title.isBlank()) {
            return "redirect:" + head.path() + "/work";
        }
        Member by = by();
        String why = reason.isBlank() ? title.strip() : reason.strip();
        return switch (work.openCase(head.id(), kind, why, title.strip(), member(owner), by.email())) {
            case Work.Opening.Opened(Case opened) -> {
                if (!next.isBlank()) {
                    work.nextStep(opened.id(), Optional.of(next.strip()), Optional.ofNullable(on), by.email());
                }
                audit(by, "case.opened", head, Map.of("case", opened.id(), "kind", kind.name()));
                Notices.leave(request, "case.opened");
                yield "redirect:/cases/" + opened.id();
            }
            case Work.Opening.AlreadyOpen(Case open) -> {
                Notices.leave(request, "case.already");
                yield "redirect:/cases/" + open.id();
            }
        };
    }

    @PostMapping("/accounts/{id}/notes")
    String addNote(@PathVariable long id, @RequestParam String text, HttpServletRequest request) {
        AccountHead head = heads.change(id);
        Member by = by();
        if (!text.isBlank()) {
            Note note = work.note(head.id(), text.strip(), by.email(), whoCanBeMeant());
            audit(by, "note.written", head, Map.of("note", note.id()));
            Notices.leave(request, "note.written", "/notes/" + note.id() + "/remove");
        }
        return "redirect:" + head.path() + "/work";
    }

    @PostMapping("/notes/{note}/edit")
    String editNote(@PathVariable long note, @RequestParam String text, HttpServletRequest request) {
        AccountHead head = headOf(note);
        Member by = by();
        if (!text.isBlank() && work.editNote(note, text.strip()).isPresent()) {
            audit(by, "note.edited", head, Map.of("note", note));
            Notices.leave(request, "note.edited");
        }
        return "redirect:" + head.path() + "/work#note-" + note;
    }

    @PostMapping("/notes/{note}/remove")
    String removeNote(@PathVariable long note, HttpServletRequest request) {
        AccountHead head = headOf(note);
        if (work.removeNote(note, true)) {
            audit(by(), "note.removed", head, Map.of("note", note));
            Notices.leave(request, "note.removed", "/notes/" + note + "/restore");
        }
        return "redirect:" + head.path() + "/work";
    }

    @PostMapping("/notes/{note}/restore")
    String restoreNote(@PathVariable long note, HttpServletRequest request) {
        AccountHead head = headOf(note);
        if (work.removeNote(note, false)) {
            audit(by(), "note.restored", head, Map.of("note", note));
            Notices.leave(request, "undone");
        }
        return "redirect:" + head.path() + "/work";
    }

    @PostMapping("/notes/{note}/comments")
    String comment(@PathVariable long note, @RequestParam String text, HttpServletRequest request) {
        AccountHead head = headOf(note);
        Member by = by();
        if (!text.isBlank()) {
            work.comment(head.id(), Comment.About.NOTE, note, text.strip(), by.email(), whoCanBeMeant());
            audit(by, "comment.written", head, Map.of("note", note));
        }
        return "redirect:" + head.path() + "/work#note-" + note;
    }

    @PostMapping("/accounts/{id}/plans")
    String addPlan(@PathVariable long id, @RequestParam String title, HttpServletRequest request) {
        AccountHead head = heads.change(id);
        if (!title.isBlank()) {
            long plan = work.addPlan(head.id(), title.strip(), List.of(), by().email());
            audit(by(), "plan.added", head, Map.of("plan", plan));
            Notices.leave(request, "plan.added");
        }
        return "redirect:" + head.path() + "/work#plans";
    }

    @PostMapping("/plans/{plan}/objectives")
    String addObjective(
            @PathVariable long plan,
            @RequestParam String title,
            @RequestParam(required = false) @Nullable LocalDate due,
            @RequestParam(defaultValue = "") String measure,
            @RequestParam(required = false) @Nullable Double now,
            @RequestParam(required = false) @Nullable Double target,
            HttpServletRequest request) {
        AccountHead head = headOfPlan(plan);
        if (!title.isBlank()) {
            Optional<Measure> by = measure.isBlank()
                    ? Optional.empty()
                    : Optional.of(new Measure(
                            measure.strip(),
                            number(now),
                            number(target),
                            Optional.ofNullable(now).map(value -> clock.instant())));
            Objective objective = new Objective(
                    title.strip(),
                    Optional.empty(),
                    false,
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    Optional.ofNullable(due),
                    Optional.empty(),
                    by);
            work.addObjective(plan, objective)
                    .ifPresent(position ->
                            audit(by(), "objective.added", head, Map.of("plan", plan, "position", position)));
            Notices.leave(request, "objective.added");
        }
        return "redirect:" + head.path() + "/work#plans";
    }

    @PostMapping("/plans/{plan}/objectives/{position}/met")
    String meet(@PathVariable long plan, @PathVariable int position, HttpServletRequest request) {
        AccountHead head = headOfPlan(plan);
        if (work.meet(plan, position, clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            audit(by(), "objective.met", head, Map.of("plan", plan, "position", position));
            Notices.leave(request, "objective.met", "/plans/" + plan + "/objectives/" + position + "/open");
        }
        return "redirect:" + head.path() + "/work#plans";
    }

    @PostMapping("/plans/{plan}/objectives/{position}/open")
    String reopen(@PathVariable long plan, @PathVariable int position, HttpServletRequest request) {
        AccountHead head = headOfPlan(plan);
        if (work.reopenObjective(plan, position)) {
            audit(by(), "objective.reopened", head, Map.of("plan", plan, "position", position));
            Notices.leave(request, "undone");
        }
        return "redirect:" + head.path() + "/work#plans";
    }

    @PostMapping("/plans/{plan}/objectives/{position}/now")
    String measured(
            @PathVariable long plan, @PathVariable int position, @RequestParam double now, HttpServletRequest request) {
        AccountHead head = headOfPlan(plan);
        if (work.measured(plan, position, now)) {
            audit(by(), "objective.measured", head, Map.of("plan", plan, "position", position, "now", now));
            Notices.leave(request, "objective.measured");
        }
        return "redirect:" + head.path() + "/work#plans";
    }

    private AccountHead headOf(long note) {
        Note known = work.findNote(note).orElseThrow(NotThere::new);
        return heads.change(known.account().value());
    }

    private AccountHead headOfPlan(long plan) {
        return heads.change(work.planOf(plan).orElseThrow(NotThere::new).value());
    }

    private List<Member> colleagues() {
        return access.members().stream().filter(Member::active).toList();
    }

    private List<Work.Colleague> whoCanBeMeant() {
        return colleagues().stream()
                .map(member -> new Work.Colleague(member.email(), member.name()))
                .toList();
    }

    private Optional<String> member(String email) {
        return colleagues().stream().map(Member::email).filter(email::equals).findFirst();
    }

    private static OptionalDouble number(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static Member by() {
        return MemberSessions.current().orElseThrow();
    }

    private void audit(Member by, String action, AccountHead head, Map<String, ?> details) {
        access.audit(Actor.Person.of(by), action, "account " + head.number(), details);
    }
}
