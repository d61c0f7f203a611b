package io.perennial.accounts;

import java.util.HashMap;
import java.util.Map;

/**
 * What holds for all accounts while histories are read: the installation's defaults, the types of custom fields, and
 * which users count.
 *
 * @param standing attributes that hold where no change says otherwise; none for accounts read from the database
 */
public record Ground(
        Installation installation, Map<String, FieldType> types, Users users, Map<String, String> standing) {

    public Ground {
        types = Map.copyOf(types);
        standing = Map.copyOf(standing);
    }

    public Ground(Installation installation, Map<String, FieldType> types, Users users) {
        this(installation, types, users, Map.of());
    }

    /** The ground on which an account stands as it is, without any change. */
    static Ground of(Account account) {
        Map<String, FieldType> types = new HashMap<>();
        Map<String, String> standing = new HashMap<>();
        account.fields().forEach((key, value) -> {
            types.put(key, FieldType.of(value));
            standing.put(key, String.valueOf(value));
        });
        standing.put(Field.TOUCH_MODEL, account.touchModel().name());
        standing.put(Field.LIFECYCLE, account.lifecycle().name());
        account.parent().ifPresent(parent -> standing.put(Field.PARENT, Long.toString(parent.value())));
        return new Ground(new Installation(account.zone(), account.currency(), 0), types, Users.ALL, standing);
    }
}
