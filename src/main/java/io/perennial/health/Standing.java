package io.perennial.health;

import java.util.Optional;

/**
 * The band an account is in, as a fold over the closing scores of its days.
 *
 * @param band what is shown
 * @param rated the last band that rested on enough data; a gap in the data does not make an account forget where it
 *     stood
 */
public record Standing(Band band, Optional<Band> rated) {

    public Standing {
        if (band != Band.NOT_ENOUGH_DATA && !rated.equals(Optional.of(band))) {
            throw new IllegalArgumentException("a rated band must be remembered: " + band + ", " + rated);
        }
    }

    /** One more day: e.g. WATCH, then a day of 40 % coverage, then 71 points -> still WATCH. */
    public static Standing next(Optional<Standing> before, HealthScore score, Bands bands) {
        Optional<Band> rated = before.flatMap(Standing::rated);
        if (score.score().isEmpty() || score.coverage() < Bands.LEAST_COVERAGE) {
            return new Standing(Band.NOT_ENOUGH_DATA, rated);
        }
        double points = score.score().getAsDouble();
        Band band = rated.map(last -> bands.after(last, points)).orElseGet(() -> bands.of(points));
        return new Standing(band, Optional.of(band));
    }
}
