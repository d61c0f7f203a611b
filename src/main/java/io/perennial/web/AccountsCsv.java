package io.perennial.web;

import io.perennial.portfolio.Entry;
import io.perennial.portfolio.Page;
import io.perennial.portfolio.Portfolio;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list as CSV: the same customers in the same order, all pages; numbers as programs read them. */
final class AccountsCsv {

    private static final int STEP = 1000;

    private AccountsCsv() {}

    static void write(Portfolio portfolio, ListQuery query, LocalDate today, PrintWriter out) {
        out.println(header(query.columns()));
        int number = 0;
        Page page;
        do {
            page = portfolio.page(query.filter(today), query.sort(), query.descending(), number++, STEP);
            page.entries().forEach(entry -> out.println(line(entry, query.columns())));
        } while (number < page.pages());
    }

    /** Exactly the columns that were chosen, after those that say who it is. */
    static String header(List<Column> columns) {
        return Stream.concat(Stream.of("id", "name", "parent"), columns.stream().flatMap(AccountsCsv::heads))
                .collect(Collectors.joining(","));
    }

    private static Stream<String> heads(Column column) {
        return switch (column) {
            case SCORE -> Stream.of("band", "score");
            case CHANGE -> Stream.of("change_28d");
            case TREND -> Stream.of("score_28d_ago");
            case SEATS -> Stream.of("seats_used");
            case TICKETS -> Stream.of("open_tickets");
            case CONTACT -> Stream.of("last_contact");
            case TOUCH -> Stream.of("touch_model");
            case ENDS -> Stream.of("ends_on");
            case ARR, WHY, NOTICE_DAY, CSM, AS_OF, TAGS, SEGMENTS, PRESENCE, COVERAGE -> Stream.of(column.key());
        };
    }

    static String line(Entry entry, List<Column> columns) {
        return Stream.concat(
                        Stream.of(
                                Long.toString(entry.account().value()),
                                entry.name(),
                                entry.parent().orElse("")),
                        columns.stream().flatMap(column -> cells(entry, column)))
                .map(AccountsCsv::cell)
                .collect(Collectors.joining(","));
    }

    private static Stream<String> cells(Entry entry, Column column) {
        Optional<Entry.Health> health = entry.health();
        return switch (column) {
            case ARR -> Stream.of(number(entry.arr()));
            case SCORE ->
                Stream.of(
                        health.map(known -> known.band().name()).orElse(""),
                        health.map(known -> number(known.score())).orElse(""));
            case CHANGE ->
                Stream.of(health.map(known -> number(known.change28())).orElse(""));
            case TREND -> Stream.of(health.map(AccountsCsv::first).orElse(""));
            case WHY -> Stream.of(health.map(Entry.Health::whyEnglish).orElse(""));
            case NOTICE_DAY -> Stream.of(day(entry.noticeDay()));
            case SEATS -> Stream.of(number(entry.seatsUsed()));
            case TICKETS ->
                Stream.of(
                        entry.openTickets().isPresent()
                                ? Integer.toString(entry.openTickets().getAsInt())
                                : "");
            case CONTACT -> Stream.of(day(entry.lastContact()));
            case CSM -> Stream.of(entry.csm().orElse(""));
            case AS_OF -> Stream.of(health.map(known -> known.asOf().toString()).orElse(""));
            case TOUCH -> Stream.of(entry.touchModel().name());
            case TAGS -> Stream.of(String.join(", ", entry.tags()));
            case SEGMENTS -> Stream.of(String.join(", ", entry.segments()));
            case PRESENCE -> Stream.of(entry.presence().name());
            case COVERAGE ->
                Stream.of(health.map(known -> number(known.coverage())).orElse(""));
            case ENDS -> Stream.of(day(entry.endsOn()));
        };
    }

    private static String first(Entry.Health health) {
        double then = health.recent().isEmpty() ? Double.NaN : health.recent().getFirst();
        return Double.isNaN(then) ? "" : number(then);
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : "";
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
