package io.perennial.portfolio;

import io.perennial.conditions.BuilderForm;
import io.perennial.conditions.BuilderForm.Operator;
import io.perennial.conditions.Name;
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
        return type.operators();
    }

    /** A row of the builder; empty where the operator or the value does not fit. */
    public Optional<BuilderForm.Row> row(Operator operator, String value) {
        return BuilderForm.Row.typed(name, type, operator, value);
    }

    public static Optional<ListedName> find(String key) {
        return Arrays.stream(values()).filter(listed -> listed.name.equals(key)).findFirst();
    }

    /** The column of each name. */
    public static Map<String, String> columns() {
        return Arrays.stream(values()).collect(Collectors.toMap(listed -> listed.name, listed -> listed.column));
    }
}
