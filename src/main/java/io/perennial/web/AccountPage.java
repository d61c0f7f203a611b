package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.accounts.Accounts;
import io.perennial.health.Health;
import io.perennial.health.Pulse;
import io.perennial.signals.SignalValue;
import io.perennial.signals.Signals;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The customer at a glance: the score, what it is made of, why it moved, and what our own people feel. */
@Controller
public class AccountPage {

    private static final int TREND_DAYS = 182;
    private static final int USUAL_SPAN = 28;
    private static final int WIDTH = 860;
    private static final int HEIGHT = 200;

    private final AccountHeads heads;
    private final Health health;
    private final Signals signals;
    private final ForecastViews forecasts;
    private final Accounts accounts;
    private final Access access;

    AccountPage(
            AccountHeads heads,
            Health health,
            Signals signals,
            ForecastViews forecasts,
            Accounts accounts,
            Access access) {
        this.forecasts = forecasts;
        this.accounts = accounts;
        this.heads = heads;
        this.health = health;
        this.signals = signals;
        this.access = access;
    }

    /** The page; without a score everything that rests on one is empty. */
    public record View(
            AccountHead head,
            Optional<ScoreView> score,
            ForecastView forecast,
            Currency currency,
            Optional<Pulse> pulse,
            Chart.Line trend,
            boolean hasTrend,
            LocalDate from,
            LocalDate to,
            Optional<DifferenceView> difference) {}

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
        model.addAttribute(
                "view",
                new View(
                        head,
                        report.map(found -> ScoreView.of(found, values, words)),
                        forecasts.of(head.id(), words),
                        accounts.installation().currency(),
                        health.pulse(head.id()),
                        trend(days, report, words),
                        days.stream().anyMatch(day -> day.score().isPresent()),
                        start,
                        end,
                        DifferenceView.of(start, end, health.difference(head.id(), start, end), words)));
        return "account";
    }

    /** The signals the score was made of: kept for the latest, else computed as of then. */
    private Map<String, SignalValue> values(Health.Report report) {
        return signals.current(report.account())
                .filter(current -> current.asOf().equals(report.asOf()))
                .map(Signals.Current::values)
                .orElseGet(() -> signals.valuesAsOf(report.account(), report.asOf()));
    }

    private static Chart.Line trend(List<Health.Day> days, Optional<Health.Report> report, Words words) {
        List<Chart.Point> points = new ArrayList<>(days.stream()
                .map(day -> new Chart.Point(day.day(), day.score()))
                .toList());
        report.filter(Health.Report::provisional)
                .filter(live -> points.isEmpty() || points.getLast().day().isBefore(live.day()))
                .ifPresent(live ->
                        points.add(new Chart.Point(live.day(), live.score().score())));
        return Chart.line(points, 0, 100, List.of(0.0, 40.0, 70.0, 100.0), WIDTH, HEIGHT, words);
    }

    @PostMapping("/accounts/{id}/pulse")
    String pulse(
            @PathVariable long id,
            @RequestParam Pulse.Colour colour,
            @RequestParam String reason,
            HttpServletRequest request) {
        AccountHead head = heads.change(id);
        Member by = MemberSessions.current().orElseThrow();
        if (!reason.isBlank()) {
            health.givePulse(head.id(), colour, reason, by.name());
            access.audit(Actor.Person.of(by), "pulse.given", "account " + id, Map.of("colour", colour));
            Notices.leave(request, "pulse.given");
        }
        return "redirect:" + head.path();
    }
}
