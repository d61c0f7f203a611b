package io.perennial.voice;

import io.perennial.accounts.Account;
import io.perennial.shared.Shown;
import io.perennial.voice.SurveyAnswer.Kind;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A survey answer as its snapshots showed it; field by field the later snapshot wins.
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
        Shown shown) {

    AnswerRecord merge(AnswerRecord other) {
        return new AnswerRecord(
                Math.max(id, other.id),
                shown.later("account", other.shown, account, other.account),
                source,
                externalId,
                shown.later("kind", other.shown, kind, other.kind),
                shown.later("contact", other.shown, contact, other.contact),
                sentAt.isBefore(other.sentAt) ? sentAt : other.sentAt,
                shown.later("answered_at", other.shown, answeredAt, other.answeredAt),
                shown.later("score", other.shown, score, other.score),
                shown.later("comment", other.shown, comment, other.comment),
                shown.later("sentiment", other.shown, sentiment, other.sentiment),
                shown.later("properties", other.shown, properties, other.properties),
                shown.merge(other.shown));
    }

    SurveyAnswer answer(Optional<Long> contactId) {
        return new SurveyAnswer(id, account, contactId, kind, sentAt, answeredAt, score, comment, sentiment);
    }
}
