package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.configuration.Configuration;
import io.perennial.health.Health;
import io.perennial.health.Scorecard;
import io.perennial.health.WeightSuggestion;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Weights that a scorecard in force could learn from what became of its customers. */
@Controller
class ScorecardWeightsPage {

    private final Health health;
    private final Configuration configuration;
    private final Access access;

    ScorecardWeightsPage(Health health, Configuration configuration, Access access) {
        this.health = health;
        this.configuration = configuration;
        this.access = access;
    }

    @GetMapping("/health/scorecards/{key}/weights")
    String page(@PathVariable String key, Model model, HttpServletRequest request) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_RULES);
        if (!inForce(key)) {
            return refused(key, request);
        }
        model.addAttribute("key", key);
        model.addAttribute("suggestion", health.suggestWeights(key));
        return "scorecard-weights";
    }

    @PostMapping("/health/scorecards/{key}/weights")
    String apply(@PathVariable String key, @RequestParam String comment, HttpServletRequest request) {
        Member by = MemberSessions.current().orElseThrow();
        access.require(by, Action.CHANGE_RULES);
        if (!inForce(key)) {
            return refused(key, request);
        }
        if (health.suggestWeights(key) instanceof WeightSuggestion.Proposal proposal) {
            health.applyWeights(key, proposal, Actor.Person.of(by), comment);
            return ScorecardPage.leave(request, "scorecard.saved", key);
        }
        return "redirect:/health/scorecards/" + key + "/weights";
    }

    /** A template has no outcomes to learn from; any other key is no scorecard. */
    private String refused(String key, HttpServletRequest request) {
        if (configuration.current(ScorecardPage.KIND, key).isEmpty()) {
            throw new NotThere();
        }
        return ScorecardPage.leave(request, "scorecard.weights.not-in-force", key);
    }

    private boolean inForce(String key) {
        return health.scorecards().stream().map(Scorecard::key).anyMatch(key::equals);
    }
}
