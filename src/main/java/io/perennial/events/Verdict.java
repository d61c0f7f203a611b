package io.perennial.events;

/** What became of one event at the door. */
public sealed interface Verdict {

    /** Stored; counts with the next roll-up. */
    record Accepted() implements Verdict {}

    /** Stored, but its account is not known yet; it is tried again whenever accounts or memberships change. */
    record Held(String reason) implements Verdict {}

    /** Not stored and not kept as a reject either: it is about a person who was erased. */
    record Forgotten() implements Verdict {}

    /** Not stored, and why; {@code step} is the step of the intake that ended it. */
    record Dropped(String step, boolean duplicate, String reason) implements Verdict {}
}
