package io.perennial.voice;

import io.perennial.accounts.Account;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One survey sent to one person, and what came back.
 *
 * @param score NPS 0..10, CSAT 1..5, CES 1..7; empty while unanswered
 * @param answeredAt empty while unanswered; no answer is not dissatisfaction
 * @param sentiment -1..1 of the comment
 */
public record SurveyAnswer(
        long id,
        Account.Id account,
        Optional<Long> contact,
        Kind kind,
        Instant sentAt,
        Optional<Instant> answeredAt,
        OptionalDouble score,
        Optional<String> comment,
        OptionalDouble sentiment) {

    /** Which question was asked. */
    public enum Kind {
        NPS,
        CSAT,
        CES
    }
}
