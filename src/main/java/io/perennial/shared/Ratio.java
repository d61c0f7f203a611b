package io.perennial.shared;

/** One quantity over another, e.g. NRR 1.03. Unit: ratio, range >= 0, may exceed 1. Throws outside of it. */
public record Ratio(double value) {

    public Ratio {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("ratio must be finite and not negative but was " + value);
        }
    }
}
