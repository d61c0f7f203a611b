package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.conditions.BuilderForm;
import io.perennial.conditions.Checked;
import io.perennial.conditions.Conditions;
import io.perennial.configuration.Configuration;
import io.perennial.configuration.ConfigurationText;
import io.perennial.configuration.Problem;
import io.perennial.configuration.Saved;
import io.perennial.portfolio.Entry;
import io.perennial.portfolio.Filter;
import io.perennial.portfolio.Narrowing;
import io.perennial.portfolio.Portfolio;
import io.perennial.portfolio.Sort;
import io.perennial.portfolio.Summary;
import io.perennial.segments.Move;
import io.perennial.segments.Segment;
import io.perennial.segments.Segments;
import jakarta.servlet.http.HttpServletRequest;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One segment: who is in, what that amounts to, and what its condition would contain before it is saved. */
@Controller
public class SegmentPage {

    private static final int MOVES = 40;
    private static final int MOVE_DAYS = 28;
    private static final int SHOWN = 12;
    private static final String KEY = "[a-z0-9][a-z0-9._-]{0,62}";

    /** Addresses below /segments that are no segment. */
    private static final Set<String> PAGES = Set.of("new", "names", "touch", "balance", "draft");

    private final Segments segments;
    private final Portfolio portfolio;
    private final Conditions conditions;
    private final Configuration configuration;
    private final Accounts accounts;
    private final Access access;
    private final Clock clock;

    SegmentPage(
            Segments segments,
            Portfolio portfolio,
            Conditions conditions,
            Configuration configuration,
            Accounts accounts,
            Access access,
            Clock clock) {
        this.segments = segments;
        this.portfolio = portfolio;
        this.conditions = conditions;
        this.configuration = configuration;
        this.accounts = accounts;
        this.access = access;
        this.clock = clock;
    }

    /**
     * A segment being written.
     *
     * @param refused a row was asked for whose value does not fit
     */
    public record Draft(
            String key,
            String english,
            String german,
            boolean active,
            String when,
            int version,
            List<String> problems,
            boolean refused) {}

    /** What is known of a segment beside its text. */
    public record Known(
            List<Move> moves, Map<Account.Id, String> names, List<ConfigurationText> versions, Summary summary) {}

    /** What a condition would contain; empty preview: it is wrong. */
    public record Shown(
            Optional<Segments.Preview> preview,
            List<String> problems,
            List<Entry> some,
            double arr,
            Currency currency) {}

    @GetMapping("/segments/new")
    String begin(@RequestParam(defaultValue = "") String when, @ModelAttribute("page") Frame frame, Model model) {
        access.require(me(), Action.CHANGE_RULES);
        return show(frame, model, new Draft("", "", "", true, when, 0, List.of(), false));
    }

    @GetMapping("/segments/{key:" + KEY + "}")
    String open(@PathVariable String key, @ModelAttribute("page") Frame frame, Model model) {
        access.require(me(), Action.SEE_RULES);
        Segment segment = segments.find(key).orElseThrow(NotThere::new);
        return show(
                frame,
                model,
                new Draft(
                        key,
                        segment.english(),
                        segment.german(),
                        segment.active(),
                        segment.when(),
                        segment.version(),
                        List.of(),
                        false));
    }

    private String show(Frame frame, Model model, Draft draft) {
        Optional<Known> known =
                Optional.of(draft.key()).filter(key -> !key.isEmpty()).map(this::known);
        model.addAttribute("draft", draft);
        model.addAttribute("known", known);
        Shown shown = shown(draft.when());
        model.addAttribute("shown", shown);
        model.addAttribute(
                "rows",
                ConditionRows.of(
                        draft.when(),
                        !shown.problems().isEmpty(),
                        draft.refused() && shown.problems().isEmpty(),
                        conditions,
                        frame.words()));
        return "segment";
    }

    private Known known(String key) {
        List<Move> moves = segments.moves(key, clock.instant().minus(Duration.ofDays(MOVE_DAYS)), MOVES);
        return new Known(
                moves,
                AccountNames.of(
                        accounts, moves.stream().map(Move::account).distinct().toList()),
                configuration.versions(Segments.KIND, key),
                portfolio.summary(Filter.CUSTOMERS.with(Narrowing.inSegment(key))));
    }

    /**
     * The condition that is being written: whom it would contain, and as rows; with a row more or less, or with the
     * other joint.
     */
    @GetMapping("/segments/draft")
    String draft(
            @RequestParam(defaultValue = "") String when,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) Optional<BuilderForm.Operator> operator,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(required = false) Optional<Integer> without,
            @RequestParam(defaultValue = "false") boolean turn,
            @ModelAttribute("page") Frame frame,
            Model model) {
        access.require(me(), Action.CHANGE_RULES);
        Optional<String> longer =
                operator.flatMap(how -> ConditionRows.with(when, name, how, value, conditions, frame.words()));
        String next = longer.or(() -> without.map(index -> ConditionRows.without(when, index, conditions)))
                .orElseGet(() -> turn ? ConditionRows.turned(when, conditions) : when);
        return show(
                frame,
                model,
                new Draft("", "", "", true, next, 0, List.of(), operator.isPresent() && longer.isEmpty()));
    }

    private Shown shown(String when) {
        Currency currency = accounts.installation().currency();
        if (when.isBlank()) {
            return new Shown(Optional.empty(), List.of(), List.of(), 0, currency);
        }
        return switch (segments.preview(when)) {
            case Segments.Asked.Wrong(List<Problem> problems) ->
                new Shown(
                        Optional.empty(),
                        problems.stream().map(Problem::toString).toList(),
                        List.of(),
                        0,
                        currency);
            case Segments.Asked.Answered(Segments.Preview preview) -> {
                Filter matching = Filter.ALL.with(Narrowing.to(Set.copyOf(preview.matching())));
                List<Entry> some =
                        portfolio.page(matching, Sort.ARR, true, 0, SHOWN).entries();
                yield new Shown(
                        Optional.of(preview),
                        List.of(),
                        some,
                        portfolio.summary(matching).arr(),
                        currency);
            }
        };
    }

    @PostMapping("/segments")
    String save(
            @RequestParam(defaultValue = "") String key,
            @RequestParam String english,
            @RequestParam(defaultValue = "") String german,
            @RequestParam(defaultValue = "false") boolean active,
            @RequestParam String when,
            @RequestParam(defaultValue = "") String comment,
            @ModelAttribute("page") Frame frame,
            Model model,
            HttpServletRequest request) {
        Member by = me();
        access.require(by, Action.CHANGE_RULES);
        String name = key.isBlank() ? key(english) : key;
        String other = german.isBlank() ? english : german;
        if (key.isBlank() && segments.find(name).isPresent()) {
            return show(
                    frame,
                    model,
                    new Draft("", english, german, active, when, 0, List.of(frame.text("segment.taken", name)), false));
        }
        Saved saved = segments.save(name, english, other, active, when, Actor.Person.of(by), comment);
        return switch (saved) {
            case Saved.Stored stored -> done(request, "segment.saved", name);
            case Saved.Unchanged unchanged -> done(request, "segment.unchanged", name);
            case Saved.Stale stale -> done(request, "segment.stale", name);
            case Saved.Invalid(List<Problem> problems) ->
                show(
                        frame,
                        model,
                        new Draft(key, english, german, active, when, 0, besideCondition(problems, when), false));
        };
    }

    /** What is wrong beside the condition, of which its preview says so itself. */
    private List<String> besideCondition(List<Problem> problems, String when) {
        boolean said = !when.isBlank() && conditions.check(when) instanceof Checked.Invalid;
        return problems.stream()
                .map(Problem::message)
                .filter(message -> !said || !message.startsWith(Segments.OF_CONDITION))
                .toList();
    }

    private static String done(HttpServletRequest request, String notice, String key) {
        Notices.leave(request, notice);
        return "redirect:/segments/" + key;
    }

    /** "Großkunden in Not" -> grosskunden-in-not. */
    static String key(String name) {
        String plain = Normalizer.normalize(name.toLowerCase(Locale.ROOT).replace("ß", "ss"), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String cut = plain.substring(0, Math.min(50, plain.length()));
        return cut.isEmpty() || PAGES.contains(cut) ? "segment-" + cut : cut;
    }

    @PostMapping("/segments/{key:" + KEY + "}/remove")
    String remove(@PathVariable String key, HttpServletRequest request) {
        Member by = me();
        access.require(by, Action.CHANGE_RULES);
        Segment segment = segments.find(key).orElseThrow(NotThere::new);
        segments.remove(segment.key(), Actor.Person.of(by));
        Notices.leave(request, "segment.removed");
        return "redirect:/segments";
    }

    private static Member me() {
        return MemberSessions.current().orElseThrow();
    }
}
