package io.perennial.health;

import java.util.OptionalDouble;

/**
 * Where bands begin. Worse at the edge, better only at the edge plus a margin, so that a score that trembles at an edge
 * does not cry every day.
 *
 * @param healthy least score that is healthy
 * @param watch least score that is not at risk
 * @param margin points above an edge that a score needs to climb over it
 */
public record Bands(double healthy, double watch, double margin) {

    /** The usual edges: healthy from 70, at risk below 40, 3 points to get better. */
    public static final Bands USUAL = new Bands(70, 40, 3);

    /** Share of the weight that must be known for a band. */
    public static final double LEAST_COVERAGE = 0.5;

    public Bands {
        if (!(0 < watch && watch < healthy && healthy < 100)) {
            throw new IllegalArgumentException(
                    "0 < watch < healthy < 100 must hold but was watch " + watch + ", healthy " + healthy);
        }
        if (!(margin >= 0 && healthy + margin <= 100 && watch + margin <= healthy)) {
            throw new IllegalArgumentException("the margin must fit between the edges but was " + margin);
        }
    }

    /** The band of a score that has no past, e.g. 70 -> HEALTHY, 69.9 -> WATCH. */
    public Band of(double score) {
        return score >= healthy ? Band.HEALTHY : score >= watch ? Band.WATCH : Band.AT_RISK;
    }

    /** The band of a score after a band, e.g. WATCH at 72 -> WATCH, at 73 -> HEALTHY; HEALTHY at 69 -> WATCH. */
    public Band after(Band before, double score) {
        Band now = of(score);
        if (before == Band.NOT_ENOUGH_DATA || !before.worseThan(now)) {
            return now;
        }
        Band climbed = of(score - margin);
        return climbed.worseThan(before) ? before : climbed;
    }

    /**
     * From which score on a band gets better, where a score is over its edge but not yet by the margin, e.g. AT_RISK at
     * 41.5 -> 43; empty where band and score agree.
     */
    public OptionalDouble climbsFrom(Band band, double score) {
        if (band == Band.NOT_ENOUGH_DATA || !band.worseThan(of(score))) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((band == Band.AT_RISK ? watch : healthy) + margin);
    }
}
