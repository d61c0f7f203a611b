package io.perennial.conditions;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A condition as the page's builder shows it: rows of name, operator and value, of which all or any must hold. */
public record BuilderForm(Join join, List<Row> rows) {

    public BuilderForm {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a condition needs at least one row");
        }
    }

    /** The same as a predicate of SQL; empty when a name has no column. See {@link Conditions#sql}. */
    public Optional<SqlPredicate> sql(Map<String, String> columns) {
        return SqlPredicate.of(this, columns);
    }

    /** How many rows must hold. */
    public enum Join {
        ALL,
        ANY
    }

    /** How a name is compared. */
    public enum Operator {
        IS(1, 1),
        IS_NOT(1, 1),
        LESS(1, 1),
        AT_MOST(1, 1),
        MORE(1, 1),
        AT_LEAST(1, 1),
        CONTAINS(1, 1),
        STARTS_WITH(1, 1),
        ONE_OF(1, 100),
        NONE_OF(1, 100),
        IS_KNOWN(0, 0),
        IS_UNKNOWN(0, 0);

        private final int fewest;
        private final int most;

        Operator(int fewest, int most) {
            this.fewest = fewest;
            this.most = most;
        }
    }

    /**
     * One row.
     *
     * @param values {@link Double}, {@link String}, {@link Boolean} or {@link LocalDate}
     */
    public record Row(String name, Operator operator, List<Object> values) {
        public Row {
            values = values.stream().map(Row::plain).toList();
            if (values.size() < operator.fewest || values.size() > operator.most) {
                throw new IllegalArgumentException(operator + " takes " + operator.fewest + ".." + operator.most
                        + " values but got " + values.size());
            }
        }

        /** What a person chose and typed; empty where the operator or the value does not fit. */
        public static Optional<Row> typed(String name, Name.Type type, Operator operator, String value) {
            if (!type.operators().contains(operator)) {
                return Optional.empty();
            }
            if (operator == Operator.IS_KNOWN || operator == Operator.IS_UNKNOWN) {
                return Optional.of(new Row(name, operator, List.of()));
            }
            return value(type, value.strip()).map(known -> new Row(name, operator, List.of(known)));
        }

        private static Optional<Object> value(Name.Type type, String text) {
            if (text.isEmpty() || text.length() > 200) {
                return Optional.empty();
            }
            try {
                return switch (type) {
                    case NUMBER ->
                        Optional.of((Object) Double.parseDouble(text))
                                .filter(number -> Double.isFinite((Double) number));
                    case DATE -> Optional.of(LocalDate.parse(text));
                    case TEXT -> Optional.of(text);
                    case YES_NO ->
                        text.equals("true") || text.equals("false")
                                ? Optional.of(Boolean.parseBoolean(text))
                                : Optional.empty();
                };
            } catch (NumberFormatException | DateTimeException e) {
                return Optional.empty();
            }
        }

        private static Object plain(Object value) {
            return switch (value) {
                case Number n when Double.isFinite(n.doubleValue()) -> n.doubleValue();
                case String s -> s;
                case Boolean b -> b;
                case LocalDate d -> d;
                default -> throw new IllegalArgumentException("a row cannot hold the value " + value);
            };
        }
    }
}
