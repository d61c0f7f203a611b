package io.perennial.health;

/**
 * A score as people read it: rounded to tenths, but never up to a whole number, where the edges of bands lie: so it
 * never stands on the other side of an edge than the band beside it. Programs get the score itself.
 */
public final class ShownScore {

    /** What reckoning with binary fractions loses; far below what is ever shown. */
    private static final double NOISE = 1e-9;

    private ShownScore() {}

    /** E.g. 39.84 -> 39.8, 39.87 -> 39.9, 39.97 -> 39.9: at risk below 40, and never shown as 40. */
    public static double of(double score) {
        return tenths(score) / 10.0;
    }

    /** E.g. 39.87 -> 399. */
    public static long tenths(double score) {
        long rounded = Math.round(score * 10 + NOISE);
        boolean reached = rounded <= score * 10 + NOISE;
        return rounded % 10 == 0 && !reached ? rounded - 1 : rounded;
    }
}
