package io.perennial.voice;

import io.perennial.accounts.Account;
import io.perennial.shared.Shown;
import io.perennial.voice.SurveyAnswer.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Keeps survey answers and feature requests. */
@Repository
class VoiceStore {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    VoiceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<AnswerRecord> lockAnswers(String source, Collection<String> externalIds) {
        return jdbc.sql("""
                select id, account, source, external_id, kind, contact, sent_at, answered_at, score, comment, sentiment,
                    properties, shown
                from voice.answer
                where source = :source and external_id = any (:ids)
                order by external_id
                for update
                """)
                .param("source", source)
                .param("ids", externalIds.toArray(String[]::new))
                .query(VoiceStore::answer)
                .list();
    }

    void saveAnswers(List<AnswerRecord> answers) {
        jdbc.sql("""
                insert into voice.answer (
                    account, source, external_id, kind, contact, sent_at, answered_at, score, comment, sentiment,
                    properties, shown)
                select
                    account, source, external_id, kind, contact, sent_at, answered_at, score, comment, sentiment,
                    properties, shown
                from jsonb_to_recordset(cast(:rows as jsonb)) as row (
                    account bigint, source text, external_id text, kind text, contact text, sent_at timestamptz,
                    answered_at timestamptz, score double precision, comment text, sentiment double precision,
                    properties text, shown text)
                on conflict (source, external_id) do update set
                    account = excluded.account,
                    kind = excluded.kind,
                    contact = excluded.contact,
                    sent_at = excluded.sent_at,
                    answered_at = excluded.answered_at,
                    score = excluded.score,
                    comment = excluded.comment,
                    sentiment = excluded.sentiment,
                    properties = excluded.properties,
                    shown = excluded.shown
                """)
                .param(
                        "rows",
                        JSON.writeValueAsString(
                                answers.stream().map(VoiceStore::row).toList()))
                .update();
    }

    List<AnswerRecord> answers(Collection<Account.Id> accounts) {
        return jdbc.sql("""
                select id, account, source, external_id, kind, contact, sent_at, answered_at, score, comment, sentiment,
                    properties, shown
                from voice.answer
                where account = any (:accounts)
                order by account, sent_at, id
                """)
                .param("accounts", ids(accounts))
                .query(VoiceStore::answer)
                .list();
    }

    List<RequestRecord> lockRequests(String source, Collection<String> externalIds) {
        return jdbc.sql("""
                select id, account, source, external_id, title, asked_at, delivered_at, declined_at, properties, shown
                from voice.request
                where source = :source and external_id = any (:ids)
                order by external_id
                for update
                """)
                .param("source", source)
                .param("ids", externalIds.toArray(String[]::new))
                .query(VoiceStore::request)
                .list();
    }

    void saveRequests(List<RequestRecord> requests) {
        jdbc.sql("""
                insert into voice.request (
                    account, source, external_id, title, asked_at, delivered_at, declined_at, properties, shown)
                select account, source, external_id, title, asked_at, delivered_at, declined_at, properties, shown
                from jsonb_to_recordset(cast(:rows as jsonb)) as row (
                    account bigint, source text, external_id text, title text, asked_at timestamptz,
                    delivered_at timestamptz, declined_at timestamptz, properties text, shown text)
                on conflict (source, external_id) do update set
                    account = excluded.account,
                    title = excluded.title,
                    asked_at = excluded.asked_at,
                    delivered_at = excluded.delivered_at,
                    declined_at = excluded.declined_at,
                    properties = excluded.properties,
                    shown = excluded.shown
                """)
                .param(
                        "rows",
                        JSON.writeValueAsString(
                                requests.stream().map(VoiceStore::row).toList()))
                .update();
    }

    List<RequestRecord> requests(Collection<Account.Id> accounts) {
        return jdbc.sql("""
                select id, account, source, external_id, title, asked_at, delivered_at, declined_at, properties, shown
                from voice.request
                where account = any (:accounts)
                order by account, asked_at, id
                """)
                .param("accounts", ids(accounts))
                .query(VoiceStore::request)
                .list();
    }

    private static long[] ids(Collection<Account.Id> accounts) {
        return accounts.stream().mapToLong(Account.Id::value).toArray();
    }

    private static Map<String, @Nullable Object> row(AnswerRecord answer) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("account", answer.account().value());
        row.put("source", answer.source());
        row.put("external_id", answer.externalId());
        row.put("kind", answer.kind().name());
        row.put("contact", answer.contact().orElse(null));
        row.put("sent_at", answer.sentAt().toString());
        row.put("answered_at", text(answer.answeredAt()));
        row.put("score", orNull(answer.score()));
        row.put("comment", answer.comment().orElse(null));
        row.put("sentiment", orNull(answer.sentiment()));
        row.put("properties", answer.properties());
        row.put("shown", answer.shown().json());
        return row;
    }

    private static Map<String, @Nullable Object> row(RequestRecord request) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("account", request.account().value());
        row.put("source", request.source());
        row.put("external_id", request.externalId());
        row.put("title", request.title());
        row.put("asked_at", request.askedAt().toString());
        row.put("delivered_at", text(request.deliveredAt()));
        row.put("declined_at", text(request.declinedAt()));
        row.put("properties", request.properties());
        row.put("shown", request.shown().json());
        return row;
    }

    private static AnswerRecord answer(ResultSet row, int number) throws SQLException {
        return new AnswerRecord(
                row.getLong("id"),
                new Account.Id(row.getLong("account")),
                row.getString("source"),
                row.getString("external_id"),
                Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("contact")),
                instant(row, "sent_at").orElseThrow(),
                instant(row, "answered_at"),
                number(row, "score"),
                Optional.ofNullable(row.getString("comment")),
                number(row, "sentiment"),
                row.getString("properties"),
                Shown.parse(row.getString("shown")));
    }

    private static RequestRecord request(ResultSet row, int number) throws SQLException {
        return new RequestRecord(
                row.getLong("id"),
                new Account.Id(row.getLong("account")),
                row.getString("source"),
                row.getString("external_id"),
                row.getString("title"),
                instant(row, "asked_at").orElseThrow(),
                instant(row, "delivered_at"),
                instant(row, "declined_at"),
                row.getString("properties"),
                Shown.parse(row.getString("shown")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OptionalDouble number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static @Nullable String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }

    private static @Nullable Double orNull(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }
}
