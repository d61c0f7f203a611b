package io.perennial.work;

import io.perennial.accounts.Account;
import java.time.Instant;
import java.util.Optional;

/** Something our people want to remember about a customer. */
public record Note(
        long id, Account.Id account, String text, String author, Instant writtenAt, Optional<Instant> editedAt) {}
