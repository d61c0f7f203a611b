package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.configuration.Configuration;
import io.perennial.configuration.ConfigurationText;
import io.perennial.configuration.Problem;
import io.perennial.configuration.Saved;
import io.perennial.health.Health;
import io.perennial.health.Outcome;
import io.perennial.health.Scorecard;
import io.perennial.health.Validation;
import io.perennial.health.WeightSuggestion;
import io.perennial.portfolio.Filter;
import io.perennial.portfolio.Portfolio;
import io.perennial.portfolio.Summary;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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

/** How health is judged: whether it came true, the scorecards, their versions, and other weights. */
@Controller
public class HealthPage {

    private static final String KIND = "scorecard";
    private static final int LOST_SHOWN = 50;

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
            Validation validation,
            Map<Account.Id, String> names,
            List<Scorecard> inForce,
            List<ConfigurationText> texts) {

        public List<Outcome> lost() {
            return validation.lostWhileGreen().stream().limit(LOST_SHOWN).toList();
        }

        public boolean inForce(ConfigurationText text) {
            return inForce.stream().anyMatch(card -> card.key().equals(text.key()));
        }
    }

    /** One scorecard's text, to be changed. */
    public record Editor(
            String key, String text, int basedOn, List<ConfigurationText> versions, List<Problem> problems) {}

    @GetMapping("/health")
    String page(Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_RULES);
        Validation validation = health.validation(Optional.empty());
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
                        validation,
                        names,
                        health.scorecards(),
                        configuration.currents(KIND)));
        return "health";
    }

    @GetMapping("/health/scorecards/{key}")
    String scorecard(@PathVariable String key, Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_RULES);
        ConfigurationText current = configuration.current(KIND, key).orElseThrow(NotThere::new);
        return editor(
                new Editor(key, current.text(), current.version(), configuration.versions(KIND, key), List.of()),
                model);
    }

    @PostMapping("/health/scorecards/{key}")
    String save(
            @PathVariable String key,
            @RequestParam String text,
            @RequestParam int basedOn,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam(defaultValue = "save") String go,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Member by = MemberSessions.current().orElseThrow();
        access.require(by, Action.CHANGE_RULES);
        if (go.equals("check")) {
            List<Problem> problems = configuration.validate(KIND, key, text);
            model.addAttribute("checked", problems.isEmpty());
            return editor(new Editor(key, text, basedOn, configuration.versions(KIND, key), problems), model);
        }
        return switch (configuration.save(KIND, key, text, Actor.Person.of(by), comment, basedOn)) {
            case Saved.Invalid(var problems) -> {
                response.setStatus(422);
                yield editor(new Editor(key, text, basedOn, configuration.versions(KIND, key), problems), model);
            }
            case Saved.Stale(var newer) -> {
                response.setStatus(409);
                model.addAttribute("stale", newer);
                yield editor(new Editor(key, text, newer, configuration.versions(KIND, key), List.of()), model);
            }
            case Saved.Stored(var version) -> leave(request, "scorecard.saved", key);
            case Saved.Unchanged(var version) -> leave(request, "scorecard.unchanged", key);
        };
    }

    private static String leave(HttpServletRequest request, String notice, String key) {
        Notices.leave(request, notice);
        return "redirect:/health/scorecards/" + key;
    }

    private static String editor(Editor editor, Model model) {
        model.addAttribute("view", editor);
        if (!model.containsAttribute("checked")) {
            model.addAttribute("checked", false);
        }
        if (!model.containsAttribute("stale")) {
            model.addAttribute("stale", 0);
        }
        return "scorecard";
    }

    @GetMapping("/health/scorecards/{key}/diff")
    String diff(@PathVariable String key, @RequestParam int from, @RequestParam int to, Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_RULES);
        model.addAttribute("key", key);
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        model.addAttribute(
                "lines", List.of(configuration.diff(KIND, key, from, to).split("\n")));
        return "scorecard-diff";
    }

    @GetMapping("/health/scorecards/{key}/weights")
    String weights(@PathVariable String key, Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_RULES);
        model.addAttribute("key", key);
        model.addAttribute("suggestion", health.suggestWeights(inForce(key)));
        return "scorecard-weights";
    }

    @PostMapping("/health/scorecards/{key}/weights")
    String applyWeights(@PathVariable String key, @RequestParam String comment, HttpServletRequest request) {
        Member by = MemberSessions.current().orElseThrow();
        access.require(by, Action.CHANGE_RULES);
        if (health.suggestWeights(inForce(key)) instanceof WeightSuggestion.Proposal proposal) {
            health.applyWeights(key, proposal, Actor.Person.of(by), comment);
            return leave(request, "scorecard.saved", key);
        }
        return "redirect:/health/scorecards/" + key + "/weights";
    }

    private String inForce(String key) {
        return health.scorecards().stream()
                .map(Scorecard::key)
                .filter(key::equals)
                .findFirst()
                .orElseThrow(NotThere::new);
    }
}
