package io.perennial.web;

import io.perennial.attention.Reason;
import io.perennial.work.Case;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the open cases of a customer are at work on, so that nobody is told to begin what was begun.
 *
 * @param reasons of the cases
 * @param trouble one of them is about a risk, or about where the customer stands on the way
 */
record Underway(Set<String> reasons, boolean trouble) {

    /** They say that something is wrong, not what: whoever works on an open case about it works on them. */
    private static final Set<Reason.Kind> ALARMS = Set.of(Reason.Kind.SCORE_FELL, Reason.Kind.AT_RISK);

    /** Of the customer's cases those that are open count. */
    static Underway of(Collection<Case> cases) {
        return new Underway(
                cases.stream().filter(Case::open).map(Case::reason).collect(Collectors.toSet()),
                cases.stream()
                        .filter(Case::open)
                        .anyMatch(one -> one.kind() == Case.Kind.RISK || one.kind() == Case.Kind.LIFECYCLE));
    }

    boolean covers(Reason.Kind kind) {
        return covers(kind.key()) || (trouble && ALARMS.contains(kind));
    }

    /** @param key of a suggestion */
    boolean covers(String key) {
        return reasons.contains(key);
    }
}
