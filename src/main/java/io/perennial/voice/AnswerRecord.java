package io.perennial.voice;

import io.perennial.accounts.Account;
import io.perennial.voice.SurveyAnswer.Kind;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A survey answer as its snapshots showed it; the later snapshot wins, never by silence.
 *
 * @param contact e-mail address or the source's id of the person asked
 */
record AnswerRecord(
        long id,
        Account.Id account,
        String source,
        String externalId,
        Kind kind,
        Optional<String> contact,
        Instant sentAt,
        Optional<Instant> answeredAt,
        OptionalDouble score,
        Optional<String> comment,
        OptionalDouble sentiment,
        String properties,
        Instant seenAt) {

    AnswerRecord merge(AnswerRecord other) {
        AnswerRecord later = other.seenAt.isBefore(seenAt) ? this : other;
        AnswerRecord earlier = later == this ? other : this;
        return new AnswerRecord(
                Math.max(id, other.id),
                later.account,
                source,
                externalId,
                later.kind,
                later.contact.or(() -> earlier.contact),
                sentAt.isBefore(other.sentAt) ? sentAt : other.sentAt,
                later.answeredAt.or(() -> earlier.answeredAt),
                later.score.isPresent() ? later.score : earlier.score,
                later.comment.or(() -> earlier.comment),
                later.sentiment.isPresent() ? later.sentiment : earlier.sentiment,
                later.properties.equals("{}") ? earlier.properties : later.properties,
                later.seenAt);
    }

    SurveyAnswer answer(Optional<Long> contactId) {
        return new SurveyAnswer(id, account, contactId, kind, sentAt, answeredAt, score, comment, sentiment);
    }
}
