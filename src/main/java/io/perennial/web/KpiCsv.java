package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.RevenueMovement;
import io.perennial.kpis.Drill;
import io.perennial.kpis.FigureTable;
import io.perennial.kpis.Kpis;
import io.perennial.kpis.Part;
import io.perennial.kpis.RevenueTable;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The key figures, their cohorts and their customers as CSV, all rows, numbers as programs read them. */
@Controller
class KpiCsv {

    private static final int MOST_MONTHS = 24;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    private final Kpis kpis;
    private final Accounts accounts;
    private final Access access;

    KpiCsv(Kpis kpis, Accounts accounts, Access access) {
        this.kpis = kpis;
        this.accounts = accounts;
        this.access = access;
    }

    @GetMapping("/kpis.csv")
    void months(HttpServletResponse response) throws IOException {
        file("kpis", response).print(RevenueTable.csv(kpis.board().months()));
    }

    @GetMapping("/kpis/figures.csv")
    void figures(HttpServletResponse response) throws IOException {
        file("key-figures", response).print(FigureTable.csv(kpis.board()));
    }

    @GetMapping("/kpis/cohorts.csv")
    void cohorts(HttpServletResponse response) throws IOException {
        file("cohorts", response).print(FigureTable.cohorts(kpis.board()));
    }

    @GetMapping("/kpis/movements.csv")
    void movements(
            @RequestParam LocalDate month,
            @RequestParam(defaultValue = "1") int months,
            @RequestParam(defaultValue = "") String kind,
            HttpServletResponse response)
            throws IOException {
        List<RevenueMovement> movements = movements(kpis, month, months, kind);
        Map<Account.Id, String> names = AccountNames.of(
                accounts,
                movements.stream().map(RevenueMovement::account).distinct().toList());
        PrintWriter out = file("movements", response);
        out.println("id,name,movement,mrr");
        movements.forEach(movement -> out.println(String.join(
                ",",
                Long.toString(movement.account().value()),
                AccountsCsv.cell(names.getOrDefault(movement.account(), "")),
                WaterfallChart.kind(movement),
                Double.toString(movement.amount()))));
    }

    @GetMapping("/kpis/customers.csv")
    void customers(
            @RequestParam Drill of,
            @RequestParam(required = false) @Nullable LocalDate start,
            HttpServletResponse response)
            throws IOException {
        List<Part> parts = parts(kpis, of, start);
        Map<Account.Id, String> names = AccountNames.of(
                accounts, parts.stream().map(Part::account).distinct().toList());
        PrintWriter out = file(KpiCustomersPage.key(of), response);
        out.println("id,name,from,to,value");
        parts.forEach(part -> out.println(String.join(
                ",",
                Long.toString(part.account().value()),
                AccountsCsv.cell(names.getOrDefault(part.account(), "")),
                day(part.from()),
                day(part.to()),
                part.value().isPresent() ? Double.toString(part.value().getAsDouble()) : "")));
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    private PrintWriter file(String name, HttpServletResponse response) throws IOException {
        Member by = MemberSessions.current().orElseThrow();
        access.require(by, Action.EXPORT_ACCOUNTS);
        access.audit(Actor.Person.of(by), "kpis.exported", name, Map.of());
        response.setContentType("text/csv;charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
        return response.getWriter();
    }

    /** Movements of so many months, the last beginning on a day; an empty kind stands for all. */
    static List<RevenueMovement> movements(Kpis kpis, LocalDate month, int months, String kind) {
        if (months < 1 || months > MOST_MONTHS) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "months lie in 1..24 but were " + months);
        }
        if (month.getYear() < FIRST_YEAR || month.getYear() > LAST_YEAR) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "a month lies in 1900..9999 but was " + month);
        }
        LocalDate end = month.plusMonths(1);
        return kpis.movements(end.minusMonths(months), end).stream()
                .filter(movement ->
                        kind.isEmpty() || WaterfallChart.kind(movement).equals(kind))
                .toList();
    }

    static List<Part> parts(Kpis kpis, Drill of, @Nullable LocalDate start) {
        if ((of == Drill.COHORT) != (start != null)) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "a cohort, and only a cohort, is found by its start");
        }
        return start == null ? kpis.parts(of) : kpis.cohort(start);
    }
}
