package io.perennial.connect;

import io.perennial.events.FactKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Rows of product use. A user's id is only known inside its account, unless it is an e-mail address or a UUID. */
final class EventRows implements Translator {

    private static final int MOST_USERS = 100_000;

    private final Cells cells;
    private final CustomFields custom;
    private String account = "";
    private final Map<String, String> users = new HashMap<>();

    EventRows(Cells cells) {
        this.cells = cells;
        this.custom = new CustomFields(cells);
    }

    @Override
    public Told tell(Row row) throws Cells.Unreadable {
        String owner = AccountRows.id(cells.required(row, Field.ACCOUNT));
        long at = cells.millis(row, Field.AT);
        if (at == DateFormat.INVALID) {
            throw new Cells.Unreadable(Remark.of("refused.missing", cells.header(Field.AT)));
        }
        String user = cells.text(row, Field.USER);
        String value = cells.number(row, Field.VALUE).orElse("");
        return new Told(
                FactKind.TRACK,
                owner,
                "",
                at,
                user.isEmpty() ? null : scoped(owner, user),
                cells.required(row, Field.EVENT_NAME),
                value.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value)),
                properties(row));
    }

    private byte[] properties(Row row) {
        return cells.custom().isEmpty() ? Told.NOTHING : Json.bytes(custom.of(row, false));
    }

    /** User 7 of account 12 -> "12/7"; files sorted by account make each such text once. */
    private @Nullable String scoped(String owner, String user) {
        if (global(user)) {
            return user;
        }
        if (!owner.equals(account) || users.size() > MOST_USERS) {
            users.clear();
            account = owner;
        }
        return users.computeIfAbsent(user, id -> owner + "/" + id);
    }

    private static boolean global(String user) {
        return user.indexOf('@') > 0
                || user.length() == 36 && List.of(8, 13, 18, 23).stream().allMatch(i -> user.charAt(i) == '-');
    }
}
