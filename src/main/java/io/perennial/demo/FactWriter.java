package io.perennial.demo;

import io.perennial.accounts.ExternalId;
import io.perennial.events.Event;
import io.perennial.events.FactKind;
import io.perennial.shared.SourceKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Collects the facts of one customer in the form in which any source tells them. Facts after {@code now} are not told.
 */
final class FactWriter {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    private final Customer customer;
    private final ExternalId account;
    private final Instant now;
    private final List<Event> facts = new ArrayList<>();

    FactWriter(SourceKey source, Customer customer, Instant now) {
        this.customer = customer;
        this.account = new ExternalId(source, "group", customer.key());
        this.now = now;
    }

    /**
     * A fact with an owner; {@code id} tells it from the customer's other facts of the kind. Null values are left out.
     */
    void fact(FactKind kind, String id, Instant at, @Nullable String user, Map<String, ?> properties) {
        add(kind, id, at, user, kind.name(), OptionalDouble.empty(), JSON.writeValueAsBytes(properties));
    }

    /** A person did something in the product. */
    void use(Instant at, String user, String name, OptionalDouble value) {
        add(FactKind.TRACK, facts.size() + name + user, at, user, name, value, NOTHING);
    }

    List<Event> facts() {
        return facts;
    }

    private void add(
            FactKind kind,
            String id,
            Instant at,
            @Nullable String user,
            String name,
            OptionalDouble value,
            byte[] properties) {
        if (at.isBefore(now)) {
            facts.add(new Event(
                    kind,
                    kind.ordinal() + ":" + customer.key() + ":" + id,
                    at,
                    Optional.of(account),
                    Optional.ofNullable(user),
                    Optional.empty(),
                    name,
                    value,
                    properties));
        }
    }
}
