package io.perennial.configuration;

import java.util.List;

/** What became of a text somebody wanted to save. */
public sealed interface Saved {

    /** It is the current version now. */
    record Stored(int version) implements Saved {}

    /** It is what was there already; no version was written. */
    record Unchanged(int version) implements Saved {}

    /** It holds problems; nothing was written. */
    record Invalid(List<Problem> problems) implements Saved {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** Somebody else saved {@code current} meanwhile; nothing was written. */
    record Stale(int current) implements Saved {}
}
