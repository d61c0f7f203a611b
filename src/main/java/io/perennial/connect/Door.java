package io.perennial.connect;

import io.perennial.events.Event;
import java.util.List;
import java.util.Set;

/** Where the facts of an import go: into {@code events}, or in a dry run only past a look at what is known. */
interface Door {

    /** What became, or would become, of each event, in their order. */
    List<Answer> accept(List<Event> events);

    /** Those of these ids of messages that went through before. */
    Set<String> known(List<String> messageIds);

    /** What became of one event. */
    sealed interface Answer {
        record Taken() implements Answer {}

        record Known() implements Answer {}

        record Waits(String reason) implements Answer {}

        record Refused(String reason) implements Answer {}
    }
}
