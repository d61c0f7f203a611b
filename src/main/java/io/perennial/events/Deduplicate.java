package io.perennial.events;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Second step: of messages with one id only the first ever counts, whatever else the later ones say. */
final class Deduplicate implements IntakeStep {

    private final MessageStore messages;

    Deduplicate(MessageStore messages) {
        this.messages = messages;
    }

    @Override
    public String label() {
        return "de-duplicate";
    }

    @Override
    public void pass(List<Arrival> arrivals) {
        List<UUID> first = new ArrayList<>(arrivals.size());
        Set<UUID> here = HashSet.newHashSet(arrivals.size());
        for (Arrival arrival : arrivals) {
            if (!arrival.open() || arrival.again) {
                continue;
            }
            UUID id = MessageId.of(arrival.source, arrival.event.messageId());
            if (here.add(id)) {
                arrival.id = id;
                first.add(id);
            } else {
                duplicate(arrival);
            }
        }
        Set<UUID> known = messages.remember(first);
        if (!known.isEmpty()) {
            arrivals.stream()
                    .filter(arrival -> arrival.open() && arrival.id != null && known.contains(arrival.id))
                    .forEach(this::duplicate);
        }
    }

    private void duplicate(Arrival arrival) {
        arrival.verdict = new Verdict.Dropped(label(), true, "a message with this id was taken before");
    }
}
