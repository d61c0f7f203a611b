package io.perennial.events;

import io.perennial.shared.SourceKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What could not be taken: kept, shown, and sent in again. */
@Component
class Rejects {

    private static final String SEGMENT = "segment:";

    private final RejectStore store;
    private final GroupCommit group;
    private final Names names;
    private final Clock clock;

    Rejects(RejectStore store, GroupCommit group, Names names, Clock clock) {
        this.store = store;
        this.group = group;
        this.names = names;
        this.clock = clock;
    }

    /** Pieces of a call, or a whole body ({@code call} says of which kind) that could not be read. */
    void keep(SourceKey source, String call, Collection<SegmentFormat.Refused> refused) {
        if (refused.isEmpty()) {
            return;
        }
        names.id(source);
        store.add(refused.stream()
                .map(piece -> new RejectStore.New(
                        source,
                        clock.instant(),
                        piece.messageId(),
                        Optional.empty(),
                        SEGMENT + call,
                        piece.reason(),
                        piece.raw()))
                .toList());
    }

    List<Reject> newest(Optional<SourceKey> source, long beforeId, int limit) {
        return store.newest(source.orElse(null), beforeId, limit);
    }

    Optional<Receipt> retry(long id) {
        return store.take(id).map(this::again);
    }

    /** What is refused again becomes a reject again. */
    private Receipt again(Reject reject) {
        if (reject.form().equals(EventJson.FORM)) {
            Event event = EventJson.read(reject.raw());
            return group.submit(List.of(new Arrival(reject.source(), reject.receivedAt(), event, true)));
        }
        String call = reject.form().substring(SEGMENT.length());
        return switch (SegmentFormat.read(call, reject.raw())) {
            case SegmentFormat.Unreadable(int _, String reason, Optional<String> _) -> {
                keep(reject.source(), call, List.of(new SegmentFormat.Refused(Optional.empty(), reason, reject.raw())));
                yield Receipt.of(List.of(new Verdict.Dropped("decode", false, reason)));
            }
            case SegmentFormat.Calls calls -> {
                SegmentFormat.Decoded decoded = SegmentFormat.decode(calls, reject.source(), reject.receivedAt());
                keep(reject.source(), call, decoded.refused());
                List<Arrival> arrivals = new ArrayList<>();
                decoded.events()
                        .forEach(
                                event -> arrivals.add(new Arrival(reject.source(), reject.receivedAt(), event, false)));
                yield decoded.events().isEmpty()
                        ? Receipt.of(List.of(new Verdict.Dropped(
                                "decode", false, decoded.refused().getFirst().reason())))
                        : group.submit(arrivals);
            }
        };
    }
}
