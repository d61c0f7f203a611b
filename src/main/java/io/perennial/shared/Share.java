package io.perennial.shared;

/** A part of a whole. Unit: ratio, range 0..1. Throws {@link IllegalArgumentException} outside of it. */
public record Share(double value) {

    public Share {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("share must lie in 0..1 but was " + value);
        }
    }

    /** Part over whole, e.g. 24 of 60 -> 0.4. The whole must be positive. */
    public static Share of(double part, double whole) {
        return new Share(part / whole);
    }
}
