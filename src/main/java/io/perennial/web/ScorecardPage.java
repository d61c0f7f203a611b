package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Accounts;
import io.perennial.configuration.Configuration;
import io.perennial.configuration.ConfigurationText;
import io.perennial.configuration.Problem;
import io.perennial.configuration.Saved;
import io.perennial.health.Health;
import io.perennial.health.Preview;
import io.perennial.health.ScorecardForm;
import io.perennial.signals.Signal;
import io.perennial.signals.Signals;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One scorecard: as a form or as text, tried on the customers of today before it is saved; its versions. */
@Controller
public class ScorecardPage {

    static final String KIND = "scorecard";
    private static final int MOVED_SHOWN = 40;

    private final Health health;
    private final Signals signals;
    private final Configuration configuration;
    private final Accounts accounts;
    private final Access access;

    ScorecardPage(Health health, Signals signals, Configuration configuration, Accounts accounts, Access access) {
        this.health = health;
        this.signals = signals;
        this.configuration = configuration;
        this.accounts = accounts;
        this.access = access;
    }

    /** What a change would do, with the names of whom it moves. */
    public record Tried(Preview preview, Map<Account.Id, String> names) {

        public List<Preview.Moved> moved() {
            return preview.moved().stream().limit(MOVED_SHOWN).toList();
        }

        public int highest() {
            return Math.max(
                    1,
                    Math.max(
                            preview.scoresBefore().stream()
                                    .mapToInt(Integer::intValue)
                                    .max()
                                    .orElse(0),
                            preview.scoresAfter().stream()
                                    .mapToInt(Integer::intValue)
                                    .max()
                                    .orElse(0)));
        }
    }

    /**
     * The page.
     *
     * @param form empty where the text is no scorecard; then it is changed as text
     * @param asText whether the text is shown instead of the form
     * @param places which row of the form a line of the text is
     * @param stale the newer version, where somebody saved meanwhile; else 0
     * @param waiting customers that wait to be scored by the rules of now
     */
    public record View(
            String key,
            String text,
            Optional<ScorecardForm> form,
            boolean asText,
            int basedOn,
            List<ConfigurationText> versions,
            List<Problem> problems,
            Map<Integer, String> places,
            Optional<Tried> tried,
            int stale,
            int waiting,
            List<Signal> catalogue) {

        /** What the groups of measures are called that are ours. */
        public List<String> groups(Words words) {
            return ScoreView.groupNames(words);
        }

        /** What is wrong at a place of the form, e.g. "measure 0". */
        public List<String> wrong(String place) {
            return problems.stream()
                    .filter(problem -> place.equals(places.get(problem.line())))
                    .map(Problem::message)
                    .toList();
        }

        /** What is wrong and belongs to no place of the form. */
        public List<Problem> general() {
            return problems.stream()
                    .filter(problem -> !places.containsKey(problem.line()))
                    .toList();
        }
    }

    @GetMapping("/health/scorecards/{key}")
    String page(@PathVariable String key, @RequestParam(defaultValue = "false") boolean text, Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_RULES);
        ConfigurationText current = configuration.current(KIND, key).orElseThrow(NotThere::new);
        Optional<ScorecardForm> form = health.read(key, current.text()).map(ScorecardForm::of);
        return show(
                key, current.text(), form, text, current.version(), List.of(), Map.of(), Optional.empty(), 0, model);
    }

    private String show(
            String key,
            String text,
            Optional<ScorecardForm> form,
            boolean asText,
            int basedOn,
            List<Problem> problems,
            Map<Integer, String> places,
            Optional<Tried> tried,
            int stale,
            Model model) {
        model.addAttribute(
                "view",
                new View(
                        key,
                        text,
                        form,
                        asText || form.isEmpty(),
                        basedOn,
                        configuration.versions(KIND, key),
                        problems,
                        places,
                        tried,
                        stale,
                        signals.waitingForRules(),
                        signals.catalogue()));
        return "scorecard";
    }

    /** As text. */
    @PostMapping("/health/scorecards/{key}")
    String text(
            @PathVariable String key,
            @RequestParam String text,
            @RequestParam int basedOn,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam(defaultValue = "save") String go,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<ScorecardForm> form = health.read(key, text).map(ScorecardForm::of);
        return decide(key, text, form, true, basedOn, Map.of(), comment, go, model, request, response);
    }

    /** As a form. */
    @PostMapping("/health/scorecards/{key}/form")
    String form(
            @PathVariable String key,
            @RequestParam int basedOn,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam(defaultValue = "save") String go,
            @ModelAttribute("page") Frame frame,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        ScorecardForm form = ScorecardFields.read(request, frame.words());
        ScorecardForm.Written written = form.written();
        return decide(
                key,
                written.text(),
                Optional.of(form),
                false,
                basedOn,
                written.places(),
                comment,
                go,
                model,
                request,
                response);
    }

    private String decide(
            String key,
            String text,
            Optional<ScorecardForm> form,
            boolean asText,
            int basedOn,
            Map<Integer, String> places,
            String comment,
            String go,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Member by = MemberSessions.current().orElseThrow();
        access.require(by, Action.CHANGE_RULES);
        if (go.equals("try")) {
            List<Problem> problems = configuration.validate(KIND, key, text);
            Optional<Tried> tried =
                    problems.isEmpty() ? health.preview(key, text).map(this::tried) : Optional.empty();
            return show(key, text, form, asText, basedOn, problems, places, tried, 0, model);
        }
        return switch (configuration.save(KIND, key, text, Actor.Person.of(by), comment, basedOn)) {
            case Saved.Invalid(var problems) -> {
                response.setStatus(422);
                yield show(key, text, form, asText, basedOn, problems, places, Optional.empty(), 0, model);
            }
            case Saved.Stale(var newer) -> {
                response.setStatus(409);
                yield show(key, text, form, asText, newer, List.of(), places, Optional.empty(), newer, model);
            }
            case Saved.Stored(var version) -> leave(request, "scorecard.saved", key);
            case Saved.Unchanged(var version) -> leave(request, "scorecard.unchanged", key);
        };
    }

    private Tried tried(Preview preview) {
        Map<Account.Id, String> names = accounts
                .histories(preview.moved().stream()
                        .limit(MOVED_SHOWN)
                        .map(Preview.Moved::account)
                        .collect(Collectors.toSet()))
                .values()
                .stream()
                .map(AccountHistory::account)
                .collect(Collectors.toMap(Account::id, Account::name));
        return new Tried(preview, names);
    }

    /** An old text becomes the newest version. */
    @PostMapping("/health/scorecards/{key}/restore")
    String restore(@PathVariable String key, @RequestParam int version, HttpServletRequest request) {
        Member by = MemberSessions.current().orElseThrow();
        access.require(by, Action.CHANGE_RULES);
        ConfigurationText old = configuration.versions(KIND, key).stream()
                .filter(each -> each.version() == version)
                .findFirst()
                .orElseThrow(NotThere::new);
        boolean stored = configuration.save(KIND, key, old.text(), Actor.Person.of(by), "version " + version)
                instanceof Saved.Stored;
        return leave(request, stored ? "scorecard.restored" : "scorecard.unchanged", key);
    }

    /** How many customers still wait for their score by the rules of now. */
    @GetMapping("/health/rescoring")
    String rescoring(Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_RULES);
        model.addAttribute("waiting", signals.waitingForRules());
        return "rescoring";
    }

    /** Says what was done and leads back to the scorecard. */
    static String leave(HttpServletRequest request, String notice, String key) {
        Notices.leave(request, notice);
        return "redirect:/health/scorecards/" + key;
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
}
