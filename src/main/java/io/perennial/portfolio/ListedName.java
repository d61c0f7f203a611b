package io.perennial.portfolio;

import io.perennial.conditions.BuilderForm;
import io.perennial.conditions.BuilderForm.Operator;
import io.perennial.conditions.Name;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What rows of a list's filter may ask: each name has a column, so that the database answers. */
public enum ListedName {
    ARR("account.arr", Name.Type.NUMBER, "a.arr"),
    SCORE("health.score", Name.Type.NUMBER, "a.score"),
    CHANGE("health.change_28d", Name.Type.NUMBER, "a.change_28d"),
    SEATS("signal.seat_utilisation", Name.Type.NUMBER, "a.seats_used"),
    TICKETS("list.open_tickets", Name.Type.NUMBER, "a.open_tickets"),
    NOTICE_DAY("list.notice_day", Name.Type.DATE, "a.notice_day"),
    CONTACT("list.last_contact", Name.Type.DATE, "a.last_contact"),
    CSM("list.csm", Name.Type.TEXT, "a.csm_name"),
    NAME("list.name", Name.Type.TEXT, "a.name");

    private static final List<Operator> NUMBERS = List.of(
            Operator.AT_LEAST,
            Operator.AT_MOST,
            Operator.MORE,
            Operator.LESS,
            Operator.IS,
            Operator.IS_KNOWN,
            Operator.IS_UNKNOWN);
    private static final List<Operator> DAYS =
            List.of(Operator.AT_MOST, Operator.AT_LEAST, Operator.IS, Operator.IS_KNOWN, Operator.IS_UNKNOWN);
    private static final List<Operator> TEXTS = List.of(
            Operator.CONTAINS,
            Operator.STARTS_WITH,
            Operator.IS,
            Operator.IS_NOT,
            Operator.IS_KNOWN,
            Operator.IS_UNKNOWN);

    private final String name;
    private final Name.Type type;
    private final String column;

    ListedName(String name, Name.Type type, String column) {
        this.name = name;
        this.type = type;
        this.column = column;
    }

    /** As conditions call it; names that begin with "list." are known to lists alone. */
    public String key() {
        return name;
    }

    public Name.Type type() {
        return type;
    }

    /** Whether a segment may ask the same. */
    public boolean everywhere() {
        return !name.startsWith("list.");
    }

    public List<Operator> operators() {
        return switch (type) {
            case NUMBER -> NUMBERS;
            case DATE -> DAYS;
            case TEXT, YES_NO -> TEXTS;
        };
    }

    /** A row of the builder; empty where the operator or the value does not fit. */
    public Optional<BuilderForm.Row> row(Operator operator, String value) {
        if (!operators().contains(operator)) {
            return Optional.empty();
        }
        if (operator == Operator.IS_KNOWN || operator == Operator.IS_UNKNOWN) {
            return Optional.of(new BuilderForm.Row(name, operator, List.of()));
        }
        return value(value.strip()).map(known -> new BuilderForm.Row(name, operator, List.of(known)));
    }

    private Optional<Object> value(String text) {
        if (text.isEmpty() || text.length() > 200) {
            return Optional.empty();
        }
        try {
            return switch (type) {
                case NUMBER ->
                    Optional.of((Object) Double.parseDouble(text)).filter(number -> Double.isFinite((Double) number));
                case DATE -> Optional.of(LocalDate.parse(text));
                case TEXT, YES_NO -> Optional.of(text);
            };
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    public static Optional<ListedName> find(String key) {
        return Arrays.stream(values()).filter(listed -> listed.name.equals(key)).findFirst();
    }

    /** The column of each name. */
    public static Map<String, String> columns() {
        return Arrays.stream(values()).collect(Collectors.toMap(listed -> listed.name, listed -> listed.column));
    }
}
