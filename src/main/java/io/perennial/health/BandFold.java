package io.perennial.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Walks through one account's closing days in order and says its bands and where they changed. Pure. */
record BandFold(List<Judgement> days, List<Crossing> crossings) {

    /**
     * @param before the last closing before the first of these days
     * @param days closings by day
     * @param bands edges of the rules of a day
     */
    static BandFold over(
            Optional<Judgement> before,
            NavigableMap<?, Judgement> days,
            Function<OptionalInt, Bands> bands,
            Instant noticed) {
        Optional<Judgement> last = before;
        List<Judgement> folded = new ArrayList<>();
        List<Crossing> crossings = new ArrayList<>();
        for (Judgement day : days.values()) {
            Judgement now = day.withStanding(standing(last.map(Judgement::standing), day, bands.apply(day.rules())));
            folded.add(now);
            last.filter(earlier -> earlier.standing().band() != now.standing().band())
                    .map(earlier -> crossing(earlier, now, noticed))
                    .ifPresent(crossings::add);
            last = Optional.of(now);
        }
        return new BandFold(folded, crossings);
    }

    /** The standing of a value after the closings before it. */
    static Standing standing(Optional<Standing> before, Judgement value, Bands bands) {
        HealthScore score = new HealthScore(value.score(), value.coverage(), List.of(), Optional.empty());
        return Standing.next(before, score, bands);
    }

    private static Crossing crossing(Judgement earlier, Judgement now, Instant noticed) {
        return new Crossing(
                now.account(),
                now.day(),
                earlier.standing().band(),
                now.standing().band(),
                earlier.score(),
                now.score(),
                now.cause(),
                noticed);
    }
}
