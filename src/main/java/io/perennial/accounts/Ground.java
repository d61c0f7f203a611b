package io.perennial.accounts;

import java.util.HashMap;
import java.util.Map;

/**
 * What holds for all accounts while histories are read: the installation's defaults, the types of custom fields, and
 * which users count.
 */
public record Ground(Installation installation, Map<String, FieldType> types, Users users) {

    public Ground {
        types = Map.copyOf(types);
    }

    /** The ground on which an account stands as it is, e.g. in a test. */
    static Ground of(Account account) {
        Map<String, FieldType> types = new HashMap<>();
        account.fields().forEach((key, value) -> types.put(key, FieldType.of(value)));
        return new Ground(new Installation(account.zone(), account.currency(), 0), types, Users.ALL);
    }
}
