package io.perennial.churn;

import io.perennial.accounts.Account;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every backtest that was run, with the champion's single forecasts. */
@Repository
class BacktestStore {

    private static final String SELECT =
            "select id, at, kind, asked_by, program, seed, fingerprint, report from churn.backtest ";

    private final JdbcClient database;

    BacktestStore(JdbcClient database) {
        this.database = database;
    }

    long add(
            Instant at,
            KeptBacktest.Kind kind,
            String askedBy,
            String program,
            String fingerprint,
            BacktestReport report,
            List<Prediction> champions) {
        long id = database.sql("""
                        insert into churn.backtest (at, kind, asked_by, program, seed, fingerprint, verdict, report)
                        values (:at, :kind, :by, :program, :seed, :fingerprint, :verdict, :report::jsonb)
                        returning id
                        """)
                .param("at", ForecastStore.at(at))
                .param("kind", kind.name())
                .param("by", askedBy)
                .param("program", program)
                .param("seed", Backtest.SEED)
                .param("fingerprint", fingerprint)
                .param("verdict", report.verdict().word())
                .param("report", ModelText.of(report))
                .query(Long.class)
                .single();
        addPredictions(id, champions);
        return id;
    }

    private void addPredictions(long id, List<Prediction> rows) {
        database.sql("""
                        insert into churn.prediction (backtest, account, day, probability, lost_after, seen_for)
                        select :id, account, day, probability, lost_after, seen_for
                        from unnest(:accounts::bigint[], :days::date[], :probabilities::double precision[],
                                    :lost::int[], :seen::int[]) as p (account, day, probability, lost_after, seen_for)
                        """)
                .param("id", id)
                .param(
                        "accounts",
                        rows.stream().map(p -> p.of().account().value()).toArray(Long[]::new))
                .param("days", rows.stream().map(p -> p.of().day().toString()).toArray(String[]::new))
                .param(
                        "probabilities",
                        rows.stream().map(Prediction::probability).toArray(Double[]::new))
                .param(
                        "lost",
                        rows.stream()
                                .map(p -> p.of().lostAfter() == Observation.NEVER_SEEN
                                        ? null
                                        : (Integer) p.of().lostAfter())
                                .toArray(Integer[]::new))
                .param("seen", rows.stream().map(p -> p.of().seenFor()).toArray(Integer[]::new))
                .update();
    }

    /** The latest one by rolling origins: the one that proves. */
    Optional<KeptBacktest> latest() {
        return database.sql(SELECT + "where kind = 'ROLLING' order by id desc limit 1")
                .query((row, n) -> kept(row))
                .optional();
    }

    Optional<KeptBacktest> find(long id) {
        return database.sql(SELECT + "where id = :id")
                .param("id", id)
                .query((row, n) -> kept(row))
                .optional();
    }

    List<KeptBacktest> newest(int limit) {
        return database.sql(SELECT + "order by id desc limit :limit")
                .param("limit", limit)
                .query((row, n) -> kept(row))
                .list();
    }

    long count() {
        return database.sql("select count(*) from churn.backtest")
                .query(Long.class)
                .single();
    }

    /** The champion's forecasts in a backtest, with nothing but what came of them. */
    List<Prediction> predictions(long id) {
        return database.sql("""
                        select account, day, probability, lost_after, seen_for from churn.prediction
                        where backtest = :id order by account, day
                        """)
                .param("id", id)
                .query((row, n) -> prediction(row))
                .list();
    }

    /** What the latest rolling backtest said of one account. */
    List<Forecast.Day> told(Account.Id account) {
        return database.sql("""
                        select day, probability from churn.prediction
                        where account = :account
                          and backtest = (select max(id) from churn.backtest where kind = 'ROLLING')
                        order by day
                        """)
                .param("account", account.value())
                .query((row, n) -> {
                    double p = row.getDouble("probability");
                    return new Forecast.Day(row.getObject("day", LocalDate.class), p, p, p, 0);
                })
                .list();
    }

    private static Prediction prediction(ResultSet row) throws SQLException {
        int lost = row.getInt("lost_after");
        int lostAfter = row.wasNull() ? Observation.NEVER_SEEN : lost;
        return new Prediction(
                new Observation(
                        new Account.Id(row.getLong("account")),
                        row.getObject("day", LocalDate.class),
                        new double[0],
                        Double.NaN,
                        0,
                        0,
                        0,
                        lostAfter,
                        row.getInt("seen_for")),
                row.getDouble("probability"),
                Double.NaN,
                Double.NaN);
    }

    private static KeptBacktest kept(ResultSet row) throws SQLException {
        return new KeptBacktest(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                KeptBacktest.Kind.valueOf(row.getString("kind")),
                row.getString("asked_by"),
                row.getString("program"),
                row.getLong("seed"),
                row.getString("fingerprint"),
                ModelText.report(row.getString("report")));
    }
}
