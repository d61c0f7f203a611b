package io.perennial.support;

import io.perennial.support.Ticket.Priority;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What was promised for tickets: in business hours, by priority; a priority without a target has no clock. */
public record ServiceLevels(BusinessHours hours, Map<Priority, Target> targets) {

    public ServiceLevels {
        targets = Map.copyOf(targets);
    }

    public Optional<Target> target(Priority priority) {
        return Optional.ofNullable(targets.get(priority));
    }

    /** How much business time may pass. */
    public record Target(Optional<Duration> firstReply, Optional<Duration> resolution) {}
}
