package io.perennial.web;

import io.perennial.kpis.Drill;
import io.perennial.kpis.Input;
import io.perennial.kpis.KpiBoard;
import io.perennial.kpis.RevenueMonth;
import io.perennial.kpis.RevenueRules;
import io.perennial.kpis.TimeToValue;
import io.perennial.statistics.Interval;
import io.perennial.voice.SurveyScore;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Key figures as lines of a table: value, how sure, formula, and what others reach. */
public final class KpiFigures {

    private final KpiBoard board;
    private final Currency currency;
    private final Words words;

    KpiFigures(KpiBoard board, Currency currency, Words words) {
        this.board = board;
        this.currency = currency;
        this.words = words;
    }

    /**
     * One key figure.
     *
     * @param key its name and formula are the texts "kpi.key" and "kpi.key.formula"
     * @param sure n or interval
     * @param opens where its customers are listed; empty text for none
     */
    public record Figure(String key, String value, String sure, String opens) {}

    List<Figure> all() {
        List<Figure> figures = new ArrayList<>();
        board.last().ifPresent(month -> months(month, figures));
        lifetime(figures);
        ways(figures);
        spoken(figures);
        return figures;
    }

    private void months(RevenueMonth month, List<Figure> figures) {
        String opens = "/kpis/movements?month=" + month.period().start() + "&kind=";
        String year12 = "/kpis/movements?month=" + month.period().start() + "&months=12&kind=";
        Optional<RevenueMonth> year = board.year();
        figures.add(new Figure("nrr", share(year.flatMap(y -> boxed(y.netRetention()))), ofYear(year), year12));
        figures.add(new Figure("grr", share(year.flatMap(y -> boxed(y.grossRetention()))), ofYear(year), year12));
        figures.add(new Figure("logo-churn", share(boxed(month.logoChurn())), churnSure(month), opens + "churn"));
        figures.add(new Figure(
                "annual-churn",
                year.flatMap(y -> boxed(y.logoChurn())).map(this::percent).orElse("–"),
                year.map(y -> interval(Interval.wilson(y.lostAccounts(), Math.max(1, y.startAccounts()))))
                        .orElse(words.text("kpi.too-young")),
                year12 + "churn"));
        figures.add(new Figure(
                "annualised",
                boxed(month.logoChurn())
                        .map(RevenueRules::annualised)
                        .map(this::percent)
                        .orElse("–"),
                words.text("kpi.one-month"),
                opens + "churn"));
        figures.add(new Figure("revenue-churn", share(boxed(month.revenueChurn())), "", opens + "churn"));
        figures.add(new Figure(
                "quick-ratio",
                Double.isInfinite(month.quickRatio()) ? "∞" : words.number(month.quickRatio(), 2),
                "",
                opens));
        figures.add(new Figure(
                "expansion-accounts",
                year.flatMap(y -> boxed(y.expandedShare())).map(this::percent).orElse("–"),
                ofYear(year),
                year12 + "expansion"));
        figures.add(new Figure(
                "expansion",
                year.flatMap(y -> boxed(y.expansionOfRevenue()))
                        .map(this::percent)
                        .orElse("–"),
                ofYear(year),
                year12 + "expansion"));
    }

    private String churnSure(RevenueMonth month) {
        return month.startAccounts() == 0
                ? ""
                : interval(Interval.wilson(month.lostAccounts(), month.startAccounts()))
                        + words.text("kpi.lost-of", month.lostAccounts(), words.number(month.startAccounts()));
    }

    private String ofYear(Optional<RevenueMonth> year) {
        return year.map(y -> words.text("kpi.customers-at-start", words.number(y.startAccounts())))
                .orElse(words.text("kpi.too-young"));
    }

    private void lifetime(List<Figure> figures) {
        figures.add(new Figure(
                "clv", money(board.lifetime()), words.text("kpi.clv.margin", margin()), opens(Drill.REVENUE)));
        figures.add(new Figure(
                "clv-simple",
                money(board.simpleLifetime()),
                words.text("kpi.clv.margin", margin()),
                opens(Drill.REVENUE)));
        figures.add(new Figure(
                "cac-payback",
                board.paybackMonths().isEmpty()
                        ? words.text("kpi.not-stated")
                        : Double.isInfinite(board.paybackMonths().getAsDouble())
                                ? words.text("kpi.never")
                                : words.text(
                                        "kpi.months",
                                        words.number(board.paybackMonths().getAsDouble(), 1)),
                "",
                "/kpis#inputs"));
    }

    private String margin() {
        return percent(board.inputs().getOrDefault(Input.Name.GROSS_MARGIN, 1.0));
    }

    private void ways(List<Figure> figures) {
        figures.add(way(Drill.FIRST_OUTCOME, board.firstOutcome()));
        figures.add(way(Drill.FIRST_VALUE, board.firstValue()));
    }

    private Figure way(Drill drill, TimeToValue way) {
        String value = way.customers() == 0
                ? "–"
                : way.medianDays().isPresent()
                        ? words.text("kpi.days", words.number(way.medianDays().getAsDouble()))
                        : words.text("kpi.not-yet");
        return new Figure(
                KpiCustomersPage.key(drill),
                value,
                words.text("kpi.reached", words.number(way.reached()), words.number(way.customers())),
                opens(drill));
    }

    private static String opens(Drill drill) {
        return "/kpis/customers?of=" + drill;
    }

    private void spoken(List<Figure> figures) {
        figures.add(new Figure(
                "stickiness",
                share(boxed(board.stickiness().share())),
                words.text("accounts.count", board.stickiness().customers()),
                opens(Drill.STICKINESS)));
        figures.add(answer(Drill.NPS, board.nps(), ""));
        figures.add(answer(Drill.CSAT, board.csat(), words.percentSign()));
        figures.add(answer(Drill.CES, board.ces(), words.percentSign()));
    }

    /** Few answers say little: then the interval stands first. */
    private Figure answer(Drill drill, Optional<SurveyScore> score, String unit) {
        String key = KpiCustomersPage.key(drill);
        if (score.isEmpty()) {
            return new Figure(key, "–", words.text("kpi.no-answers"), opens(drill));
        }
        Interval value = score.get().value();
        String range = words.number(value.low(), 0) + " – " + words.number(value.high(), 0) + unit;
        String estimate = words.number(value.estimate(), 1) + unit;
        boolean few = score.get().few();
        String answers = words.text("kpi.answers", words.number(value.n()));
        return new Figure(key, few ? range : estimate, (few ? estimate : range) + " · " + answers, opens(drill));
    }

    private String interval(Interval interval) {
        return percent(interval.low()) + " – " + percent(interval.high());
    }

    private String share(Optional<Double> value) {
        return value.map(this::percent).orElse("–");
    }

    private String money(OptionalDouble value) {
        return value.isPresent() ? words.money(value.getAsDouble(), currency) : "–";
    }

    private String percent(double share) {
        return words.percent(share, 1);
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
