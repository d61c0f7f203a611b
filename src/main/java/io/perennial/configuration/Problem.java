package io.perennial.configuration;

import java.util.Comparator;

/**
 * What is wrong with a text, and where.
 *
 * @param line from 1; 0 when the text as a whole is meant
 * @param column from 1; 0 when the line as a whole is meant
 * @param message says what to do, e.g. "unknown key 'cores' - did you mean 'core'?"
 */
public record Problem(int line, int column, String message) implements Comparable<Problem> {

    private static final Comparator<Problem> BY_PLACE = Comparator.comparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::message);

    public Problem {
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("a place is not negative but was " + line + ":" + column);
        }
    }

    /** A problem of the text as a whole. */
    public static Problem of(String message) {
        return new Problem(0, 0, message);
    }

    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }

    @Override
    public String toString() {
        return line == 0 ? message : "line " + line + (column == 0 ? "" : ", column " + column) + ": " + message;
    }
}
