package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.accounts.Accounts;
import io.perennial.attention.Attention;
import io.perennial.events.ActivityDay;
import io.perennial.events.Freshness;
import io.perennial.events.Intake;
import io.perennial.health.Bands;
import io.perennial.health.Health;
import io.perennial.health.Pulse;
import io.perennial.products.Products;
import io.perennial.signals.SignalValue;
import io.perennial.signals.Signals;
import io.perennial.work.Case;
import io.perennial.work.SuccessPlan;
import io.perennial.work.Touchpoint;
import io.perennial.work.Work;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The customer at a glance: in short, what to do next, the score and why it moved, who, what, when. */
@Controller
public class AccountPage {

    private static final int TREND_DAYS = 182;
    private static final int USUAL_SPAN = 28;
    private static final int WIDTH = 860;
    private static final int HEIGHT = 200;
    private static final int NEARLY_HALF_A_YEAR = 170;
    private static final int LATEST = 8;

    private final AccountHeads heads;
    private final Health health;
    private final Signals signals;
    private final Intake intake;
    private final Products products;
    private final Attention attention;
    private final Work work;
    private final AccountTimeline timeline;
    private final ForecastViews forecasts;
    private final Accounts accounts;
    private final Access access;

    AccountPage(
            AccountHeads heads,
            Health health,
            Signals signals,
            Intake intake,
            Products products,
            Attention attention,
            Work work,
            AccountTimeline timeline,
            ForecastViews forecasts,
            Accounts accounts,
            Access access) {
        this.heads = heads;
        this.health = health;
        this.signals = signals;
        this.intake = intake;
        this.products = products;
        this.attention = attention;
        this.work = work;
        this.timeline = timeline;
        this.forecasts = forecasts;
        this.accounts = accounts;
        this.access = access;
    }

    /** The page; without a score everything that rests on one is empty. */
    public record View(
            AccountHead head,
            List<String> brief,
            Optional<Suggestion> next,
            Optional<ScoreView> score,
            Optional<Pulse> pulse,
            ForecastView forecast,
            Currency currency,
            Sized<Chart.Line> trend,
            boolean hasTrend,
            Health.PastProgress past,
            String finding,
            LocalDate from,
            LocalDate to,
            Optional<DifferenceView> difference,
            List<ProductLine> products,
            AccountPeoplePage.View people,
            List<Case> cases,
            List<SuccessPlan> plans,
            List<AccountTimeline.Entry> latest,
            Map<String, Instant> dataAsOf,
            List<Member> colleagues) {

        /** The name of a colleague behind an address, else the address. */
        public String name(String email) {
            return colleagues.stream()
                    .filter(member -> member.email().equals(email))
                    .map(Member::name)
                    .findFirst()
                    .orElse(email);
        }
    }

    @GetMapping("/accounts/{id}")
    String page(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @ModelAttribute("page") Frame frame,
            Model model) {
        AccountHead head = heads.see(id);
        Words words = frame.words();
        Optional<Health.Report> report = health.of(head.id());
        Map<String, SignalValue> values = report.map(this::values).orElse(Map.of());
        LocalDate last = report.map(Health.Report::day).orElse(head.today());
        LocalDate end = to == null ? last : to;
        LocalDate start = from == null ? end.minusDays(USUAL_SPAN) : from;
        List<Health.Day> days = health.history(head.id(), last.minusDays(TREND_DAYS), last);
        List<Chart.Point> trend = points(days, report);
        Bands bands = report.map(Health.Report::bands).orElse(Bands.USUAL);
        Optional<DifferenceView> usual = difference(head, last.minusDays(USUAL_SPAN), last, words);
        Optional<DifferenceView> asked = from == null && to == null ? usual : difference(head, start, end, words);
        List<Touchpoint> touchpoints = work.touchpoints(Set.of(head.id())).getOrDefault(head.id(), List.of());
        List<ActivityDay> activity = activity(head);
        AccountPeoplePage.View people = AccountPeoplePage.view(
                head, AccountPeoplePage.lastActive(activity, head.history().users()), touchpoints);
        List<Case> open = work.cases(Set.of(head.id())).getOrDefault(head.id(), List.of()).stream()
                .filter(Case::open)
                .toList();
        List<SuccessPlan> plans = work.successPlans(Set.of(head.id())).getOrDefault(head.id(), List.of());
        Currency currency = accounts.installation().currency();
        ForecastView forecast = forecasts.of(head, words);
        Optional<LocalDate> lastContact = touchpoints.stream()
                .flatMap(touchpoint -> touchpoint.heldAt().stream())
                .max(Comparator.naturalOrder())
                .map(at -> at.atZone(head.account().zone()).toLocalDate());
        Overview overview = new Overview(head, report, usual, values, people, open, words);
        model.addAttribute(
                "view",
                new View(
                        head,
                        Brief.of(overview.brief(last.minusDays(USUAL_SPAN), forecast, currency), words),
                        Suggestion.next(
                                overview.situation(
                                        attention.pending(Set.of(head.id())).getOrDefault(head.id(), List.of())),
                                work.dismissed(head.id()),
                                Underway.of(open, lastContact, head.today()),
                                words),
                        report.map(found -> ScoreView.of(found, values, words)),
                        health.pulse(head.id()),
                        forecast,
                        currency,
                        Sized.of(
                                WIDTH,
                                HEIGHT,
                                (width, height) -> Chart.line(
                                        trend,
                                        0,
                                        100,
                                        List.of(0.0, bands.watch(), bands.healthy(), 100.0),
                                        width,
                                        height,
                                        words)),
                        days.stream().anyMatch(day -> day.score().isPresent()),
                        health.pastProgress(),
                        finding(trend, words),
                        start,
                        end,
                        asked,
                        productLines(head, activity),
                        people,
                        open,
                        plans,
                        timeline.of(head, Optional.empty(), words).stream()
                                .limit(LATEST)
                                .toList(),
                        dataAsOf(intake.freshness()),
                        access.members().stream().filter(Member::active).toList()));
        return "account";
    }

    private Optional<DifferenceView> difference(AccountHead head, LocalDate from, LocalDate to, Words words) {
        return DifferenceView.of(from, to, health.difference(head.id(), from, to), words);
    }

    private List<ActivityDay> activity(AccountHead head) {
        LocalDate day = head.lastDay();
        return intake.activity(Set.of(head.id()), day.minusDays(AccountPeoplePage.DAYS - 1), day)
                .getOrDefault(head.id(), List.of());
    }

    private List<ProductLine> productLines(AccountHead head, List<ActivityDay> activity) {
        return ProductLine.of(
                Overview.running(head),
                activity,
                head.history().users(),
                intake.eventNames(),
                products.catalogue(),
                head.lastDay());
    }

    /** When each source last sent something, by its name. */
    static Map<String, Instant> dataAsOf(List<Freshness> freshness) {
        Map<String, Instant> last = new TreeMap<>();
        freshness.forEach(kind ->
                last.merge(kind.source().value(), kind.receivedAt(), (one, other) -> one.isAfter(other) ? one : other));
        return last;
    }

    /** The signals the score was made of: kept for the latest, else computed as of then. */
    private Map<String, SignalValue> values(Health.Report report) {
        return signals.current(report.account())
                .filter(current -> current.asOf().equals(report.asOf()))
                .map(Signals.Current::values)
                .orElseGet(() -> signals.valuesAsOf(report.account(), report.asOf()));
    }

    private static List<Chart.Point> points(List<Health.Day> days, Optional<Health.Report> report) {
        List<Chart.Point> points = new ArrayList<>(days.stream()
                .sorted(Comparator.comparing(Health.Day::day))
                .map(day -> new Chart.Point(day.day(), day.score()))
                .toList());
        report.filter(Health.Report::provisional)
                .filter(live -> points.isEmpty() || points.getLast().day().isBefore(live.day()))
                .ifPresent(live ->
                        points.add(new Chart.Point(live.day(), live.score().score())));
        return points;
    }

    /** "Score fell from 77 to 68 in half a year", since its day if known for less; below two points it stayed. */
    static String finding(List<Chart.Point> points, Words words) {
        List<Chart.Point> known =
                points.stream().filter(point -> point.value().isPresent()).toList();
        if (known.size() < 2) {
            return words.text("trend.title");
        }
        double from = known.getFirst().value().getAsDouble();
        double to = known.getLast().value().getAsDouble();
        LocalDate since = known.getFirst().day();
        String span = since.isAfter(points.getLast().day().minusDays(NEARLY_HALF_A_YEAR))
                ? words.text("trend.since", words.date(since))
                : words.text("trend.half-year");
        String moved = Math.abs(to - from) < 2 ? "trend.stayed" : to > from ? "trend.rose" : "trend.fell";
        return words.text(moved, words.score(from), words.score(to), span);
    }

    /** A suggestion was of no use; another comes. */
    @PostMapping("/accounts/{id}/suggestions/{key}/dismiss")
    String dismiss(@PathVariable long id, @PathVariable String key, HttpServletRequest request) {
        AccountHead head = heads.change(id);
        Member by = MemberSessions.current().orElseThrow();
        work.dismiss(head.id(), key, by.email());
        access.audit(Actor.Person.of(by), "suggestion.dismissed", "account " + id, Map.of("suggestion", key));
        Notices.leave(request, "next.dismissed", head.path() + "/suggestions/" + key + "/recall");
        return "redirect:" + head.path();
    }

    @PostMapping("/accounts/{id}/suggestions/{key}/recall")
    String recall(@PathVariable long id, @PathVariable String key, HttpServletRequest request) {
        AccountHead head = heads.change(id);
        if (work.recall(head.id(), key)) {
            Notices.leave(request, "undone");
        }
        return "redirect:" + head.path();
    }
}
