package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ExchangeRates;
import io.perennial.accounts.Installation;
import io.perennial.kpis.ClosedMonth;
import io.perennial.kpis.Input;
import io.perennial.kpis.KpiBoard;
import io.perennial.kpis.Kpis;
import io.perennial.kpis.RevenueMonth;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The business in figures, each of which opens: formula, customers, months. */
@Controller
public class KpisPage {

    private final Kpis kpis;
    private final Accounts accounts;
    private final Access access;

    KpisPage(Kpis kpis, Accounts accounts, Access access) {
        this.kpis = kpis;
        this.accounts = accounts;
        this.access = access;
    }

    /** The page. */
    public record View(
            KpiBoard board,
            List<KpiFigures.Figure> figures,
            Optional<RevenueMonth> month,
            Optional<Sized<WaterfallChart>> waterfall,
            Optional<Sized<TrendChart>> retention,
            Optional<Sized<TrendChart>> forecast,
            List<Input> inputs,
            List<ExchangeRates.Rate> rates,
            boolean byRevenue,
            Currency currency,
            List<Currency> unpriced) {

        public Optional<ClosedMonth> closed(RevenueMonth of) {
            return Optional.ofNullable(board.closed().get(of.period().start()));
        }

        public boolean restated(RevenueMonth of) {
            return closed(of).filter(closed -> closed.restatedBy(of)).isPresent();
        }
    }

    @GetMapping("/kpis")
    String page(
            @RequestParam(required = false) @Nullable LocalDate month,
            @RequestParam(defaultValue = "") String cohorts,
            @ModelAttribute("page") Frame frame,
            Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_ACCOUNTS);
        KpiBoard board = kpis.board();
        Currency currency = accounts.installation().currency();
        Optional<RevenueMonth> chosen = board.months().stream()
                .filter(each -> each.period().start().equals(month))
                .findFirst()
                .or(board::last);
        var charts = new KpiCharts(board, frame.words());
        model.addAttribute(
                "view",
                new View(
                        board,
                        new KpiFigures(board, currency, frame.words()).all(),
                        chosen,
                        chosen.map(each -> charts.waterfall(
                                each,
                                kpis.movements(
                                        each.period().start(), each.period().end()))),
                        charts.retention(),
                        charts.forecast(),
                        kpis.inputs(),
                        accounts.statedRates(),
                        cohorts.equals("revenue"),
                        currency,
                        accounts.unpriced()));
        return "kpis";
    }

    @PostMapping("/kpis/close")
    String close(@RequestParam LocalDate month, HttpServletRequest request) {
        kpis.close(month, changer());
        Notices.leave(request, "kpi.closed");
        return "redirect:/kpis?month=" + month;
    }

    /** A share is typed in percent. */
    @PostMapping("/kpis/inputs")
    String state(
            @RequestParam Input.Name name,
            @RequestParam LocalDate from,
            @RequestParam double value,
            HttpServletRequest request) {
        kpis.state(name, from, name.share() ? value / 100 : value, changer());
        Notices.leave(request, "kpi.stated");
        return "redirect:/kpis#inputs";
    }

    @PostMapping("/kpis/rates")
    String rate(
            @RequestParam String currency,
            @RequestParam LocalDate from,
            @RequestParam BigDecimal rate,
            HttpServletRequest request) {
        accounts.by(changer()).rate(Currency.getInstance(currency.strip().toUpperCase(Locale.ROOT)), from, rate);
        kpis.refresh();
        Notices.leave(request, "kpi.rate.saved");
        return "redirect:/kpis#inputs";
    }

    @PostMapping("/kpis/currency")
    String currency(@RequestParam String currency, HttpServletRequest request) {
        Installation now = accounts.installation();
        accounts.by(changer())
                .installation(new Installation(
                        now.zone(),
                        Currency.getInstance(currency.strip().toUpperCase(Locale.ROOT)),
                        now.gapToleranceDays()));
        kpis.refresh();
        Notices.leave(request, "kpi.currency.saved");
        return "redirect:/kpis#inputs";
    }

    private Actor changer() {
        Member by = MemberSessions.current().orElseThrow();
        access.require(by, Action.CHANGE_RULES);
        return Actor.Person.of(by);
    }
}
