package io.perennial.portfolio;

import io.perennial.attention.Standing;
import java.util.Set;

/** What other modules say of an account: its place on the day's list, and its segments. */
record Marking(Standing standing, Set<String> segments) {

    static final Marking NONE = new Marking(Standing.NONE, Set.of());

    Marking {
        segments = Set.copyOf(segments);
    }
}
