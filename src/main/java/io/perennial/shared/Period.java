package io.perennial.shared;

import java.time.LocalDate;

/** Days from {@code start} (inclusive) to {@code end} (exclusive). Throws if the end is not after the start. */
public record Period(LocalDate start, LocalDate end) {

    public Period {
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException("a period must end after it starts but was " + start + " to " + end);
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(start) && day.isBefore(end);
    }
}
