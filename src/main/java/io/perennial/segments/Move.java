package io.perennial.segments;

import io.perennial.accounts.Account;
import io.perennial.signals.Assessment.Cause;
import java.time.Instant;

/**
 * A customer entered or left a segment.
 *
 * @param cause only fact and time may trigger anything
 */
public record Move(Account.Id account, String segment, boolean entered, Cause cause, Instant at) {}
