package io.perennial.notifications;

import io.perennial.access.Member;
import io.perennial.accounts.Account;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One thing a member was told.
 *
 * @param subject number of the note, case, task, absence, aside, import or training it is about
 * @param by the member who caused it; empty where a play, a source or the member's own work did
 * @param byName of a cause that is no member
 * @param excerpt how the text that speaks to the member begins, or how the work ended, e.g. "FAILED"
 */
public record Notification(
        long id,
        Member.Id member,
        Kind kind,
        Optional<Account.Id> account,
        OptionalLong subject,
        Optional<Member.Id> by,
        Optional<String> byName,
        String excerpt,
        Instant at,
        Optional<Instant> readAt) {

    /** What happened. */
    public enum Kind {
        /** A note, or a comment on one, speaks to the member. */
        MENTIONED_IN_NOTE,
        /** A comment on a case speaks to the member. */
        MENTIONED_IN_CASE,
        TASK_GIVEN,
        CASE_GIVEN,
        /** The member is to stand in for a colleague. */
        DEPUTY,
        /** A customer was put on the member's list of the day. */
        CUSTOMER_HANDED,
        IMPORT_ENDED,
        /** Computing the scores of the past anew is over. */
        PAST_ENDED,
        TRAINING_ENDED,
        /** A change to many customers is over. */
        BULK_ENDED
    }

    public boolean unread() {
        return readAt.isEmpty();
    }
}
