package io.perennial.web;

import io.perennial.access.Absence;
import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Member;
import io.perennial.accounts.Accounts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who is away, until when, and who sees and acts in their book meanwhile. */
@Controller
public class AbsencesPage {

    private final Access access;
    private final Accounts accounts;
    private final Clock clock;

    AbsencesPage(Access access, Accounts accounts, Clock clock) {
        this.access = access;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** An absence with its people by name. */
    public record Row(Absence absence, String member, String deputy, boolean now, boolean mayEnd) {}

    /** The page; {@code mayBeAway} are those whose absence one may write down. */
    public record View(
            List<Row> rows,
            List<Member> mayBeAway,
            List<Member> colleagues,
            Member me,
            LocalDate today,
            Optional<String> problem) {}

    @GetMapping("/work/absences")
    String page(Model model) {
        return show(Optional.empty(), model);
    }

    private String show(Optional<String> problem, Model model) {
        Member me = MemberSessions.current().orElseThrow();
        access.require(me, Action.SEE_ACCOUNTS);
        List<Member> members = access.members();
        Map<Member.Id, Member> byId = members.stream().collect(Collectors.toMap(Member::id, Function.identity()));
        LocalDate today = clock.instant().atZone(accounts.installation().zone()).toLocalDate();
        List<Row> rows = access.absencesFrom(today).stream()
                .flatMap(absence -> row(absence, byId, me, today).stream())
                .toList();
        List<Member> active = members.stream().filter(Member::active).toList();
        model.addAttribute(
                "view",
                new View(
                        rows,
                        active.stream().filter(member -> mayChange(me, member)).toList(),
                        active,
                        me,
                        today,
                        problem));
        return "absences";
    }

    private Optional<Row> row(Absence absence, Map<Member.Id, Member> byId, Member me, LocalDate today) {
        Member away = byId.get(absence.member());
        Member deputy = byId.get(absence.deputy());
        return away == null || deputy == null
                ? Optional.empty()
                : Optional.of(new Row(absence, away.name(), deputy.name(), absence.on(today), mayChange(me, away)));
    }

    private boolean mayChange(Member me, Member other) {
        return access.allows(me, Action.CHANGE_ACCOUNTS, me.scopeOf(Optional.of(other.email()), other.team()));
    }

    @PostMapping("/work/absences")
    String add(
            @RequestParam long member,
            @RequestParam long deputy,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (member == deputy || to.isBefore(from)) {
            response.setStatus(422);
            return show(Optional.of(member == deputy ? "absence.self" : "absence.order"), model);
        }
        Member by = MemberSessions.current().orElseThrow();
        Absence kept = access.away(new Member.Id(member), new Member.Id(deputy), from, to, by);
        Notices.leave(request, "absence.added", "/work/absences/" + kept.id() + "/end");
        return "redirect:/work/absences";
    }

    @PostMapping("/work/absences/{id}/end")
    String end(@PathVariable long id, HttpServletRequest request) {
        if (access.back(id, MemberSessions.current().orElseThrow())) {
            Notices.leave(request, "absence.ended", "/work/absences/" + id + "/resume");
        }
        return "redirect:/work/absences";
    }

    @PostMapping("/work/absences/{id}/resume")
    String resume(@PathVariable long id, HttpServletRequest request) {
        if (access.awayAgain(id, MemberSessions.current().orElseThrow())) {
            Notices.leave(request, "undone");
        }
        return "redirect:/work/absences";
    }
}
