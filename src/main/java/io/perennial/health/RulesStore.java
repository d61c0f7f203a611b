package io.perennial.health;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
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

    /** Where a signal stands among the measures of one text of a scorecard. */
    record Place(int rules, int position) {}

    boolean hasStandard(String scorecard, String signal, LocalDate month) {
        return database.sql("""
                        select exists (select from health.standard
                            where scorecard = :scorecard and signal = :signal and month = :month)
                        """)
                .param("scorecard", scorecard)
                .param("signal", signal)
                .param("month", month)
                .query(Boolean.class)
                .single();
    }

    /** The texts that closings of a day were made with. */
    List<Integer> rulesOn(LocalDate day) {
        return database.sql("select distinct rules from health.day where day = :day and rules is not null")
                .param("day", day)
                .query(Integer.class)
                .list();
    }

    /** What the closings of a day saw of a signal; it stands where the text of their rules has it. */
    double[] seenOn(LocalDate day, List<Place> places) {
        return database
                .sql("""
                        select d.seen[p.position] as seen
                        from unnest(:rules, :positions) as p (rules, position)
                        join health.day d on d.rules = p.rules and d.day = :day
                        where d.seen[p.position] <> 'NaN'
                        """)
                .param("rules", places.stream().map(Place::rules).toArray(Integer[]::new))
                .param(
                        "positions",
                        places.stream().map(place -> place.position() + 1).toArray(Integer[]::new))
                .param("day", day)
                .query(Double.class)
                .list()
                .stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    void putStandard(String scorecard, String signal, LocalDate month, int accounts, double[] quantiles) {
        database.sql("""
                        insert into health.standard (scorecard, signal, month, accounts, quantiles)
                        values (:scorecard, :signal, :month, :accounts, :quantiles)
                        on conflict (scorecard, signal, month) do update
                        set accounts = excluded.accounts, quantiles = excluded.quantiles
                        """)
                .param("scorecard", scorecard)
                .param("signal", signal)
                .param("month", month)
                .param("accounts", accounts)
                .param("quantiles", Arrays.stream(quantiles).boxed().toArray(Double[]::new))
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
