package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.accounts.Accounts;
import io.perennial.portfolio.Entry;
import io.perennial.portfolio.Page;
import io.perennial.portfolio.Portfolio;
import io.perennial.portfolio.Summary;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
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

    AccountsPage(Portfolio portfolio, Accounts accounts, Access access) {
        this.portfolio = portfolio;
        this.accounts = accounts;
        this.access = access;
    }

    /** The page: what was asked for and what came. */
    public record View(
            ListQuery query, Page page, Summary summary, Currency currency, List<Member> members, boolean anyAtAll) {

        /** The last 28 closings as a small line. */
        public String spark(Entry.Health health) {
            List<OptionalDouble> values = health.recent().stream()
                    .map(value -> value.isNaN() ? OptionalDouble.empty() : OptionalDouble.of(value))
                    .toList();
            return Chart.sparkline(values, 0, 100, 88, 24);
        }
    }

    @GetMapping("/accounts")
    String page(@RequestParam Map<String, String> asked, Model model) {
        Member member = MemberSessions.current().orElseThrow();
        access.require(member, Action.SEE_ACCOUNTS);
        ListQuery query = ListQuery.of(asked);
        Page page = portfolio.page(query.filter(), query.sort(), query.descending(), query.page());
        model.addAttribute(
                "view",
                new View(
                        query,
                        page,
                        page.summary(),
                        accounts.installation().currency(),
                        access.members(),
                        page.total() > 0 || portfolio.any()));
        return "accounts";
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
        AccountsCsv.write(portfolio, query, response.getWriter());
    }
}
