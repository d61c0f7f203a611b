package io.perennial.access;

import java.time.LocalDate;

/**
 * A member is away, and a deputy stands in: sees and acts in the member's book, from the first day to the last, both
 * included.
 */
public record Absence(long id, Member.Id member, Member.Id deputy, LocalDate firstDay, LocalDate lastDay) {

    public Absence {
        if (lastDay.isBefore(firstDay)) {
            throw new IllegalArgumentException("an absence ends after it begins but was " + firstDay + ".." + lastDay);
        }
        if (member.equals(deputy)) {
            throw new IllegalArgumentException("nobody stands in for themselves");
        }
    }

    public boolean on(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
}
