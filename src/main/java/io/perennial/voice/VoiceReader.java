package io.perennial.voice;

import io.perennial.accounts.Account;
import io.perennial.events.Fact;
import io.perennial.shared.Properties;
import io.perennial.shared.Shown;
import io.perennial.voice.SurveyAnswer.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads survey answers and feature requests from facts. */
final class VoiceReader {

    private static final List<String> ANSWER =
            List.of("kind", "contact", "answered_at", "score", "comment", "sentiment");
    private static final List<String> REQUEST = List.of("title", "delivered_at", "declined_at");

    private VoiceReader() {}

    /** What a fact turned out to be. */
    sealed interface Reading {
        /** A survey, answered or not. */
        record Answer(AnswerRecord answer) implements Reading {}

        /** A wish for the product. */
        record Request(RequestRecord request) implements Reading {}

        /** Why it is neither. */
        record Unreadable(String reason) implements Reading {}
    }

    static Reading read(Fact fact, ZoneId zone) {
        if (fact.account().isEmpty()) {
            return new Reading.Unreadable("it must name its account");
        }
        Account.Id account = fact.account().get();
        Properties properties = Properties.of(fact.event().properties(), zone);
        return switch (fact.event().kind()) {
            case SURVEY_ANSWER -> answer(fact, account, properties);
            case FEATURE_REQUEST -> request(fact, account, properties);
            default -> new Reading.Unreadable(fact.event().kind() + " is no survey answer and no feature request");
        };
    }

    private static Reading answer(Fact fact, Account.Id account, Properties properties) {
        Instant at = fact.event().at().truncatedTo(ChronoUnit.MICROS);
        Kind kind = properties.word("kind", Kind.class).orElse(Kind.NPS);
        OptionalDouble score = properties.number("score", lowest(kind), highest(kind));
        Optional<Instant> answered = properties.instant("answered_at");
        Optional<Instant> sent = properties.instant("sent_at");
        if (!properties.has("kind")) {
            properties.refuse("'kind' is missing; it is one of nps, csat, ces");
        }
        if (score.isPresent() && kind == Kind.NPS && score.getAsDouble() != Math.rint(score.getAsDouble())) {
            properties.refuse("an NPS 'score' is a whole number of 0..10 but was " + score.getAsDouble());
        }
        if (sent.isPresent() && answered.isPresent() && answered.get().isBefore(sent.get())) {
            properties.refuse("'answered_at' (" + answered.get() + ") lies before 'sent_at' (" + sent.get()
                    + "); check the two dates and their time zones");
        }
        Optional<Instant> known = answered.isEmpty() && score.isPresent() ? Optional.of(at) : answered;
        Instant updated = properties.instant("updated_at").orElse(at);
        String id = id(fact, properties);
        Shown shown = properties.shown(updated, ANSWER);
        AnswerRecord read = new AnswerRecord(
                0,
                account,
                fact.source().value(),
                id,
                kind,
                properties.text("contact"),
                sent.or(() -> known).orElse(at),
                known,
                score,
                properties.text("comment"),
                properties.number("sentiment", -1, 1),
                properties.rest(),
                answered.isEmpty() && known.isPresent() ? shown.with("answered_at", updated) : shown);
        return properties.problem().<Reading>map(Reading.Unreadable::new).orElseGet(() -> new Reading.Answer(read));
    }

    private static Reading request(Fact fact, Account.Id account, Properties properties) {
        Instant at = fact.event().at().truncatedTo(ChronoUnit.MICROS);
        Instant asked = properties.instant("asked_at").orElse(at);
        Instant updated = properties.instant("updated_at").orElse(at);
        RequestRecord read = new RequestRecord(
                0,
                account,
                fact.source().value(),
                id(fact, properties),
                properties.text("title").orElse(""),
                asked,
                notBefore(properties, "delivered_at", asked),
                notBefore(properties, "declined_at", asked),
                properties.rest(),
                properties.shown(updated, REQUEST));
        return properties.problem().<Reading>map(Reading.Unreadable::new).orElseGet(() -> new Reading.Request(read));
    }

    private static Optional<Instant> notBefore(Properties properties, String name, Instant asked) {
        Optional<Instant> at = properties.instant(name);
        at.filter(a -> a.isBefore(asked))
                .ifPresent(a -> properties.refuse("'" + name + "' (" + a + ") lies before the wish was asked (" + asked
                        + "); check the two dates"));
        return at;
    }

    private static String id(Fact fact, Properties properties) {
        String id = properties.text("id").orElse(fact.event().messageId());
        if (id.length() > 255) {
            properties.refuse("'id' has at most 255 characters but had " + id.length());
        }
        return id;
    }

    private static double lowest(Kind kind) {
        return kind == Kind.NPS ? 0 : 1;
    }

    private static double highest(Kind kind) {
        return switch (kind) {
            case NPS -> 10;
            case CSAT -> 5;
            case CES -> 7;
        };
    }
}
