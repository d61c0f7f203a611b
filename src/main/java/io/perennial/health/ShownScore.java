package io.perennial.health;

/**
 * A score as people read it: tenths, cut and not rounded, so that it never stands on the other side of an edge than the
 * band beside it, and the same on every page. Programs get the score itself.
 */
public final class ShownScore {

    /** What reckoning with binary fractions loses; far below what is ever shown. */
    private static final double NOISE = 1e-9;

    private ShownScore() {}

    /** E.g. 39.8 -> 39.8, 39.97 -> 39.9: at risk below 40, and never shown as 40. */
    public static double of(double score) {
        return tenths(score) / 10.0;
    }

    /** E.g. 39.87 -> 398. */
    public static long tenths(double score) {
        return (long) Math.floor(score * 10 + NOISE);
    }
}
