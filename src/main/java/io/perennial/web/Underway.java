package io.perennial.web;

import io.perennial.attention.Reason;
import io.perennial.work.Case;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What open cases and talks with a customer are at work on, so that nobody is told to begin what was begun.
 *
 * @param reasons of the cases
 * @param trouble one of them is about a risk, or about where the customer stands on the way
 * @param talked somebody spoke with the customer in the last days
 */
record Underway(Set<String> reasons, boolean trouble, boolean talked) {

    /** So long nobody is told to call again. */
    private static final int DAYS = 3;

    /** Done by talking. */
    private static final Set<Reason.Kind> CALLS = Set.of(
            Reason.Kind.NOTICE_DAY, Reason.Kind.CHAMPION_SILENT, Reason.Kind.ANSWER_FELL, Reason.Kind.NO_CONTACT);

    /** They say that something is wrong, not what: whoever works on an open case about it works on them. */
    private static final Set<Reason.Kind> ALARMS =
            Set.of(Reason.Kind.EARLY_WARNING, Reason.Kind.SCORE_FELL, Reason.Kind.AT_RISK);

    /** Of the customer's cases those that are open count. */
    static Underway of(Collection<Case> cases, Optional<LocalDate> lastContact, LocalDate today) {
        return new Underway(
                cases.stream().filter(Case::open).map(Case::reason).collect(Collectors.toSet()),
                cases.stream()
                        .filter(Case::open)
                        .anyMatch(one -> one.kind() == Case.Kind.RISK || one.kind() == Case.Kind.LIFECYCLE),
                lastContact.filter(day -> day.isAfter(today.minusDays(DAYS))).isPresent());
    }

    boolean covers(Reason.Kind kind) {
        return covers(kind.key()) || (trouble && ALARMS.contains(kind)) || (talked && CALLS.contains(kind));
    }

    /** @param key of a suggestion */
    boolean covers(String key) {
        return reasons.contains(key);
    }
}
