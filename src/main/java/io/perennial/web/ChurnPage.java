package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.churn.Alert;
import io.perennial.churn.Churn;
import io.perennial.churn.KeptModel;
import io.perennial.churn.Training;
import io.perennial.portfolio.Entry;
import io.perennial.portfolio.Page;
import io.perennial.portfolio.Portfolio;
import io.perennial.portfolio.Risk;
import io.perennial.portfolio.RiskSummary;
import io.perennial.portfolio.Sort;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Who will leave and what would be lost: the list by expected loss, the picture, and who was called to attention. */
@Controller
public class ChurnPage {

    private static final int DRAWN = 400;
    private static final int ALERTS = 7;
    private static final Duration RECENT = Duration.ofDays(28);
    private static final int WIDTH = 700;
    private static final int HEIGHT = 340;

    private final Churn churn;
    private final Portfolio portfolio;
    private final Accounts accounts;
    private final Access access;
    private final Clock clock;

    ChurnPage(Churn churn, Portfolio portfolio, Accounts accounts, Access access, Clock clock) {
        this.churn = churn;
        this.portfolio = portfolio;
        this.accounts = accounts;
        this.access = access;
        this.clock = clock;
    }

    /**
     * The page; without a model in force the list is by health score and everything that rests on a forecast is empty.
     */
    public record View(
            Churn.Standing standing,
            RiskQuery query,
            Page page,
            RiskSummary summary,
            Optional<Sized<ScatterChart>> picture,
            List<Alert> alerts,
            Set<Account.Id> warned,
            long allWarned,
            Map<Account.Id, String> names,
            Optional<Training> training,
            Currency currency,
            List<Member> members,
            boolean anyAtAll) {

        public Pager pager() {
            return Pager.of(page, query::onPage);
        }

        public boolean shown() {
            return standing instanceof Churn.Standing.Shown;
        }

        public boolean alerted(Account.Id account) {
            return warned.contains(account);
        }

        public boolean trains() {
            return training.filter(last -> !last.state().over()).isPresent();
        }
    }

    @GetMapping("/churn")
    String page(@RequestParam Map<String, String> asked, @ModelAttribute("page") Frame frame, Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_ACCOUNTS);
        Churn.Standing standing = churn.standing();
        boolean shown = standing instanceof Churn.Standing.Shown;
        RiskQuery query = RiskQuery.of(asked, shown ? Sort.EXPECTED_LOSS : Sort.SCORE);
        List<Alert> alerts = shown ? churn.alerts(clock.instant().minus(RECENT), ALERTS) : List.of();
        Page page = portfolio.page(query.filter(), query.sort(), query.descending(), query.page());
        model.addAttribute(
                "view",
                new View(
                        standing,
                        query,
                        page,
                        portfolio.risks(query.filter()),
                        standing instanceof Churn.Standing.Shown(KeptModel kept)
                                ? Optional.of(picture(query, kept, frame.words()))
                                : Optional.empty(),
                        alerts,
                        churn.warned(page.entries().stream().map(Entry::account).toList()),
                        churn.warned(),
                        AccountNames.of(
                                accounts, alerts.stream().map(Alert::account).toList()),
                        churn.latestTraining(),
                        accounts.installation().currency(),
                        access.members(),
                        page.total() > 0 || portfolio.any()));
        return "churn";
    }

    private Sized<ScatterChart> picture(RiskQuery query, KeptModel kept, Words words) {
        Currency currency = accounts.installation().currency();
        List<ScatterChart.Point> points =
                portfolio.page(query.filter(), Sort.EXPECTED_LOSS, true, 0, DRAWN).entries().stream()
                        .filter(entry -> entry.risk().isPresent() && entry.arr() > 0)
                        .map(entry -> point(entry, currency, words))
                        .toList();
        return Sized.of(
                WIDTH, HEIGHT, (width, height) -> ScatterChart.of(points, kept.threshold(), width, height, words));
    }

    private static ScatterChart.Point point(Entry entry, Currency currency, Words words) {
        Risk risk = entry.risk().orElseThrow();
        return new ScatterChart.Point(
                risk.within90(),
                entry.arr(),
                risk.expectedLoss(),
                "/accounts/" + entry.account().value(),
                words.text(
                        "churn.dot",
                        entry.name(),
                        words.percent(risk.within90(), 0),
                        words.money(entry.arr(), currency),
                        words.money(risk.expectedLoss(), currency)),
                entry.health().map(health -> health.band().name()).orElse("NONE"));
    }

    @GetMapping("/churn.csv")
    void csv(@RequestParam Map<String, String> asked, HttpServletResponse response) throws IOException {
        Member member = MemberSessions.current().orElseThrow();
        access.require(member, Action.EXPORT_ACCOUNTS);
        RiskQuery query =
                RiskQuery.of(asked, churn.standing() instanceof Churn.Standing.Shown ? Sort.EXPECTED_LOSS : Sort.SCORE);
        access.audit(Actor.Person.of(member), "risks.exported", "risks", Map.of("filter", query.text()));
        response.setContentType("text/csv;charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"risks.csv\"");
        RiskCsv.write(portfolio, query, response.getWriter());
    }
}
