package io.perennial.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which sources have stopped sending what they sent often. What is usual is learned from the facts of the last months
 * once an hour; whether something came is seen each time. Events of use have the silence of all sources together (see
 * the signals), since their log is too long to be read for this.
 */
@Component
class Silences {

    /** Kinds that come as long as business goes on; an account's or a contract's facts come when they change. */
    private static final Set<FactKind> STEADY =
            EnumSet.of(FactKind.TICKET, FactKind.SURVEY_ANSWER, FactKind.TOUCHPOINT, FactKind.INVOICE);

    private static final Duration LEARNED_FROM = Duration.ofDays(180);
    private static final Duration LEARNED_FOR = Duration.ofHours(1);

    private final CadenceStore store;
    private final Clock clock;

    @Nullable
    private volatile Learned learned;

    Silences(CadenceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    private record Learned(Instant at, Map<CadenceStore.Stream, Cadence> cadences) {}

    List<Silence> among(List<Freshness> freshness) {
        Instant now = clock.instant();
        return freshness.stream()
                .filter(known -> STEADY.contains(known.kind()))
                .flatMap(known -> silence(known, now).stream())
                .toList();
    }

    private Optional<Silence> silence(Freshness known, Instant now) {
        return Optional.ofNullable(cadences(now).get(new CadenceStore.Stream(known.source(), known.kind())))
                .flatMap(cadence -> cadence.silentSince(day(known.lastAt()), day(now)))
                .map(since -> new Silence(known.source(), known.kind(), since));
    }

    private Map<CadenceStore.Stream, Cadence> cadences(Instant now) {
        Learned known = learned;
        if (known == null || known.at().plus(LEARNED_FOR).isBefore(now)) {
            known = new Learned(now, store.between(now.minus(LEARNED_FROM), now, STEADY));
            learned = known;
        }
        return known.cadences();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
