package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.portfolio.BulkChange;
import io.perennial.portfolio.BulkChange.Kind;
import io.perennial.portfolio.Filter;
import io.perennial.portfolio.Narrowing;
import io.perennial.portfolio.Portfolio;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Changes to the customers that were selected in the list, or to all that it shows; and saved views of it. */
@Controller
class BulkActions {

    private static final int LONGEST_NAME = 80;
    private static final String TAG = "[^,~|{}\\\\\"]{1,40}";

    private final Portfolio portfolio;
    private final Accounts accounts;
    private final Access access;
    private final Clock clock;

    BulkActions(Portfolio portfolio, Accounts accounts, Access access, Clock clock) {
        this.portfolio = portfolio;
        this.accounts = accounts;
        this.access = access;
        this.clock = clock;
    }

    @PostMapping("/accounts/bulk")
    String start(
            @RequestParam Kind kind,
            @RequestParam Map<String, String> asked,
            @RequestParam(name = "id", defaultValue = "") List<Long> selected,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "") String query,
            HttpServletRequest request) {
        Member by = MemberSessions.current().orElseThrow();
        access.require(by, Action.CHANGE_ACCOUNTS);
        ListQuery list = ListQuery.of(Addresses.parts(query));
        Optional<String> value = value(kind, asked);
        if (value.isEmpty() || (!all && selected.isEmpty())) {
            Notices.leave(request, selected.isEmpty() && !all ? "bulk.nobody" : "bulk.value");
            return "redirect:/accounts" + list.kept();
        }
        Filter filter = all
                ? list.filter(
                        clock.instant().atZone(accounts.installation().zone()).toLocalDate())
                : Filter.ALL.with(
                        Narrowing.to(selected.stream().map(Account.Id::new).collect(Collectors.toSet())));
        return back(list, portfolio.change(filter, kind, value.get(), by));
    }

    private static String back(ListQuery list, long bulk) {
        String kept = list.kept();
        return "redirect:/accounts" + kept + (kept.isEmpty() ? "?" : "&") + "bulk=" + bulk;
    }

    private Optional<String> value(Kind kind, Map<String, String> asked) {
        return switch (kind) {
            case SET_CSM ->
                access.members().stream()
                        .filter(Member::active)
                        .map(member -> Long.toString(member.id().value()))
                        .filter(asked.getOrDefault("csm", "")::equals)
                        .findFirst();
            case ADD_TAG, REMOVE_TAG ->
                Optional.of(asked.getOrDefault("tag", "").strip()).filter(tag -> tag.matches(TAG));
            case SET_TOUCH ->
                Arrays.stream(Account.TouchModel.values())
                        .map(Enum::name)
                        .filter(asked.getOrDefault("touch", "")::equals)
                        .findFirst();
            case ADD_TASK -> task(asked.getOrDefault("title", "").strip(), asked.getOrDefault("due", ""));
            case UNDO -> Optional.empty();
        };
    }

    private static Optional<String> task(String title, String due) {
        try {
            return title.isEmpty() || title.length() > 500
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(due) + " " + title);
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    @GetMapping("/accounts/bulk/{id}")
    String progress(@PathVariable long id, Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.CHANGE_ACCOUNTS);
        model.addAttribute("bulk", portfolio.change(id).orElseThrow(NotThere::new));
        return "bulk-progress";
    }

    @PostMapping("/accounts/bulk/{id}/undo")
    String undo(@PathVariable long id, @RequestParam(defaultValue = "") String query) {
        Member by = mayTouch(id);
        ListQuery list = ListQuery.of(Addresses.parts(query));
        var undo = portfolio.undoChange(id, by);
        return back(list, undo.isPresent() ? undo.getAsLong() : id);
    }

    @PostMapping("/accounts/bulk/{id}/cancel")
    String cancel(@PathVariable long id, @RequestParam(defaultValue = "") String query) {
        mayTouch(id);
        portfolio.cancelChange(id);
        return back(ListQuery.of(Addresses.parts(query)), id);
    }

    /** One's own change, or anybody's for who manages members. */
    private Member mayTouch(long id) {
        Member by = MemberSessions.current().orElseThrow();
        access.require(by, Action.CHANGE_ACCOUNTS);
        BulkChange change = portfolio.change(id).orElseThrow(NotThere::new);
        if (!change.by().equals(by.id())) {
            access.require(by, Action.MANAGE_MEMBERS);
        }
        return by;
    }

    @PostMapping("/accounts/views")
    String save(
            @RequestParam String name,
            @RequestParam(defaultValue = "false") boolean shared,
            @RequestParam(defaultValue = "") String query,
            HttpServletRequest request) {
        Member by = MemberSessions.current().orElseThrow();
        access.require(by, Action.SEE_ACCOUNTS);
        ListQuery list = ListQuery.of(Addresses.parts(query));
        String title = name.strip();
        if (title.isEmpty() || title.length() > LONGEST_NAME) {
            Notices.leave(request, "views.name");
        } else {
            portfolio.saveView(title, list.kept(), shared, by);
            if (shared) {
                access.audit(Actor.Person.of(by), "view.shared", title, Map.of("query", list.kept()));
            }
            Notices.leave(request, "views.saved");
        }
        return "redirect:/accounts" + list.kept();
    }

    @PostMapping("/accounts/views/{id}/remove")
    String remove(@PathVariable long id, HttpServletRequest request) {
        Member by = MemberSessions.current().orElseThrow();
        Optional<String> removed = portfolio.removeView(id, access.allows(by, Action.CHANGE_RULES), by);
        removed.ifPresent(name -> {
            access.audit(Actor.Person.of(by), "view.removed", name, Map.of("id", id));
            Notices.leave(request, "views.removed");
        });
        return "redirect:/accounts";
    }
}
