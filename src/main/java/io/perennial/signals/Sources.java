package io.perennial.signals;

import io.perennial.signals.Signal.Need;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which kinds of facts this installation gets at all, and since when: a customer without a ticket has none where
 * tickets arrive, and an unknown number where they do not.
 *
 * @param firstFact the earliest fact of each kind, of any account
 */
public record Sources(Map<Need, Instant> firstFact) {

    public Sources {
        firstFact = Map.copyOf(firstFact);
    }

    /** Everything has always arrived. */
    public static Sources all() {
        Map<Need, Instant> since = new EnumMap<>(Need.class);
        for (Need need : Need.values()) {
            since.put(need, Instant.EPOCH);
        }
        return new Sources(since);
    }

    boolean deliver(Need need, Instant asOf) {
        Instant since = firstFact.get(need);
        return since != null && since.isBefore(asOf);
    }

    boolean deliver(Need need, Instant asOf, Instant from) {
        @Nullable Instant since = firstFact.get(need);
        return deliver(need, asOf) && since != null && !since.isAfter(from);
    }
}
