package io.perennial.web;

import io.perennial.portfolio.Entry;
import io.perennial.portfolio.Page;
import io.perennial.portfolio.Portfolio;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The list as CSV: the same customers in the same order, all pages; numbers as programs read them. */
final class AccountsCsv {

    private static final int STEP = 1000;
    private static final List<String> HEADER = List.of(
            "id",
            "name",
            "parent",
            "presence",
            "touch_model",
            "csm",
            "arr",
            "band",
            "score",
            "change_28d",
            "coverage",
            "why",
            "notice_day",
            "seats_used",
            "open_tickets",
            "last_contact",
            "as_of");

    private AccountsCsv() {}

    static void write(Portfolio portfolio, ListQuery query, PrintWriter out) {
        out.println(String.join(",", HEADER));
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
                entry.parent().orElse(""),
                entry.presence().name(),
                entry.touchModel().name(),
                entry.csm().orElse(""),
                number(entry.arr()),
                entry.health().map(health -> health.band().name()).orElse(""),
                entry.health()
                        .filter(health -> health.score().isPresent())
                        .map(health -> number(health.score().getAsDouble()))
                        .orElse(""),
                entry.health()
                        .filter(health -> health.change28().isPresent())
                        .map(health -> number(health.change28().getAsDouble()))
                        .orElse(""),
                entry.health().map(health -> number(health.coverage())).orElse(""),
                entry.health().map(Entry.Health::whyEnglish).orElse(""),
                entry.noticeDay().map(LocalDate::toString).orElse(""),
                entry.seatsUsed().isPresent() ? number(entry.seatsUsed().getAsDouble()) : "",
                entry.openTickets().isPresent()
                        ? Integer.toString(entry.openTickets().getAsInt())
                        : "",
                entry.lastContact().map(LocalDate::toString).orElse(""),
                entry.health().map(health -> health.asOf().toString()).orElse(""));
        return cells.stream().map(AccountsCsv::cell).collect(Collectors.joining(","));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value).replaceAll("\\.?0+$", "");
    }

    /** Quoted where it must be; a text that a spreadsheet would run as a formula is made plain. */
    static String cell(String text) {
        String plain = text.matches("^[=+@\\t\\r].*|^-[^0-9].*") ? "'" + text : text;
        return plain.matches("(?s).*[,\"\\n\\r].*") ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }
}
