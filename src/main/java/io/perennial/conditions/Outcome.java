package io.perennial.conditions;

import java.util.Collection;

/** What a condition says of one customer. */
public enum Outcome {
    TRUE,
    FALSE,
    /** A name it needs has no value; unknown is never false. */
    UNKNOWN,
    /** It could not be computed, e.g. a division by zero of whole numbers. */
    FAILED;

    /** One false makes all false; else one unknown makes all unknown. */
    static Outcome every(Collection<Outcome> parts) {
        return first(parts, FALSE, UNKNOWN, FAILED, TRUE);
    }

    /** One true makes it true; else one unknown makes it unknown. */
    static Outcome any(Collection<Outcome> parts) {
        return first(parts, TRUE, UNKNOWN, FAILED, FALSE);
    }

    Outcome negated() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
            case FAILED -> FAILED;
        };
    }

    private static Outcome first(Collection<Outcome> parts, Outcome... order) {
        for (Outcome outcome : order) {
            if (parts.contains(outcome)) {
                return outcome;
            }
        }
        throw new IllegalArgumentException("there are no parts");
    }
}
