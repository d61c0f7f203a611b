package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.Desk;
import io.perennial.accounts.Field;
import io.perennial.accounts.TeamRole;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A customer's fields and team, changed by hand. What a person set stands against later imports until it is given back;
 * each change is dated, so that "as of" stays true.
 */
@Controller
public class AccountDeskPage {

    /** Fields shown first, in this order; they are there also when nobody gave them yet. */
    private static final List<String> FIRST = List.of("name", "touch_model", "lifecycle", "timezone", "currency");

    /** Not edited here: the parent by merging, the CSM by the team, the day of arrival not at all. */
    private static final List<String> ELSEWHERE = List.of("parent", "owner", "created_at");

    private static final int CHANGES_SHOWN = 30;

    /** Before the key of a field in the name of its input. */
    private static final String INPUT = "f.";

    private final AccountHeads heads;
    private final Accounts accounts;
    private final Access access;
    private final Clock clock;

    AccountDeskPage(AccountHeads heads, Accounts accounts, Access access, Clock clock) {
        this.heads = heads;
        this.accounts = accounts;
        this.access = access;
        this.clock = clock;
    }

    /**
     * A field with its present value.
     *
     * @param byHand a person set it, and it stands against what sources say
     */
    public record Row(String key, String type, String value, boolean byHand) {

        /** As its input is called, e.g. "f.name". */
        public String input() {
            return INPUT + key;
        }

        Row written(@Nullable String value) {
            return value == null ? this : new Row(key, type, value, byHand);
        }
    }

    /**
     * The page.
     *
     * @param problems what is wrong with what was written, by field
     */
    public record View(
            AccountHead head,
            List<Row> fields,
            List<Member> colleagues,
            List<AccountHistory.Change> changes,
            Map<String, String> problems) {

        /** Constants and days of the history as the page says them, e.g. "TECH" as "Tech touch". */
        public String inWords(String field, String value, Words words) {
            String constant = field.equals("touch_model") ? "touch." + value : field + "." + value;
            if (words.has(constant)) {
                return words.text(constant);
            }
            return value.matches("\\d{4}-\\d{2}-\\d{2}") ? words.date(LocalDate.parse(value)) : value;
        }

        public boolean wrong(Row row) {
            return problems.containsKey(row.key());
        }
    }

    @GetMapping("/accounts/{id}/edit")
    String page(@PathVariable long id, Model model) {
        AccountHead head = heads.see(id);
        return show(head, rows(head), Map.of(), model);
    }

    private String show(AccountHead head, List<Row> rows, Map<String, String> problems, Model model) {
        model.addAttribute(
                "view",
                new View(
                        head,
                        rows,
                        access.members().stream().filter(Member::active).toList(),
                        head.history().changes().reversed().stream()
                                .limit(CHANGES_SHOWN)
                                .toList(),
                        problems));
        return "account-edit";
    }

    private List<Row> rows(AccountHead head) {
        List<Field> known = accounts.fields();
        Set<String> byHand = accounts.heldByHand(head.id());
        List<Row> first = FIRST.stream()
                .map(key -> new Row(key, type(key, known), value(head, key), byHand.contains(key)))
                .toList();
        List<Row> others = known.stream()
                .filter(field -> !FIRST.contains(field.key()) && !ELSEWHERE.contains(field.key()))
                .sorted(Comparator.comparing(Field::key))
                .map(field -> new Row(
                        field.key(), field.type().name(), value(head, field.key()), byHand.contains(field.key())))
                .toList();
        return Stream.concat(first.stream(), others.stream()).toList();
    }

    private static String type(String key, List<Field> known) {
        return known.stream()
                .filter(field -> field.key().equals(key))
                .map(field -> field.type().name())
                .findFirst()
                .orElse("TEXT");
    }

    private static String value(AccountHead head, String key) {
        Account account = head.account();
        return switch (key) {
            case "name" -> account.name();
            case "touch_model" -> account.touchModel().name();
            case "lifecycle" -> account.lifecycle().name();
            case "timezone" -> account.zone().getId();
            case "currency" -> account.currency().getCurrencyCode();
            default -> {
                Object value = account.fields().get(key);
                yield value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15
                        ? Long.toString(number.longValue())
                        : value == null ? "" : value.toString();
            }
        };
    }

    /** Takes over what was changed; what cannot be taken stays as it was written, with the reason at its field. */
    @PostMapping("/accounts/{id}/fields")
    String edit(
            @PathVariable long id,
            @RequestParam Map<String, String> written,
            @ModelAttribute("page") Frame frame,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        AccountHead head = heads.change(id);
        Map<String, String> problems = new HashMap<>();
        for (Row row : rows(head)) {
            String value = written.getOrDefault(row.input(), row.value()).strip();
            if (!value.equals(row.value())) {
                try {
                    desk().edit(head.id(), row.key(), Optional.<Object>of(value).filter(text -> !text.equals("")));
                } catch (IllegalArgumentException refused) {
                    problems.put(row.key(), frame.words().sentence(String.valueOf(refused.getMessage())));
                }
            }
        }
        if (problems.isEmpty()) {
            Notices.leave(request, "desk.saved");
            return "redirect:" + head.path() + "/edit";
        }
        response.setStatus(422);
        AccountHead now = heads.change(id);
        List<Row> rows = rows(now).stream()
                .map(row -> problems.containsKey(row.key()) ? row.written(written.get(row.input())) : row)
                .toList();
        return show(now, rows, problems, model);
    }

    @PostMapping("/accounts/{id}/fields/{field}/release")
    String release(@PathVariable long id, @PathVariable String field, HttpServletRequest request) {
        AccountHead head = heads.change(id);
        desk().release(head.id(), field);
        Notices.leave(request, "desk.released");
        return "redirect:" + head.path() + "/edit";
    }

    @PostMapping("/accounts/{id}/team")
    String assign(
            @PathVariable long id, @RequestParam TeamRole role, @RequestParam long member, HttpServletRequest request) {
        AccountHead head = heads.change(id);
        Member chosen =
                access.member(new Member.Id(member)).filter(Member::active).orElseThrow(NotThere::new);
        desk().assign(head.id(), role, chosen.id(), clock.instant());
        Notices.leave(request, "team.assigned", head.path() + "/team/" + role + "/" + member + "/relieve");
        return "redirect:" + head.path() + "/edit#team";
    }

    @PostMapping("/accounts/{id}/team/{role}/{member}/relieve")
    String relieve(
            @PathVariable long id, @PathVariable TeamRole role, @PathVariable long member, HttpServletRequest request) {
        AccountHead head = heads.change(id);
        if (desk().relieve(head.id(), role, new Member.Id(member), clock.instant())) {
            Notices.leave(request, "team.relieved");
        }
        return "redirect:" + head.path() + "/edit#team";
    }

    private Desk desk() {
        return accounts.by(Actor.Person.of(MemberSessions.current().orElseThrow()));
    }
}
