package io.perennial.web;

import io.perennial.portfolio.Entry;
import io.perennial.portfolio.Page;
import io.perennial.portfolio.Portfolio;
import io.perennial.portfolio.Risk;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The risk list as CSV: the same customers in the same order, all pages; numbers as programs read them. */
final class RiskCsv {

    private static final int STEP = 1000;

    private RiskCsv() {}

    static void write(Portfolio portfolio, RiskQuery query, PrintWriter out) {
        out.println("id,name,csm,arr,risk_30,risk_60,risk_90,risk_90_low,risk_90_high,expected_loss,band,score,why,"
                + "notice_day,as_of");
        int number = 0;
        Page page;
        do {
            page = portfolio.page(query.filter(), query.sort(), query.descending(), number++, STEP);
            page.entries().forEach(entry -> out.println(line(entry)));
        } while (number < page.pages());
    }

    static String line(Entry entry) {
        List<String> cells = List.of(
                Long.toString(entry.account().value()),
                entry.name(),
                entry.csm().orElse(""),
                number(entry.arr()),
                risk(entry, Risk::within30),
                risk(entry, Risk::within60),
                risk(entry, Risk::within90),
                risk(entry, Risk::low),
                risk(entry, Risk::high),
                risk(entry, Risk::expectedLoss),
                entry.health().map(health -> health.band().name()).orElse(""),
                entry.health()
                        .filter(health -> health.score().isPresent())
                        .map(health -> number(health.score().getAsDouble()))
                        .orElse(""),
                entry.risk().map(Risk::whyEnglish).orElse(""),
                entry.noticeDay().map(Object::toString).orElse(""),
                entry.health().map(health -> health.asOf().toString()).orElse(""));
        return cells.stream().map(AccountsCsv::cell).collect(Collectors.joining(","));
    }

    private static String risk(Entry entry, ToDoubleFunction<Risk> value) {
        return entry.risk().map(risk -> number(value.applyAsDouble(risk))).orElse("");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value).replaceAll("\\.?0+$", "");
    }
}
