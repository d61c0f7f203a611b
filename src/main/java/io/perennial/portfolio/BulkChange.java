package io.perennial.portfolio;

import io.perennial.access.Member;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * One change made to many customers at once, and how far it is.
 *
 * @param value empty where each customer gets one of its own, else a member's number, a tag, a touch model, or "day
 *     title" of a task
 * @param waiting not yet looked at; {@code same} needed no change, {@code refused} were not the member's to change
 * @param undoes the change that this one takes back
 * @param undone somebody took it back
 */
public record BulkChange(
        long id,
        Kind kind,
        String value,
        Member.Id by,
        Instant at,
        int total,
        int waiting,
        int done,
        int same,
        int refused,
        boolean finished,
        boolean cancelled,
        OptionalLong undoes,
        boolean undone) {

    /** What is changed. */
    public enum Kind {
        SET_CSM,
        ADD_TAG,
        REMOVE_TAG,
        SET_TOUCH,
        ADD_TASK,
        UNDO
    }

    /** Whether it can be taken back. */
    public boolean undoable() {
        return finished && done > 0 && !undone && kind != Kind.UNDO;
    }
}
