package io.perennial.connect;

import io.perennial.events.FactKind;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What one row tells, before it has the id of a message.
 *
 * @param account the source's id of the account
 * @param key tells the record from others of its kind, e.g. the ticket's number; empty for events, which have none
 * @param at milliseconds since 1970-01-01 UTC
 * @param properties one JSON object
 */
record Told(
        FactKind kind,
        String account,
        String key,
        long at,
        @Nullable String user,
        String name,
        OptionalDouble value,
        byte[] properties) {

    static final byte[] NOTHING = {'{', '}'};

    Optional<String> userId() {
        return Optional.ofNullable(user);
    }
}
