package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Accounts;
import io.perennial.work.Case;
import io.perennial.work.Task;
import io.perennial.work.Work;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is to be done: my tasks and those I stand in for, the team's, everybody's; by when. */
@Controller
public class WorkPage {

    private static final Duration DONE_SHOWN = Duration.ofDays(7);

    private final Work work;
    private final Accounts accounts;
    private final AccountHeads heads;
    private final Access access;
    private final Clock clock;

    WorkPage(Work work, Accounts accounts, AccountHeads heads, Access access, Clock clock) {
        this.work = work;
        this.accounts = accounts;
        this.heads = heads;
        this.access = access;
        this.clock = clock;
    }

    /** Whose tasks are shown. */
    public enum Whose {
        MINE,
        TEAM,
        NOBODY,
        ALL
    }

    /** When tasks are due. */
    public enum Due {
        OVERDUE,
        TODAY,
        WEEK,
        LATER,
        OPEN,
        DONE;

        static Due of(Task task, LocalDate today) {
            if (task.doneAt().isPresent()) {
                return DONE;
            }
            if (task.dueOn().isEmpty()) {
                return OPEN;
            }
            LocalDate due = task.dueOn().get();
            return due.isBefore(today)
                    ? OVERDUE
                    : due.equals(today) ? TODAY : due.isBefore(today.plusDays(8)) ? WEEK : LATER;
        }
    }

    /** The page. */
    public record View(
            Whose whose,
            Map<Due, List<Task>> groups,
            Map<Long, String> customers,
            Map<String, String> people,
            List<Member> colleagues,
            List<Member> standsInFor,
            LocalDate today) {

        public String customer(Task task) {
            return customers.getOrDefault(task.account().value(), "–");
        }

        /** The name behind an address, else the address. */
        public String name(String email) {
            return people.getOrDefault(email, email);
        }

        public long open() {
            return groups.entrySet().stream()
                    .filter(group -> group.getKey() != Due.DONE)
                    .mapToLong(group -> group.getValue().size())
                    .sum();
        }
    }

    @GetMapping("/work")
    String page(@RequestParam(defaultValue = "MINE") Whose whose, Model model) {
        Member me = MemberSessions.current().orElseThrow();
        access.require(me, Action.SEE_ACCOUNTS);
        LocalDate today = today();
        List<Member> members = access.members();
        List<Member> standsInFor = standsInFor(me, members, today);
        Set<String> meant = addresses(whose, me, standsInFor, members);
        List<Task> tasks = work.tasksSince(clock.instant().minus(DONE_SHOWN)).stream()
                .filter(task -> whose == Whose.ALL
                        || (whose == Whose.NOBODY
                                ? task.owner().isEmpty()
                                : task.owner().filter(meant::contains).isPresent()))
                .toList();
        Map<Due, List<Task>> groups = tasks.stream()
                .collect(Collectors.groupingBy(
                        task -> Due.of(task, today), () -> new EnumMap<>(Due.class), Collectors.toList()));
        model.addAttribute(
                "view",
                new View(
                        whose,
                        groups,
                        customers(tasks.stream().map(Task::account).collect(Collectors.toSet())),
                        names(members),
                        members.stream().filter(Member::active).toList(),
                        standsInFor,
                        today));
        return "work";
    }

    /** Cases of all customers: what is at stake, whose it is, what comes next. */
    public record CasesView(
            List<Case> cases,
            Optional<Case.Kind> kind,
            Optional<String> owner,
            boolean closed,
            boolean board,
            Map<Long, String> customers,
            Map<String, String> people,
            List<Member> colleagues,
            LocalDate today) {

        public String customer(Case each) {
            return customers.getOrDefault(each.account().value(), "–");
        }

        public String name(String email) {
            return people.getOrDefault(email, email);
        }

        public List<Case> of(Case.Kind column) {
            return cases.stream().filter(each -> each.kind() == column).toList();
        }

        public boolean overdue(Case each) {
            return each.open()
                    && each.nextStepOn().filter(day -> day.isBefore(today)).isPresent();
        }
    }

    @GetMapping("/work/cases")
    String cases(
            @RequestParam(required = false) Case.@Nullable Kind kind,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "false") boolean closed,
            @RequestParam(defaultValue = "false") boolean board,
            Model model) {
        Member me = MemberSessions.current().orElseThrow();
        access.require(me, Action.SEE_ACCOUNTS);
        Optional<String> whose = Optional.of(owner).filter(text -> !text.isBlank());
        List<Member> members = access.members();
        List<Case> found = work.casesSince(clock.instant().minus(Duration.ofDays(90))).stream()
                .filter(each -> each.open() != closed)
                .filter(each -> kind == null || each.kind() == kind)
                .filter(each -> whose.isEmpty() || each.owner().equals(whose))
                .toList();
        model.addAttribute(
                "view",
                new CasesView(
                        found,
                        Optional.ofNullable(kind),
                        whose,
                        closed,
                        board,
                        customers(found.stream().map(Case::account).collect(Collectors.toSet())),
                        names(members),
                        members.stream().filter(Member::active).toList(),
                        today()));
        return "cases";
    }

    @PostMapping("/tasks/{id}/done")
    String done(@PathVariable long id, @RequestParam(defaultValue = "") String back, HttpServletRequest request) {
        return change(
                id,
                "task.done",
                "/open",
                back,
                request,
                (task, by) -> work.finish(task, by.email()).isPresent());
    }

    @PostMapping("/tasks/{id}/open")
    String open(@PathVariable long id, @RequestParam(defaultValue = "") String back, HttpServletRequest request) {
        return change(
                id,
                "task.reopened",
                "/done",
                back,
                request,
                (task, by) -> work.reopen(task).isPresent());
    }

    @PostMapping("/tasks/{id}/remove")
    String remove(@PathVariable long id, @RequestParam(defaultValue = "") String back, HttpServletRequest request) {
        return change(id, "task.removed", "/restore", back, request, (task, by) -> work.removeTask(task, true));
    }

    @PostMapping("/tasks/{id}/restore")
    String restore(@PathVariable long id, @RequestParam(defaultValue = "") String back, HttpServletRequest request) {
        return change(id, "task.restored", "/remove", back, request, (task, by) -> work.removeTask(task, false));
    }

    @PostMapping("/tasks/{id}/move")
    String move(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(required = false) @Nullable LocalDate due,
            @RequestParam(defaultValue = "") String back,
            HttpServletRequest request) {
        Optional<String> whose = access.members().stream()
                .map(Member::email)
                .filter(owner::equals)
                .findFirst();
        return change(
                id,
                "task.moved",
                "",
                back,
                request,
                (task, by) -> work.move(task, whose, Optional.ofNullable(due), by.email())
                        .isPresent());
    }

    private interface Change {
        boolean make(long task, Member by);
    }

    private String change(long id, String action, String undo, String back, HttpServletRequest request, Change change) {
        Task task = work.task(id).orElseThrow(NotThere::new);
        AccountHead head = heads.change(task.account().value());
        Member by = MemberSessions.current().orElseThrow();
        if (change.make(id, by)) {
            access.audit(Actor.Person.of(by), action, "account " + head.number(), Map.of("task", id));
            if (undo.isEmpty()) {
                Notices.leave(request, action);
            } else {
                Notices.leave(request, action, "/tasks/" + id + undo);
            }
        }
        return Back.to(back, "/work");
    }

    private List<Member> standsInFor(Member me, List<Member> members, LocalDate today) {
        Set<Member.Id> away = access.standsInFor(me.id(), today);
        return members.stream().filter(member -> away.contains(member.id())).toList();
    }

    /** Tasks name their owner by address; older ones and imports by name. */
    private static Set<String> addresses(Whose whose, Member me, List<Member> standsInFor, List<Member> members) {
        Stream<Member> meant = whose == Whose.TEAM
                ? members.stream()
                        .filter(member -> member.id().equals(me.id())
                                || me.team().isPresent() && me.team().equals(member.team()))
                : Stream.concat(Stream.of(me), standsInFor.stream());
        Set<String> addresses = new LinkedHashSet<>();
        meant.forEach(member -> addresses.addAll(List.of(member.email(), member.name())));
        return addresses;
    }

    private Map<Long, String> customers(Set<Account.Id> ids) {
        return accounts.histories(ids).values().stream()
                .map(AccountHistory::account)
                .collect(Collectors.toMap(account -> account.id().value(), Account::name));
    }

    static Map<String, String> names(List<Member> members) {
        return members.stream().collect(Collectors.toMap(Member::email, Member::name, (one, other) -> one));
    }

    private LocalDate today() {
        return clock.instant().atZone(accounts.installation().zone()).toLocalDate();
    }
}
