package io.perennial.web;

import io.perennial.conditions.BuilderForm;
import io.perennial.conditions.BuilderForm.Join;
import io.perennial.conditions.BuilderForm.Operator;
import io.perennial.conditions.Conditions;
import io.perennial.conditions.Name;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A condition that is being written, as rows.
 *
 * @param form empty while nothing is written, or where what is written is too free for rows
 * @param free whether it is too free, so that only its text can change it
 * @param refused whether the value that was typed for a row more does not fit
 */
public record ConditionRows(Optional<BuilderForm> form, boolean free, boolean refused, List<RowChoice.Group> groups) {

    static ConditionRows of(String when, boolean wrong, boolean refused, Conditions conditions, Words words) {
        Optional<BuilderForm> form = when.isBlank() ? Optional.empty() : conditions.form(when);
        return new ConditionRows(
                form,
                !when.isBlank() && form.isEmpty() && !wrong,
                refused,
                RowChoice.of(conditions.vocabulary().names().values(), words));
    }

    /** A row more; empty where it does not fit, or where what was written is no rows. */
    static Optional<String> with(
            String when, String name, Operator operator, String value, Conditions conditions, Words words) {
        Optional<BuilderForm> form = conditions.form(when);
        if (!when.isBlank() && form.isEmpty()) {
            return Optional.empty();
        }
        return conditions
                .vocabulary()
                .find(name)
                .flatMap(
                        known -> BuilderForm.Row.typed(name, known.type(), operator, typed(known.type(), value, words)))
                .map(row -> {
                    List<BuilderForm.Row> rows =
                            new ArrayList<>(form.map(BuilderForm::rows).orElse(List.of()));
                    rows.add(row);
                    return conditions.text(
                            new BuilderForm(form.map(BuilderForm::join).orElse(Join.ALL), rows));
                });
    }

    /** A value as the builder reads it. */
    static String typed(Name.Type type, String value, Words words) {
        return type == Name.Type.NUMBER ? words.typedNumber(value) : value;
    }

    static String without(String when, int index, Conditions conditions) {
        return conditions
                .form(when)
                .filter(form -> index >= 0 && index < form.rows().size())
                .map(form -> {
                    List<BuilderForm.Row> rows = new ArrayList<>(form.rows());
                    rows.remove(index);
                    return rows.isEmpty() ? "" : conditions.text(new BuilderForm(form.join(), rows));
                })
                .orElse(when);
    }

    /** Between "and" and "or". */
    static String turned(String when, Conditions conditions) {
        return conditions
                .form(when)
                .map(form ->
                        conditions.text(new BuilderForm(form.join() == Join.ALL ? Join.ANY : Join.ALL, form.rows())))
                .orElse(when);
    }

    /** e.g. "Health score less than 50". */
    public String said(BuilderForm.Row row, Words words) {
        Optional<RowChoice> choice = groups.stream()
                .flatMap(group -> group.choices().stream())
                .filter(known -> known.key().equals(row.name()))
                .findFirst();
        String values = row.values().stream()
                .map(value -> choice.map(known -> known.constants().get(value.toString()))
                        .orElseGet(() -> plain(value, words)))
                .collect(Collectors.joining(", "));
        return String.join(
                        " ",
                        choice.map(RowChoice::label).orElse(row.name()),
                        words.of("operator", row.operator()),
                        values)
                .strip();
    }

    private static String plain(Object value, Words words) {
        return switch (value) {
            case Double number -> words.number(number, number == Math.rint(number) ? 0 : 2);
            case LocalDate day -> words.date(day);
            default -> value.toString();
        };
    }
}
