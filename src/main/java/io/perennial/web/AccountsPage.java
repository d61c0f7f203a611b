package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.accounts.Accounts;
import io.perennial.conditions.BuilderForm;
import io.perennial.conditions.Checked;
import io.perennial.conditions.Conditions;
import io.perennial.configuration.Problem;
import io.perennial.portfolio.BulkChange;
import io.perennial.portfolio.Entry;
import io.perennial.portfolio.Filter;
import io.perennial.portfolio.ListedName;
import io.perennial.portfolio.Page;
import io.perennial.portfolio.Portfolio;
import io.perennial.portfolio.SavedView;
import io.perennial.portfolio.Summary;
import io.perennial.segments.Segment;
import io.perennial.segments.Segments;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of customers: every filter, order and page is an address. */
@Controller
public class AccountsPage {

    private final Portfolio portfolio;
    private final Accounts accounts;
    private final Access access;
    private final Segments segments;
    private final Conditions conditions;
    private final Clock clock;

    AccountsPage(
            Portfolio portfolio,
            Accounts accounts,
            Access access,
            Segments segments,
            Conditions conditions,
            Clock clock) {
        this.portfolio = portfolio;
        this.accounts = accounts;
        this.access = access;
        this.segments = segments;
        this.conditions = conditions;
        this.clock = clock;
    }

    /**
     * The page: what was asked for and what came.
     *
     * @param bulk the change to many customers that was just begun
     * @param condition what was written as a free condition and could not be shown as rows, with what is wrong with it
     */
    public record View(
            ListQuery query,
            Page page,
            Summary summary,
            Currency currency,
            List<Member> members,
            List<SavedView> views,
            List<Segment> segments,
            List<String> tags,
            Optional<BulkChange> bulk,
            Free condition,
            boolean anyAtAll) {

        /** A month in which a score moves by less looks flat, as it is. */
        private static final double LEAST_SPAN = 20;

        public Pager pager() {
            return Pager.of(page, query::onPage);
        }

        /** The last 28 closings as a small line. */
        public String spark(Entry.Health health) {
            List<OptionalDouble> values = health.recent().stream()
                    .map(value -> value.isNaN() ? OptionalDouble.empty() : OptionalDouble.of(value))
                    .toList();
            return Chart.sparkline(values, LEAST_SPAN, 88, 24);
        }

        /** What a row of the filter may ask. */
        public List<RowChoice.Group> choices(Words words) {
            return RowChoice.ofList(words);
        }

        public String segment(String key, Locale locale) {
            return segments.stream()
                    .filter(segment -> segment.key().equals(key))
                    .findFirst()
                    .map(segment -> segment.name(locale))
                    .orElse(key);
        }

        /** The view whose list this is. */
        public Optional<SavedView> open() {
            return views.stream()
                    .filter(view -> view.query().equals(query.kept()))
                    .findFirst();
        }
    }

    /**
     * A condition written by hand.
     *
     * @param problems with their places; none: it is right, but not of the kind that the list's database answers
     */
    public record Free(String text, List<String> problems) {
        static final Free NONE = new Free("", List.of());
    }

    @GetMapping("/accounts")
    String page(@RequestParam Map<String, String> asked, @ModelAttribute("page") Frame frame, Model model) {
        Member member = MemberSessions.current().orElseThrow();
        access.require(member, Action.SEE_ACCOUNTS);
        ListQuery query = ListQuery.of(asked);
        Free free = Free.NONE;
        String written = asked.getOrDefault("cel", "").strip();
        if (!written.isEmpty()) {
            Optional<ListQuery> shown = rows(query, written);
            if (shown.isPresent()) {
                return "redirect:/accounts" + shown.get().kept();
            }
            free = new Free(written, problems(written));
        }
        Filter filter = query.filter(today());
        Page page = portfolio.page(filter, query.sort(), query.descending(), query.page());
        model.addAttribute(
                "view",
                new View(
                        query,
                        page,
                        page.summary(),
                        accounts.installation().currency(),
                        access.members(),
                        portfolio.views(member),
                        segments.all(),
                        portfolio.tags(),
                        bulk(asked.get("bulk")),
                        free,
                        page.total() > 0 || portfolio.any()));
        return "accounts";
    }

    private static Optional<Long> number(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(value -> value.matches("\\d{1,12}"))
                .map(Long::parseLong);
    }

    private Optional<BulkChange> bulk(@Nullable String id) {
        return number(id).flatMap(portfolio::change);
    }

    /** A free condition as rows of the list, where it is simple enough. */
    private Optional<ListQuery> rows(ListQuery query, String written) {
        return conditions
                .form(written)
                .flatMap(form -> FilterRow.of(form).map(rows -> query.withRows(rows, form.join())));
    }

    private List<String> problems(String written) {
        return switch (conditions.check(written)) {
            case Checked.Valid valid -> List.of();
            case Checked.Invalid(List<Problem> problems) ->
                problems.stream().map(Problem::toString).toList();
        };
    }

    private LocalDate today() {
        return clock.instant().atZone(accounts.installation().zone()).toLocalDate();
    }

    /** Adds a row of the builder. */
    @GetMapping("/accounts/row")
    String row(
            @RequestParam String name,
            @RequestParam BuilderForm.Operator operator,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String query,
            @ModelAttribute("page") Frame frame,
            HttpServletRequest request) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_ACCOUNTS);
        ListQuery now = ListQuery.of(Addresses.parts(query));
        Optional<FilterRow> row = ListedName.find(name)
                .map(listed -> new FilterRow(
                        listed, operator, ConditionRows.typed(listed.type(), value.strip(), frame.words())))
                .filter(found -> found.name().row(operator, found.value()).isPresent());
        if (row.isEmpty()) {
            Notices.leave(request, "filter.refused");
        }
        return "redirect:/accounts" + row.map(now::withRow).orElse(now).kept();
    }

    /** Chooses columns. */
    @GetMapping("/accounts/columns")
    String columns(
            @RequestParam(name = "col", defaultValue = "") List<String> chosen,
            @RequestParam(defaultValue = "") String query) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_ACCOUNTS);
        return "redirect:/accounts"
                + ListQuery.of(Addresses.parts(query))
                        .withColumns(Column.of(String.join(",", chosen)))
                        .kept();
    }

    @GetMapping("/accounts.csv")
    void csv(@RequestParam Map<String, String> asked, @ModelAttribute("page") Frame frame, HttpServletResponse response)
            throws IOException {
        Member member = MemberSessions.current().orElseThrow();
        access.require(member, Action.EXPORT_ACCOUNTS);
        ListQuery query = ListQuery.of(asked);
        access.audit(Actor.Person.of(member), "accounts.exported", "accounts", Map.of("filter", query.text()));
        response.setContentType("text/csv;charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"accounts.csv\"");
        AccountsCsv.write(portfolio, query, today(), response.getWriter());
    }
}
