package io.perennial.health;

import io.perennial.accounts.Account;
import java.time.Duration;
import java.time.Instant;

/** What the person who looks after a customer feels; stands beside the score and never goes into it. */
public record Pulse(
        long id, Account.Id account, Colour colour, String reason, String author, Instant givenAt, Instant expiresAt) {

    /** A feeling is worth something for two months. */
    public static final Duration VALID = Duration.ofDays(60);

    private static final int LONGEST_REASON = 2000;

    public Pulse {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException(
                    "a pulse needs a reason of 1.." + LONGEST_REASON + " characters but had " + reason.length());
        }
    }

    public boolean inForce(Instant now) {
        return !now.isBefore(givenAt) && now.isBefore(expiresAt);
    }

    /** How the person feels about it. */
    public enum Colour {
        GREEN,
        YELLOW,
        RED
    }
}
