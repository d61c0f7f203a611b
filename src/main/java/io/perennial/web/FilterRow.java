package io.perennial.web;

import io.perennial.conditions.BuilderForm;
import io.perennial.conditions.BuilderForm.Operator;
import io.perennial.portfolio.ListedName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One row of a list's filter, as it stands in an address: account.arr~AT_LEAST~50000. */
public record FilterRow(ListedName name, Operator operator, String value) {

    private static final int MOST = 12;

    /** What can be read; a row that cannot is as if it were not there. */
    static List<FilterRow> of(@Nullable String text) {
        return text == null || text.isBlank()
                ? List.of()
                : Arrays.stream(text.split("\\|"))
                        .limit(MOST)
                        .flatMap(row -> one(row).stream())
                        .toList();
    }

    private static Optional<FilterRow> one(String text) {
        String[] parts = text.split("~", 3);
        if (parts.length < 2) {
            return Optional.empty();
        }
        String value = parts.length == 3 ? parts[2].replace('\u00a6', '|') : "";
        return ListedName.find(parts[0])
                .flatMap(name -> Arrays.stream(Operator.values())
                        .filter(operator -> operator.name().equals(parts[1]))
                        .findFirst()
                        .filter(operator -> name.row(operator, value).isPresent())
                        .map(operator -> new FilterRow(name, operator, value)));
    }

    /** The rows of a condition, where the list has a column for each of its names. */
    static Optional<List<FilterRow>> of(BuilderForm form) {
        List<FilterRow> rows = form.rows().stream()
                .flatMap(row -> ListedName.find(row.name())
                        .filter(name -> name.operators().contains(row.operator()))
                        .map(name -> new FilterRow(
                                name,
                                row.operator(),
                                row.values().isEmpty() ? "" : plain(row.values().getFirst())))
                        .stream())
                .toList();
        return rows.size() == form.rows().size() ? Optional.of(rows) : Optional.empty();
    }

    private static String plain(Object value) {
        return value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString(number.longValue())
                : value.toString();
    }

    static String text(List<FilterRow> rows) {
        return rows.stream()
                .map(row -> row.name().key() + "~" + row.operator().name()
                        + (row.value().isEmpty() ? "" : "~" + row.value().replace('|', '\u00a6')))
                .collect(Collectors.joining("|"));
    }

    BuilderForm.Row row() {
        return name.row(operator, value).orElseThrow();
    }
}
