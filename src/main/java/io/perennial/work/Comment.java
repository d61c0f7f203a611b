package io.perennial.work;

import io.perennial.accounts.Account;
import java.time.Instant;

/** What a colleague says about a note or a case. */
public record Comment(
        long id, Account.Id account, About about, long subject, String text, String author, Instant writtenAt) {

    /** What can be commented on. */
    public enum About {
        NOTE,
        CASE
    }
}
