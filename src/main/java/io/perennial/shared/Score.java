package io.perennial.shared;

/** Health of one customer. Unit: points, range 0..100, higher is healthier. Throws outside of it. */
public record Score(double value) {

    public Score {
        if (!(value >= 0 && value <= 100)) {
            throw new IllegalArgumentException("score must lie in 0..100 but was " + value);
        }
    }
}
