package io.perennial.kpis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes months of revenue for programs (CSV, JSON) and for people. */
public final class RevenueTable {

    private static final MathContext DIGITS = new MathContext(10, RoundingMode.HALF_UP);
    private static final int MONEY_DECIMALS = 6;

    private RevenueTable() {}

    /** A column: its name, the cell for programs, and the cell for people. */
    private record Column(
            String name, Function<RevenueMonth, String> exact, Function<RevenueMonth, String> shown, String title) {}

    private static final List<Column> COLUMNS = List.of(
            day("start", month -> month.period().start().toString(), "Start"),
            day("end", month -> month.period().end().toString(), "End"),
            count("start_accounts", RevenueMonth::startAccounts, "Customers"),
            count("lost_accounts", RevenueMonth::lostAccounts, "Lost"),
            share("logo_churn", RevenueMonth::logoChurn, "Logo churn"),
            money("start_mrr", RevenueMonth::startMrr, "Start MRR"),
            money("churned_mrr", RevenueMonth::churnedMrr, "Churned"),
            money("contraction_mrr", RevenueMonth::contractionMrr, "Contraction"),
            money("expansion_mrr", RevenueMonth::expansionMrr, "Expansion"),
            share("nrr", RevenueMonth::netRetention, "NRR"),
            share("grr", RevenueMonth::grossRetention, "GRR"));

    /** One line a month under a line of names; an unknown figure is an empty cell. */
    public static String csv(List<RevenueMonth> months) {
        String head = COLUMNS.stream().map(Column::name).collect(Collectors.joining(","));
        return head + "\n"
                + months.stream()
                        .map(month -> COLUMNS.stream()
                                .map(column -> column.exact().apply(month))
                                .collect(Collectors.joining(",", "", "\n")))
                        .collect(Collectors.joining());
    }

    /** An array of objects with the names of the CSV; an unknown figure is null. */
    public static String json(List<RevenueMonth> months) {
        return months.stream()
                .map(month -> COLUMNS.stream()
                        .map(column -> "\"" + column.name() + "\": " + jsonValue(column, month))
                        .collect(Collectors.joining(", ", "  {", "}")))
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    /** A table with aligned columns. */
    public static String text(List<RevenueMonth> months) {
        List<Integer> widths = COLUMNS.stream()
                .map(column -> Math.max(
                        column.title().length(),
                        months.stream()
                                .mapToInt(month -> column.shown().apply(month).length())
                                .max()
                                .orElse(0)))
                .toList();
        StringBuilder text = new StringBuilder();
        line(text, widths, Column::title);
        months.forEach(month -> line(text, widths, column -> column.shown().apply(month)));
        return text.toString();
    }

    private static void line(StringBuilder text, List<Integer> widths, Function<Column, String> cell) {
        for (int i = 0; i < COLUMNS.size(); i++) {
            text.append(i == 0 ? "" : "  ")
                    .append(String.format(Locale.ROOT, "%" + widths.get(i) + "s", cell.apply(COLUMNS.get(i))));
        }
        text.append('\n');
    }

    private static String jsonValue(Column column, RevenueMonth month) {
        String value = column.exact().apply(month);
        boolean text = column.name().equals("start") || column.name().equals("end");
        return text ? "\"" + value + "\"" : value.isEmpty() ? "null" : value;
    }

    private static Column day(String name, Function<RevenueMonth, String> day, String title) {
        return new Column(name, day, day, title);
    }

    private static Column count(String name, Function<RevenueMonth, Long> count, String title) {
        return new Column(
                name,
                month -> count.apply(month).toString(),
                month -> String.format(Locale.ROOT, "%,d", count.apply(month)),
                title);
    }

    private static Column money(String name, Function<RevenueMonth, Double> amount, String title) {
        return new Column(
                name,
                month -> plain(BigDecimal.valueOf(amount.apply(month)).setScale(MONEY_DECIMALS, RoundingMode.HALF_UP)),
                month -> String.format(Locale.ROOT, "%,.0f", amount.apply(month)),
                title);
    }

    private static Column share(String name, Function<RevenueMonth, OptionalDouble> share, String title) {
        return new Column(
                name,
                month -> cell(share.apply(month), value -> plain(new BigDecimal(value).round(DIGITS))),
                month -> cell(share.apply(month), value -> String.format(Locale.ROOT, "%.2f %%", 100 * value)),
                title);
    }

    private static String cell(OptionalDouble value, Function<Double, String> shown) {
        return value.isPresent() ? shown.apply(value.getAsDouble()) : "";
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
