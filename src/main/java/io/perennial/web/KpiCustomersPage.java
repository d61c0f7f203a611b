package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.RevenueMovement;
import io.perennial.kpis.Drill;
import io.perennial.kpis.Kpis;
import io.perennial.kpis.Part;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The customers behind the key figures. */
@Controller
public class KpiCustomersPage {

    private final Kpis kpis;
    private final Accounts accounts;
    private final Access access;

    KpiCustomersPage(Kpis kpis, Accounts accounts, Access access) {
        this.kpis = kpis;
        this.accounts = accounts;
        this.access = access;
    }

    /**
     * Who moved revenue.
     *
     * @param month first day of the last month
     * @param months how many months, the last among them
     * @param total of all pages
     */
    public record Movements(
            LocalDate month,
            int months,
            String kind,
            Sheet<RevenueMovement> movements,
            double total,
            Map<Account.Id, String> names,
            Currency currency) {

        public String kindOf(RevenueMovement movement) {
            return WaterfallChart.kind(movement);
        }

        /** The same of another kind. */
        public String address(String other) {
            return "/kpis/movements?month=" + month + (months == 1 ? "" : "&months=" + months)
                    + (other.isEmpty() ? "" : "&kind=" + other);
        }
    }

    /**
     * What single customers add to a figure.
     *
     * @param key of the figure's texts
     * @param start of the cohort, else null
     */
    public record Parts(
            Drill drill,
            String key,
            @Nullable LocalDate start,
            Sheet<Part> parts,
            Map<Account.Id, String> names,
            Currency currency) {

        /** The part of the address that says which customers. */
        public String query() {
            return "?of=" + drill + (start == null ? "" : "&start=" + start);
        }

        /** The value as the figure is written. */
        public String value(Words words, Part part) {
            OptionalDouble value = part.value();
            if (value.isEmpty()) {
                return words.text("kpi.not-yet");
            }
            return switch (drill) {
                case FIRST_OUTCOME, FIRST_VALUE -> words.text("kpi.days", words.number(value.getAsDouble()));
                case STICKINESS -> words.percent(value.getAsDouble(), 1);
                case REVENUE, COHORT -> words.money(value.getAsDouble(), currency);
                case NPS, CSAT, CES -> words.number(value.getAsDouble());
            };
        }

        /** Whether a start, or the day of an answer, is told. */
        public boolean from() {
            return drill != Drill.STICKINESS;
        }

        /** Whether something can have come of it. */
        public boolean to() {
            return drill == Drill.FIRST_OUTCOME || drill == Drill.FIRST_VALUE || drill == Drill.COHORT;
        }
    }

    @GetMapping("/kpis/movements")
    String movements(
            @RequestParam LocalDate month,
            @RequestParam(defaultValue = "1") int months,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) Optional<Integer> page,
            Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_ACCOUNTS);
        List<RevenueMovement> all = KpiCsv.movements(kpis, month, months, kind);
        Sheet<RevenueMovement> sheet = Sheet.of(all, page);
        model.addAttribute(
                "view",
                new Movements(
                        month,
                        months,
                        WaterfallChart.KINDS.contains(kind) ? kind : "",
                        sheet,
                        all.stream().mapToDouble(RevenueMovement::amount).sum(),
                        AccountNames.of(
                                accounts,
                                sheet.rows().stream()
                                        .map(RevenueMovement::account)
                                        .toList()),
                        accounts.installation().currency()));
        return "kpi-movements";
    }

    @GetMapping("/kpis/customers")
    String customers(
            @RequestParam Drill of,
            @RequestParam(required = false) @Nullable LocalDate start,
            @RequestParam(required = false) Optional<Integer> page,
            Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_ACCOUNTS);
        List<Part> all = KpiCsv.parts(kpis, of, start);
        Sheet<Part> sheet = Sheet.of(all, page);
        model.addAttribute(
                "view",
                new Parts(
                        of,
                        key(of),
                        start,
                        sheet,
                        AccountNames.of(
                                accounts,
                                sheet.rows().stream()
                                        .map(Part::account)
                                        .distinct()
                                        .toList()),
                        accounts.installation().currency()));
        return "kpi-customers";
    }

    /** By which its texts are found. */
    static String key(Drill drill) {
        return switch (drill) {
            case FIRST_OUTCOME -> "ttv";
            case FIRST_VALUE -> "first-value";
            case NPS -> "nps";
            case CSAT -> "csat";
            case CES -> "ces";
            case STICKINESS -> "stickiness";
            case REVENUE -> "revenue-now";
            case COHORT -> "cohort-of";
        };
    }
}
