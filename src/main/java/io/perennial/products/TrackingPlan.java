package io.perennial.products;

import java.util.Map;
import java.util.Optional;

/**
 * What the events of the product mean. An event the plan does not name counts as use, is its own feature, is never core
 * and meters the entitlement of its own name.
 *
 * @param stated false while nobody has written a plan; then core features and value moments are unknown, not none
 */
public record TrackingPlan(boolean stated, Map<String, EventMeaning> events) {

    public TrackingPlan {
        events = Map.copyOf(events);
    }

    public EventMeaning meaningOf(String eventName) {
        EventMeaning known = events.get(eventName);
        return known != null
                ? known
                : new EventMeaning(
                        Optional.empty(), Optional.of(eventName), false, true, false, Optional.of(eventName));
    }
}
