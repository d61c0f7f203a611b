package io.perennial.conditions;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import io.perennial.conditions.BuilderForm.Join;
import io.perennial.conditions.BuilderForm.Operator;
import io.perennial.conditions.BuilderForm.Row;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the rows of a builder as a condition, and reads them back from one that is simple enough. */
final class FormText {

    private static final Map<Operator, String> SYMBOLS = Map.of(
            Operator.IS, "==",
            Operator.IS_NOT, "!=",
            Operator.LESS, "<",
            Operator.AT_MOST, "<=",
            Operator.MORE, ">",
            Operator.AT_LEAST, ">=");

    private static final Map<String, Operator> OPERATORS =
            SYMBOLS.entrySet().stream().collect(Collectors.toMap(e -> "_" + e.getValue() + "_", Map.Entry::getKey));

    private FormText() {}

    static String write(BuilderForm form) {
        return form.rows().stream()
                .map(FormText::write)
                .collect(Collectors.joining(form.join() == Join.ALL ? " && " : " || "));
    }

    private static String write(Row row) {
        String name = row.name();
        return switch (row.operator()) {
            case IS, IS_NOT, LESS, AT_MOST, MORE, AT_LEAST ->
                name + " " + SYMBOLS.get(row.operator()) + " "
                        + write(row.values().getFirst());
            case CONTAINS -> name + ".contains(" + write(row.values().getFirst()) + ")";
            case STARTS_WITH -> name + ".startsWith(" + write(row.values().getFirst()) + ")";
            case ONE_OF -> name + " in " + list(row);
            case NONE_OF -> "!(" + name + " in " + list(row) + ")";
            case IS_KNOWN -> "known(" + name + ")";
            case IS_UNKNOWN -> "!known(" + name + ")";
        };
    }

    private static String list(Row row) {
        return row.values().stream().map(FormText::write).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String write(Object value) {
        return switch (value) {
            case Double d when d == Math.rint(d) && Math.abs(d) < 1e15 -> Long.toString(d.longValue());
            case LocalDate day -> "date(\"" + day + "\")";
            case String text -> quoted(text);
            default -> value.toString();
        };
    }

    /** Everything that could end the text or hide in it is escaped. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                default -> {
                    if (Character.isISOControl(c)) {
                        quoted.append(String.format("\\u%04x", c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    static Optional<BuilderForm> read(CelExpr expression) {
        boolean any = Trees.function(expression).equals(Trees.OR);
        List<CelExpr> parts = Trees.flat(expression, any ? Trees.OR : Trees.AND);
        List<Optional<Row>> rows = parts.stream().map(FormText::row).toList();
        return rows.stream().allMatch(Optional::isPresent)
                ? Optional.of(new BuilderForm(
                        any ? Join.ANY : Join.ALL,
                        rows.stream().flatMap(Optional::stream).toList()))
                : Optional.empty();
    }

    private static Optional<Row> row(CelExpr expression) {
        String function = Trees.function(expression);
        if (function.isEmpty()) {
            return Trees.dotted(expression).map(n -> new Row(n, Operator.IS, List.of(true)));
        }
        if (Rewrite.asksWhetherKnown(expression)) {
            return Trees.dotted(expression.call().args().getFirst()).map(n -> new Row(n, Operator.IS_KNOWN, List.of()));
        }
        return switch (function) {
            case Trees.NOT -> row(expression.call().args().getFirst()).flatMap(FormText::opposite);
            case "@in" -> within(expression);
            case "contains" -> method(expression, Operator.CONTAINS);
            case "startsWith" -> method(expression, Operator.STARTS_WITH);
            default -> comparison(expression, Optional.ofNullable(OPERATORS.get(function)));
        };
    }

    private static Optional<Row> opposite(Row row) {
        return switch (row.operator()) {
            case IS_KNOWN -> Optional.of(new Row(row.name(), Operator.IS_UNKNOWN, List.of()));
            case ONE_OF -> Optional.of(new Row(row.name(), Operator.NONE_OF, row.values()));
            case IS ->
                row.values().equals(List.of(true))
                        ? Optional.of(new Row(row.name(), Operator.IS, List.of(false)))
                        : Optional.of(new Row(row.name(), Operator.IS_NOT, row.values()));
            default -> Optional.empty();
        };
    }

    private static Optional<Row> comparison(CelExpr expression, Optional<Operator> operator) {
        return operator.flatMap(o -> Trees.dotted(expression.call().args().getFirst())
                .flatMap(n -> constant(expression.call().args().getLast()).map(v -> new Row(n, o, List.of(v)))));
    }

    private static Optional<Row> method(CelExpr expression, Operator operator) {
        return expression.call().args().size() != 1
                ? Optional.empty()
                : expression
                        .call()
                        .target()
                        .flatMap(Trees::dotted)
                        .flatMap(n -> constant(expression.call().args().getFirst())
                                .map(v -> new Row(n, operator, List.of(v))));
    }

    private static Optional<Row> within(CelExpr expression) {
        CelExpr list = expression.call().args().getLast();
        if (list.getKind() != Kind.LIST
                || list.list().elements().isEmpty()
                || list.list().elements().size() > 100) {
            return Optional.empty();
        }
        List<Optional<Object>> values =
                list.list().elements().stream().map(FormText::constant).toList();
        return values.stream().allMatch(Optional::isPresent)
                ? Trees.dotted(expression.call().args().getFirst())
                        .map(n -> new Row(
                                n,
                                Operator.ONE_OF,
                                values.stream().flatMap(Optional::stream).toList()))
                : Optional.empty();
    }

    private static Optional<Object> constant(CelExpr expression) {
        if (Trees.function(expression).equals("date")
                && expression.call().args().size() == 1) {
            return constant(expression.call().args().getFirst()).flatMap(FormText::date);
        }
        if (expression.getKind() != Kind.CONSTANT) {
            return Optional.empty();
        }
        CelConstant constant = expression.constant();
        return switch (constant.getKind()) {
            case INT64_VALUE -> Optional.of((double) constant.int64Value());
            case DOUBLE_VALUE -> Optional.of(constant.doubleValue());
            case STRING_VALUE -> Optional.of(constant.stringValue());
            case BOOLEAN_VALUE -> Optional.of(constant.booleanValue());
            default -> Optional.empty();
        };
    }

    private static Optional<Object> date(Object text) {
        try {
            return Optional.of(LocalDate.parse(text.toString()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
