package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.access.Role;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.TeamRole;
import io.perennial.configuration.Configuration;
import io.perennial.configuration.ConfigurationText;
import io.perennial.configuration.Problem;
import io.perennial.configuration.Saved;
import io.perennial.health.Band;
import io.perennial.portfolio.BulkChange;
import io.perennial.portfolio.Entry;
import io.perennial.portfolio.Filter;
import io.perennial.portfolio.Narrowing;
import io.perennial.portfolio.Portfolio;
import io.perennial.portfolio.Presence;
import io.perennial.portfolio.Sort;
import io.perennial.segments.Balance;
import io.perennial.segments.Segments;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How closely customers are looked after by rules, and by whom: proposals with what they would change. */
@Controller
public class TouchPage {

    /** Close to its notice day a customer keeps the face it knows. */
    private static final int KEPT_DAYS = 90;

    private final Segments segments;
    private final Portfolio portfolio;
    private final Configuration configuration;
    private final Accounts accounts;
    private final Access access;
    private final Clock clock;

    TouchPage(
            Segments segments,
            Portfolio portfolio,
            Configuration configuration,
            Accounts accounts,
            Access access,
            Clock clock) {
        this.segments = segments;
        this.portfolio = portfolio;
        this.configuration = configuration;
        this.accounts = accounts;
        this.access = access;
        this.clock = clock;
    }

    /** How many customers of which touch model become which, and what they pay. */
    public record Cell(long accounts, double arr) {}

    /** The rules and what they would change. */
    public record View(
            String text,
            int version,
            List<String> problems,
            List<Segments.Touch> changes,
            Map<Account.TouchModel, Cell> now,
            Map<Account.TouchModel, Cell> then,
            Map<Account.Id, String> names,
            Currency currency) {}

    /** The proposal who looks after whom. */
    public record Proposal(
            Balance balance, Map<Member.Id, String> names, Map<Account.Id, Entry> entries, Currency currency) {

        public String name(Optional<Member.Id> member) {
            return member.map(id -> names.getOrDefault(id, "")).orElse("–");
        }
    }

    @GetMapping("/segments/touch")
    String touch(@RequestParam(required = false) @Nullable String text, Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_RULES);
        ConfigurationText saved =
                configuration.current(Segments.TOUCH_KIND, Segments.TOUCH_KEY).orElseThrow(NotThere::new);
        model.addAttribute("view", view(text == null ? saved.text() : text, saved.version()));
        return "touch";
    }

    private View view(String text, int version) {
        List<Problem> problems = new ArrayList<>();
        List<Segments.Touch> touches = segments.touches(text, problems).orElse(List.of());
        List<Segments.Touch> changes =
                touches.stream().filter(Segments.Touch::changes).toList();
        Map<Account.Id, String> names = new HashMap<>();
        entries(changes.stream().map(Segments.Touch::account).collect(Collectors.toSet()))
                .forEach(entry -> names.put(entry.account(), entry.name()));
        return new View(
                text,
                version,
                problems.stream().map(Problem::message).toList(),
                changes.stream()
                        .sorted((a, b) -> Double.compare(b.arr(), a.arr()))
                        .toList(),
                cells(touches, false),
                cells(touches, true),
                names,
                accounts.installation().currency());
    }

    private static Map<Account.TouchModel, Cell> cells(List<Segments.Touch> touches, boolean proposed) {
        Map<Account.TouchModel, Cell> cells = new HashMap<>();
        touches.forEach(touch -> cells.merge(
                proposed ? touch.proposed() : touch.now(),
                new Cell(1, touch.arr()),
                (a, b) -> new Cell(a.accounts() + b.accounts(), a.arr() + b.arr())));
        return cells;
    }

    private List<Entry> entries(Set<Account.Id> ids) {
        return ids.isEmpty()
                ? List.of()
                : portfolio
                        .page(Filter.ALL.with(Narrowing.to(ids)), Sort.ARR, true, 0, 1000)
                        .entries();
    }

    @PostMapping("/segments/touch")
    String save(
            @RequestParam String text,
            @RequestParam(defaultValue = "save") String go,
            Model model,
            HttpServletRequest request) {
        Member by = MemberSessions.current().orElseThrow();
        access.require(by, Action.CHANGE_RULES);
        if (go.equals("try")) {
            model.addAttribute("view", view(text, 0));
            return "touch";
        }
        Saved saved =
                configuration.save(Segments.TOUCH_KIND, Segments.TOUCH_KEY, text, Actor.Person.of(by), "touch models");
        if (saved instanceof Saved.Invalid) {
            model.addAttribute("view", view(text, 0));
            return "touch";
        }
        Notices.leave(request, "touch.saved");
        return "redirect:/segments/touch";
    }

    /** Gives every customer the touch model that the saved rules say, in the background, to be undone. */
    @PostMapping("/segments/touch/apply")
    String apply() {
        Member by = MemberSessions.current().orElseThrow();
        access.require(by, Action.CHANGE_RULES);
        String text = configuration
                .current(Segments.TOUCH_KIND, Segments.TOUCH_KEY)
                .orElseThrow(NotThere::new)
                .text();
        Map<Account.Id, String> models = segments.touches(text, new ArrayList<>()).orElse(List.of()).stream()
                .filter(Segments.Touch::changes)
                .collect(Collectors.toMap(
                        Segments.Touch::account, touch -> touch.proposed().name()));
        return follow("/accounts?cols=arr,score,touch,csm", BulkChange.Kind.SET_TOUCH, models, by);
    }

    /** One change for all, however many values there are, so that it is followed and taken back as one. */
    private String follow(String list, BulkChange.Kind kind, Map<Account.Id, String> values, Member by) {
        return "redirect:" + list + (values.isEmpty() ? "" : "&bulk=" + portfolio.change(kind, values, by));
    }

    @GetMapping("/segments/balance")
    String balance(Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.CHANGE_RULES);
        model.addAttribute("proposal", proposal());
        return "balance";
    }

    private Proposal proposal() {
        LocalDate kept = clock.instant()
                .atZone(accounts.installation().zone())
                .toLocalDate()
                .plusDays(KEPT_DAYS);
        List<Entry> all = new ArrayList<>();
        Filter customers = Filter.CUSTOMERS.withPresences(Set.of(Presence.CUSTOMER));
        long pages;
        int number = 0;
        do {
            var page = portfolio.page(customers, Sort.NAME, false, number++, 1000);
            all.addAll(page.entries());
            pages = page.pages();
        } while (number < pages);
        List<Member> members = access.members();
        Map<Account.Id, Entry> entries = all.stream().collect(Collectors.toMap(Entry::account, entry -> entry));
        Map<Account.Id, Member.Id> holders = holders(entries.keySet());
        Balance balance = Balance.of(
                all.stream()
                        .map(entry -> new Balance.Customer(
                                entry.account(),
                                Optional.ofNullable(holders.get(entry.account())),
                                entry.arr(),
                                entry.touchModel(),
                                settled(entry, kept)))
                        .toList(),
                members.stream()
                        .filter(member -> member.active() && member.role() == Role.CSM)
                        .map(Member::id)
                        .toList());
        return new Proposal(
                balance,
                members.stream().collect(Collectors.toMap(Member::id, Member::name)),
                entries,
                accounts.installation().currency());
    }

    /** Who looks after each customer now; two colleagues of one name are still two. */
    private Map<Account.Id, Member.Id> holders(Set<Account.Id> customers) {
        Instant now = clock.instant();
        Map<Account.Id, Member.Id> holders = new HashMap<>();
        accounts.team(customers)
                .forEach((account, team) -> team.stream()
                        .filter(held -> held.role() == TeamRole.CSM && held.heldAt(now))
                        .findFirst()
                        .ifPresent(held -> holders.put(account, held.member())));
        return holders;
    }

    private static boolean settled(Entry entry, LocalDate kept) {
        return entry.health().filter(health -> health.band() != Band.AT_RISK).isPresent()
                && entry.noticeDay().filter(day -> day.isBefore(kept)).isEmpty();
    }

    @PostMapping("/segments/balance")
    String applyBalance() {
        Member by = MemberSessions.current().orElseThrow();
        access.require(by, Action.CHANGE_RULES);
        Map<Account.Id, String> members = proposal().balance().moves().stream()
                .collect(Collectors.toMap(
                        Balance.Change::account, move -> Long.toString(move.to().value())));
        return follow("/accounts?sort=CSM", BulkChange.Kind.SET_CSM, members, by);
    }
}
