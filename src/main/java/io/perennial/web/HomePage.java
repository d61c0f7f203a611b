package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.attention.Aside;
import io.perennial.attention.Attention;
import io.perennial.events.FactKind;
import io.perennial.events.Freshness;
import io.perennial.events.Intake;
import io.perennial.events.Silence;
import io.perennial.health.Band;
import io.perennial.portfolio.Entry;
import io.perennial.portfolio.Filter;
import io.perennial.portfolio.Movement;
import io.perennial.portfolio.Narrowing;
import io.perennial.portfolio.Portfolio;
import io.perennial.portfolio.Presence;
import io.perennial.portfolio.Sort;
import io.perennial.portfolio.Summary;
import io.perennial.signals.Signal;
import io.perennial.signals.Signals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The day's list, and beside it what the customers amount to, what moved and what lies ahead. */
@Controller
public class HomePage {

    /** As far ahead as renewals are prepared: the first of the 90, 60 and 30 days. */
    private static final int AHEAD = 90;

    private static final int DONE_DAYS = 7;
    private static final int MOST_DONE = 100;
    private static final int LEAVING_SHOWN = 5;

    private final Portfolio portfolio;
    private final Today today;
    private final Attention attention;
    private final Signals signals;
    private final Intake intake;
    private final Accounts accounts;
    private final Access access;
    private final Clock clock;

    HomePage(
            Portfolio portfolio,
            Today today,
            Attention attention,
            Signals signals,
            Intake intake,
            Accounts accounts,
            Access access,
            Clock clock) {
        this.portfolio = portfolio;
        this.today = today;
        this.attention = attention;
        this.signals = signals;
        this.intake = intake;
        this.accounts = accounts;
        this.access = access;
        this.clock = clock;
    }

    /** Which part of the list is shown. */
    public enum Tab {
        TODAY,
        WEEK,
        DONE
    }

    /** What a kind of data was last heard of. */
    public record Fresh(String kind, Instant receivedAt) {}

    /** Something done, and the customer it was done with. */
    public record Done(Aside aside, Optional<Entry> entry, boolean mayUndo) {}

    /**
     * The page.
     *
     * @param csms the members whose customers are shown, for addresses of the list; empty text: everybody's
     * @param visit until when the member looked before, if they did
     */
    public record View(
            LocalDate day,
            Book book,
            boolean team,
            Since since,
            LocalDate compared,
            Optional<Instant> visit,
            Tab tab,
            String csms,
            Summary summary,
            Currency currency,
            List<Currency> unpriced,
            Movement movement,
            List<Signals.Silence> silences,
            List<Silence> sources,
            Today.Listed list,
            List<Today.Day> week,
            List<Done> done,
            Summary notices,
            Summary leavingSummary,
            List<Entry> leaving,
            List<Fresh> fresh,
            Map<Member.Id, String> names,
            Map<String, String> owners,
            boolean anyAtAll) {

        /** The name of who a task belongs to, by the address it is written under. */
        public String owner(String email) {
            return owners.getOrDefault(email, email);
        }

        /** An address of this page with one part changed. */
        public String with(String name, String value) {
            Map<String, String> parts = new HashMap<>();
            parts.put("book", book.key());
            parts.put("since", since == Since.usual(visit.isPresent()) ? "" : since.key());
            parts.put("tab", tab == Tab.TODAY ? "" : tab.name().toLowerCase(Locale.ROOT));
            parts.put(name, value);
            return "/?"
                    + parts.entrySet().stream()
                            .filter(part -> !part.getValue().isEmpty())
                            .sorted(Map.Entry.comparingByKey())
                            .map(part -> part.getKey() + "=" + part.getValue())
                            .collect(Collectors.joining("&"));
        }

        /** What can be compared with. */
        public List<Since> spans() {
            return Since.offered(visit.isPresent());
        }

        /** Customers of a band in the list of accounts. */
        public String inBand(Band band) {
            return "/accounts?who=customer&band=" + band.name() + csms;
        }

        /** Customers who can give notice soon. */
        public String noticeBy(Optional<Band> band) {
            return "/accounts?who=customer&notice=" + AHEAD
                    + band.map(known -> "&band=" + known.name()).orElse("") + "&sort=NOTICE_DAY" + csms;
        }

        /** The renewal is likely, by health alone. */
        public Summary.Part committed() {
            return notices.of(Band.HEALTHY);
        }

        public Summary.Part open() {
            Summary.Part watch = notices.of(Band.WATCH);
            Summary.Part unknown = notices.of(Band.NOT_ENOUGH_DATA);
            return new Summary.Part(watch.accounts() + unknown.accounts(), watch.arr() + unknown.arr());
        }

        public Summary.Part atRisk() {
            return notices.of(Band.AT_RISK);
        }

        /** Reasons that began after the visit before are new. */
        public boolean fresh(LocalDate since) {
            return visit.isPresent() && since.isAfter(compared);
        }

        /** The three who rose most. */
        public List<Movement.Move> better() {
            return movement.moves().stream()
                    .filter(move -> move.change() > 0)
                    .limit(3)
                    .toList();
        }
    }

    @GetMapping("/")
    String home(
            @RequestParam(required = false) @Nullable String book,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String tab,
            @RequestParam(defaultValue = "0") int more,
            Model model) {
        Member member = MemberSessions.current().orElseThrow();
        access.require(member, Action.SEE_ACCOUNTS);
        List<Member> members = access.members();
        Book shown = Book.of(book, member);
        Optional<Set<Member.Id>> books = shown.of(member, members);
        LocalDate day = clock.instant().atZone(accounts.installation().zone()).toLocalDate();
        Optional<Instant> visit = attention.visit(member);
        Since compared = Since.of(since, visit.isPresent());
        LocalDate from = compared.day(day, visit.map(this::local));
        Tab open = tab(tab);
        Filter customers = in(books, Filter.CUSTOMERS.withPresences(Set.of(Presence.CUSTOMER)));
        Filter leaving = in(books, Filter.CUSTOMERS.withPresences(Set.of(Presence.LEAVING)));
        Summary summary = portfolio.summary(customers);
        List<Signals.Silence> silences = signals.silences(day);
        List<Freshness> freshness = intake.freshness();
        model.addAttribute(
                "view",
                new View(
                        day,
                        shown,
                        member.team().isPresent(),
                        compared,
                        from,
                        visit,
                        open,
                        csms(books),
                        summary,
                        accounts.installation().currency(),
                        accounts.unpriced(),
                        portfolio.movement(books, from),
                        silences,
                        intake.silences(freshness).stream()
                                .filter(silence -> silences.stream().noneMatch(known -> covers(known, silence)))
                                .toList(),
                        today.list(member, books, day, open == Tab.TODAY ? Today.SHOWN + Math.clamp(more, 0, 475) : 1),
                        open == Tab.WEEK ? today.week(books, day) : List.of(),
                        open == Tab.DONE ? done(member, books) : List.of(),
                        portfolio.summary(customers.with(Narrowing.noticeBy(day.plusDays(AHEAD)))),
                        portfolio.summary(leaving),
                        portfolio
                                .page(leaving, Sort.ARR, true, 0, LEAVING_SHOWN)
                                .entries(),
                        fresh(freshness),
                        members.stream().collect(Collectors.toMap(Member::id, Member::name)),
                        WorkPage.names(members),
                        summary.accounts() > 0 || portfolio.any()));
        return "home";
    }

    /** Where all sources are silent, no single one need be named. */
    private static boolean covers(Signals.Silence all, Silence one) {
        return all.need() == Signal.Need.TICKETS && one.kind() == FactKind.TICKET;
    }

    private LocalDate local(Instant at) {
        return at.atZone(accounts.installation().zone()).toLocalDate();
    }

    private static Tab tab(@Nullable String asked) {
        for (Tab tab : Tab.values()) {
            if (tab.name().equalsIgnoreCase(asked)) {
                return tab;
            }
        }
        return Tab.TODAY;
    }

    private static Filter in(Optional<Set<Member.Id>> books, Filter filter) {
        return books.map(filter::withBooks).orElse(filter);
    }

    private static String csms(Optional<Set<Member.Id>> books) {
        return books.map(ids -> "&csm="
                        + ids.stream()
                                .map(id -> Long.toString(id.value()))
                                .sorted()
                                .collect(Collectors.joining(",")))
                .orElse("");
    }

    private List<Done> done(Member member, Optional<Set<Member.Id>> books) {
        List<Aside> asides = attention.since(clock.instant().minus(Duration.ofDays(DONE_DAYS)), MOST_DONE).stream()
                .filter(aside -> books.isEmpty() || books.get().contains(aside.by()))
                .toList();
        Map<Account.Id, Entry> entries = new HashMap<>();
        today.entries(asides.stream().map(Aside::account).collect(Collectors.toSet()))
                .forEach(entry -> entries.put(entry.account(), entry));
        return asides.stream()
                .map(aside -> new Done(
                        aside,
                        Optional.ofNullable(entries.get(aside.account())),
                        aside.by().equals(member.id()) || access.allows(member, Action.MANAGE_MEMBERS)))
                .toList();
    }

    /** What most people want to know of freshness: use, contracts, tickets, answers, invoices. */
    private static List<Fresh> fresh(List<Freshness> all) {
        Map<Heard, Instant> last = new EnumMap<>(Heard.class);
        all.forEach(kind -> Heard.of(kind.kind())
                .ifPresent(heard -> last.merge(heard, kind.receivedAt(), (a, b) -> a.isAfter(b) ? a : b)));
        return last.entrySet().stream()
                .map(heard -> new Fresh(heard.getKey().name(), heard.getValue()))
                .toList();
    }
}
