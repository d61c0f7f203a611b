package io.perennial.conditions;

import io.perennial.conditions.BuilderForm.Join;
import io.perennial.conditions.BuilderForm.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A condition as a predicate of SQL. Values are parameters, never part of the text; unknown is null, so that a row of
 * which the condition is unknown is not found, and not found by its opposite either.
 */
public record SqlPredicate(String sql, Map<String, Object> parameters) {

    private static final Pattern COLUMN = Pattern.compile("[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)?");

    public SqlPredicate {
        parameters = Map.copyOf(parameters);
    }

    /** Empty when a name has no column. */
    static Optional<SqlPredicate> of(BuilderForm form, Map<String, String> columns) {
        columns.values().stream().filter(c -> !COLUMN.matcher(c).matches()).forEach(c -> {
            throw new IllegalArgumentException("'" + c + "' is not the name of a column");
        });
        if (!form.rows().stream().allMatch(r -> columns.containsKey(r.name()))) {
            return Optional.empty();
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        String sql = form.rows().stream()
                .map(r -> write(r, columns.getOrDefault(r.name(), ""), parameters))
                .collect(Collectors.joining(form.join() == Join.ALL ? " and " : " or ", "(", ")"));
        return Optional.of(new SqlPredicate(sql, parameters));
    }

    private static String write(Row row, String column, Map<String, Object> parameters) {
        return switch (row.operator()) {
            case IS -> column + " = " + parameter(row, parameters);
            case IS_NOT -> column + " <> " + parameter(row, parameters);
            case LESS -> column + " < " + parameter(row, parameters);
            case AT_MOST -> column + " <= " + parameter(row, parameters);
            case MORE -> column + " > " + parameter(row, parameters);
            case AT_LEAST -> column + " >= " + parameter(row, parameters);
            case CONTAINS -> "strpos(" + column + ", " + parameter(row, parameters) + ") > 0";
            case STARTS_WITH -> "starts_with(" + column + ", " + parameter(row, parameters) + ")";
            case ONE_OF -> column + " in (" + parameter(row.values(), parameters) + ")";
            case NONE_OF -> column + " not in (" + parameter(row.values(), parameters) + ")";
            case IS_KNOWN -> column + " is not null";
            case IS_UNKNOWN -> column + " is null";
        };
    }

    private static String parameter(Row row, Map<String, Object> parameters) {
        return parameter(row.values().getFirst(), parameters);
    }

    private static String parameter(Object value, Map<String, Object> parameters) {
        String name = "condition" + parameters.size();
        parameters.put(name, value instanceof List<?> list ? List.copyOf(list) : value);
        return ":" + name;
    }
}
