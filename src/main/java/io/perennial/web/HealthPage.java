package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.configuration.Configuration;
import io.perennial.configuration.ConfigurationText;
import io.perennial.health.Health;
import io.perennial.health.Outcome;
import io.perennial.health.Scorecard;
import io.perennial.health.Validation;
import io.perennial.portfolio.Filter;
import io.perennial.portfolio.Portfolio;
import io.perennial.portfolio.Presence;
import io.perennial.portfolio.Summary;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How health is judged: whether it came true, the scorecards, their versions, and other weights. */
@Controller
public class HealthPage {

    private static final String KIND = "scorecard";
    private static final int LOST_SHOWN = 50;

    /** How far ahead scores are held against what happened, in days. */
    public static final List<Integer> HORIZONS = List.of(30, 60, 90);

    private final Health health;
    private final Portfolio portfolio;
    private final Configuration configuration;
    private final Accounts accounts;
    private final Access access;

    HealthPage(Health health, Portfolio portfolio, Configuration configuration, Accounts accounts, Access access) {
        this.health = health;
        this.portfolio = portfolio;
        this.configuration = configuration;
        this.accounts = accounts;
        this.access = access;
    }

    /** Bands and whether they came true. */
    public record View(
            Summary bands,
            long leaving,
            Validation validation,
            Map<Account.Id, String> names,
            List<Scorecard> inForce,
            List<ConfigurationText> texts,
            int days,
            Health.PastProgress past) {

        public List<Outcome> lost() {
            return validation.lostWhileGreen().stream().limit(LOST_SHOWN).toList();
        }

        public boolean inForce(ConfigurationText text) {
            return inForce.stream().anyMatch(card -> card.key().equals(text.key()));
        }
    }

    @GetMapping("/health")
    String page(@RequestParam(defaultValue = "90") int days, Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_RULES);
        int horizon = HORIZONS.contains(days) ? days : Validation.HORIZON_DAYS;
        Validation validation = health.validation(Optional.empty(), horizon);
        Map<Account.Id, String> names = accounts
                .histories(validation.lostWhileGreen().stream()
                        .limit(LOST_SHOWN)
                        .map(Outcome::account)
                        .collect(Collectors.toSet()))
                .values()
                .stream()
                .collect(Collectors.toMap(
                        history -> history.account().id(),
                        history -> history.account().name()));
        model.addAttribute(
                "view",
                new View(
                        portfolio.summary(Filter.CUSTOMERS),
                        portfolio
                                .summary(Filter.CUSTOMERS.withPresences(Set.of(Presence.LEAVING)))
                                .accounts(),
                        validation,
                        names,
                        health.scorecards(),
                        configuration.currents(KIND),
                        horizon,
                        health.pastProgress()));
        return "health";
    }

    /** Computes the past anew by the rules of now, in the background. */
    @PostMapping("/health/past")
    String rescorePast(HttpServletRequest request) {
        Member by = MemberSessions.current().orElseThrow();
        access.require(by, Action.CHANGE_RULES);
        if (health.rescorePast(by.email())) {
            access.audit(Actor.Person.of(by), "health.past-rescored", "scores", Map.of());
            Notices.leave(request, "past.started");
        }
        return "redirect:/health#past";
    }

    @PostMapping("/health/past/cancel")
    String cancelPast() {
        access.require(MemberSessions.current().orElseThrow(), Action.CHANGE_RULES);
        health.cancelPast();
        return "redirect:/health#past";
    }
}
