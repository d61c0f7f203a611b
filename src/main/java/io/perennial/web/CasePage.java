package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.work.Case;
import io.perennial.work.Comment;
import io.perennial.work.Task;
import io.perennial.work.Work;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One case from its opening to its outcome: owner, next step, tasks, what colleagues say, every change. */
@Controller
public class CasePage {

    private static final Pattern DAY_AT_END = Pattern.compile("\\((\\d{4}-\\d{2}-\\d{2})\\)$");

    private final AccountHeads heads;
    private final Work work;
    private final Access access;

    CasePage(AccountHeads heads, Work work, Access access) {
        this.heads = heads;
        this.work = work;
        this.access = access;
    }

    /** The page. */
    public record View(
            AccountHead head,
            Case one,
            List<Task> tasks,
            List<Comment> comments,
            List<Member> colleagues,
            Map<String, String> people) {

        public String name(String email) {
            return people.getOrDefault(email, email);
        }

        /** The new value of a field in words; the day at the end of a next step in the page's language. */
        public String said(Case.Change change, Words words) {
            String value = change.value().orElse("");
            return switch (change.field()) {
                case "outcome" -> words.text("case.outcome." + value);
                case "next_step" ->
                    DAY_AT_END
                            .matcher(value)
                            .replaceFirst(day -> "(" + words.date(LocalDate.parse(day.group(1))) + ")");
                default -> name(value);
            };
        }
    }

    @GetMapping("/cases/{id}")
    String page(@PathVariable long id, Model model) {
        Case one = work.findCase(id).orElseThrow(NotThere::new);
        AccountHead head = heads.see(one.account().value());
        List<Member> members = access.members();
        model.addAttribute(
                "view",
                new View(
                        head,
                        one,
                        work.tasks(Set.of(one.account())).getOrDefault(one.account(), List.of()).stream()
                                .filter(task -> task.caseId().equals(Optional.of(id)))
                                .toList(),
                        work.comments(Set.of(one.account())).getOrDefault(one.account(), List.of()).stream()
                                .filter(comment -> comment.about() == Comment.About.CASE && comment.subject() == id)
                                .toList(),
                        members.stream().filter(Member::active).toList(),
                        WorkPage.names(members)));
        return "case";
    }

    @PostMapping("/cases/{id}/assign")
    String assign(@PathVariable long id, @RequestParam(defaultValue = "") String owner, HttpServletRequest request) {
        Optional<String> whose = access.members().stream()
                .map(Member::email)
                .filter(owner::equals)
                .findFirst();
        return change(id, "case.assigned", request, by -> work.assign(id, whose, by.email()));
    }

    @PostMapping("/cases/{id}/next")
    String next(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(required = false) @Nullable LocalDate on,
            HttpServletRequest request) {
        Optional<String> said = Optional.of(step.strip()).filter(text -> !text.isEmpty());
        return change(id, "case.next-set", request, by -> work.nextStep(id, said, Optional.ofNullable(on), by.email()));
    }

    @PostMapping("/cases/{id}/close")
    String close(
            @PathVariable long id,
            @RequestParam Case.Outcome outcome,
            @RequestParam(defaultValue = "") String note,
            HttpServletRequest request) {
        Optional<String> said = Optional.of(note.strip()).filter(text -> !text.isEmpty());
        return change(
                id,
                "case.closed",
                request,
                by -> work.close(id, outcome, said, by.email()).isPresent());
    }

    @PostMapping("/cases/{id}/reopen")
    String reopen(@PathVariable long id, HttpServletRequest request) {
        return change(id, "case.reopened", request, by -> work.reopenCase(id, by.email()));
    }

    @PostMapping("/cases/{id}/comments")
    String comment(@PathVariable long id, @RequestParam String text, HttpServletRequest request) {
        Case one = work.findCase(id).orElseThrow(NotThere::new);
        return change(id, "comment.written", request, by -> {
            if (text.isBlank()) {
                return false;
            }
            List<Work.Colleague> colleagues = access.members().stream()
                    .filter(Member::active)
                    .map(member -> new Work.Colleague(member.email(), member.name()))
                    .toList();
            work.comment(one.account(), Comment.About.CASE, id, text.strip(), by.email(), colleagues);
            return true;
        });
    }

    private interface Change {
        boolean make(Member by);
    }

    private String change(long id, String action, HttpServletRequest request, Change change) {
        Case one = work.findCase(id).orElseThrow(NotThere::new);
        AccountHead head = heads.change(one.account().value());
        Member by = MemberSessions.current().orElseThrow();
        boolean done = change.make(by);
        if (done) {
            access.audit(Actor.Person.of(by), action, "account " + head.number(), Map.of("case", id));
        }
        if (done && action.equals("case.closed")) {
            Notices.leave(request, action, "/cases/" + id + "/reopen");
        } else {
            Notices.leave(request, done ? action : "case.refused");
        }
        return "redirect:/cases/" + id;
    }
}
