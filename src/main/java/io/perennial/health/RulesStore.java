package io.perennial.health;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The texts of scorecards that scores were reckoned with, and what accounts reached at the ends of months. */
@Repository
class RulesStore {

    /** Fewer accounts than these are no standard to compare with. */
    static final int LEAST_ACCOUNTS = 20;

    private final JdbcClient database;

    RulesStore(JdbcClient database) {
        this.database = database;
    }

    /** Key and text of a scorecard as it was. */
    record Text(int id, String scorecard, String body) {}

    Text register(String scorecard, String body) {
        String digest = digest(body);
        database.sql("""
                        insert into health.rules (scorecard, digest, body) values (:scorecard, :digest, :body)
                        on conflict (scorecard, digest) do nothing
                        """)
                .param("scorecard", scorecard)
                .param("digest", digest)
                .param("body", body)
                .update();
        int id = database.sql("select id from health.rules where scorecard = :scorecard and digest = :digest")
                .param("scorecard", scorecard)
                .param("digest", digest)
                .query(Integer.class)
                .single();
        return new Text(id, scorecard, body);
    }

    Optional<Text> find(int id) {
        return database.sql("select id, scorecard, body from health.rules where id = :id")
                .param("id", id)
                .query((row, n) -> new Text(row.getInt("id"), row.getString("scorecard"), row.getString("body")))
                .optional();
    }

    /** The 101 quantiles of a signal over a scorecard's accounts at the end of the month before; empty if not kept. */
    Optional<double[]> standard(String scorecard, String signal, LocalDate day) {
        return database.sql("""
                        select quantiles from health.standard
                        where scorecard = :scorecard and signal = :signal and month <= :month and accounts >= :least
                        order by month desc limit 1
                        """)
                .param("scorecard", scorecard)
                .param("signal", signal)
                .param("month", day.withDayOfMonth(1))
                .param("least", LEAST_ACCOUNTS)
                .query((row, n) -> JudgementStore.doubles(row.getArray("quantiles")))
                .optional();
    }

    /** Keeps the standard of a month from the closings of the day before it, if it is not kept yet. */
    void keepStandard(String scorecard, String signal, int position, LocalDate month) {
        database.sql("""
                        insert into health.standard (scorecard, signal, month, accounts, quantiles)
                        select :scorecard, :signal, :month, count(*),
                               coalesce(percentile_cont(array(select i / 100.0 from generate_series(0, 100) as s (i)))
                                          within group (order by d.seen[:position]), '{}')
                        from health.day d join health.rules r on r.id = d.rules
                        where d.day = :day and r.scorecard = :scorecard and d.seen[:position] <> 'NaN'
                        on conflict (scorecard, signal, month) do nothing
                        """)
                .param("scorecard", scorecard)
                .param("signal", signal)
                .param("position", position + 1)
                .param("month", month)
                .param("day", month.minusDays(1))
                .update();
    }

    static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
