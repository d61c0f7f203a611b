package io.perennial.churn;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was learned, which of it forecasts, and when that changed. */
@Repository
class ModelStore {

    private static final String SELECT = """
            select m.id, m.learner, m.made_at, m.made_by, m.program, m.backtest, m.verdict, m.rows, m.churners,
                   m.base_rate, m.threshold, m.passed, f.model is not null as in_force
            from churn.model m left join churn.in_force f on f.model = m.id
            """;

    private final JdbcClient database;

    ModelStore(JdbcClient database) {
        this.database = database;
    }

    long add(KeptModel model, Forecaster forecaster) {
        return database.sql("""
                        insert into churn.model
                          (learner, made_at, made_by, program, backtest, verdict, rows, churners, base_rate, threshold,
                           passed, body)
                        values (:learner, :at, :by, :program, :backtest, :verdict, :rows, :churners, :rate, :threshold,
                                :passed, :body::jsonb)
                        returning id
                        """)
                .param("learner", model.learner())
                .param("at", ForecastStore.at(model.madeAt()))
                .param("by", model.madeBy())
                .param("program", model.program())
                .param("backtest", model.backtest())
                .param("verdict", ModelText.of(model.verdict()))
                .param("rows", model.rows())
                .param("churners", model.churners())
                .param("rate", model.baseRate())
                .param("threshold", model.threshold())
                .param("passed", model.passed())
                .param("body", ModelText.of(forecaster))
                .query(Long.class)
                .single();
    }

    Optional<KeptModel> find(long id) {
        return database.sql(SELECT + "where m.id = :id")
                .param("id", id)
                .query((row, n) -> model(row))
                .optional();
    }

    List<KeptModel> newest(int limit) {
        return database.sql(SELECT + "order by m.id desc limit :limit")
                .param("limit", limit)
                .query((row, n) -> model(row))
                .list();
    }

    OptionalLong inForce() {
        return database.sql("select model from churn.in_force where model is not null")
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    Forecaster body(long id) {
        return ModelText.model(database.sql("select body from churn.model where id = :id")
                .param("id", id)
                .query(String.class)
                .single());
    }

    void threshold(long model, double threshold) {
        database.sql("update churn.model set threshold = :threshold where id = :id")
                .param("threshold", threshold)
                .param("id", model)
                .update();
    }

    void switchTo(@Nullable Long model, String by, String why, Instant at) {
        database.sql("""
                        insert into churn.in_force (model, since) values (:model, :at)
                        on conflict (only_one) do update set model = excluded.model, since = excluded.since
                        """)
                .param("model", model)
                .param("at", ForecastStore.at(at))
                .update();
        database.sql("insert into churn.switch (at, model, by, why) values (:at, :model, :by, :why)")
                .param("at", ForecastStore.at(at))
                .param("model", model)
                .param("by", by)
                .param("why", why)
                .update();
    }

    /** Newest first. */
    List<ModelSwitch> switches(int limit) {
        return database.sql("select at, model, by, why from churn.switch order by id desc limit :limit")
                .param("limit", limit)
                .query((row, n) -> {
                    long model = row.getLong("model");
                    OptionalLong to = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(model);
                    return new ModelSwitch(
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            to,
                            row.getString("by"),
                            row.getString("why"));
                })
                .list();
    }

    double alertsPerCsm() {
        return database.sql("select alerts_per_csm from churn.setting")
                .query(Double.class)
                .single();
    }

    void alertsPerCsm(double alerts) {
        database.sql("update churn.setting set alerts_per_csm = :alerts")
                .param("alerts", alerts)
                .update();
    }

    private static KeptModel model(ResultSet row) throws SQLException {
        return new KeptModel(
                row.getLong("id"),
                row.getString("learner"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("made_by"),
                row.getString("program"),
                row.getLong("backtest"),
                ModelText.verdict(row.getString("verdict")),
                row.getInt("rows"),
                row.getInt("churners"),
                row.getDouble("base_rate"),
                row.getDouble("threshold"),
                row.getBoolean("passed"),
                row.getBoolean("in_force"));
    }
}
