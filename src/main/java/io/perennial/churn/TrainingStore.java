package io.perennial.churn;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Trainings and how far they are, where every node and every page sees it. */
@Repository
class TrainingStore {

    /** Who gave no sign for so long died with its process. */
    private static final Duration SILENT = Duration.ofMinutes(2);

    private static final String SELECT = """
            select id, asked_at, asked_by, state, started_at, ended_at, share, model, problem from churn.training
            """;

    private final JdbcClient database;

    TrainingStore(JdbcClient database) {
        this.database = database;
    }

    /**
     * A new one, unless one waits or runs; a run that gave no sign for two minutes died with its process, and one that
     * waits for a quarter of an hour was never put in line.
     */
    Optional<Long> ask(String by, Instant now) {
        database.sql("""
                        update churn.training set state = 'FAILED', ended_at = :now, problem = 'interrupted'
                        where (state = 'RUNNING' and beat_at < :silent)
                           or (state = 'WAITING' and asked_at < :forgotten)
                        """)
                .param("now", ForecastStore.at(now))
                .param("silent", ForecastStore.at(now.minus(SILENT)))
                .param("forgotten", ForecastStore.at(now.minusSeconds(900)))
                .update();
        return database.sql("""
                        insert into churn.training (asked_at, asked_by, state)
                        select :now, :by, 'WAITING'
                        where not exists (select 1 from churn.training where state in ('WAITING', 'RUNNING'))
                        returning id
                        """)
                .param("now", ForecastStore.at(now))
                .param("by", by)
                .query(Long.class)
                .optional();
    }

    /** Begins, or begins again what a killed process left; false if it is over or was cancelled. */
    boolean start(long id, Instant now) {
        return database.sql("""
                        update churn.training set state = 'RUNNING', started_at = :now, beat_at = :now, share = 0
                        where id = :id and state in ('WAITING', 'RUNNING') and not cancel
                        """)
                        .param("id", id)
                        .param("now", ForecastStore.at(now))
                        .update()
                == 1;
    }

    /** Says how far it is; true if somebody asked to end it. */
    boolean progress(long id, double share, Instant now) {
        return database.sql("""
                        update churn.training set share = :share, beat_at = :now where id = :id returning cancel
                        """)
                .param("id", id)
                .param("share", share)
                .param("now", ForecastStore.at(now))
                .query(Boolean.class)
                .single();
    }

    void finish(long id, Training.State state, OptionalLong model, @Nullable String problem, Instant now) {
        database.sql("""
                        update churn.training
                        set state = :state, ended_at = :now, model = :model, problem = :problem,
                            share = case when :state = 'DONE' then 1 else share end
                        where id = :id
                        """)
                .param("id", id)
                .param("state", state.name())
                .param("model", model.isPresent() ? (Long) model.getAsLong() : null)
                .param("problem", problem)
                .param("now", ForecastStore.at(now))
                .update();
    }

    /** A waiting one, or one whose process died, is over at once; a running one ends at its next look. */
    void cancel(long id, Instant now) {
        database.sql("""
                        update churn.training
                        set cancel = true,
                            state = case when state = 'WAITING' or beat_at < :silent then 'CANCELLED' else state end,
                            ended_at = case when state = 'WAITING' or beat_at < :silent then :now else ended_at end
                        where id = :id and state in ('WAITING', 'RUNNING')
                        """)
                .param("id", id)
                .param("now", ForecastStore.at(now))
                .param("silent", ForecastStore.at(now.minus(SILENT)))
                .update();
    }

    Optional<Training> latest() {
        return database.sql(SELECT + "order by id desc limit 1")
                .query((row, n) -> training(row))
                .optional();
    }

    Optional<Training> find(long id) {
        return database.sql(SELECT + "where id = :id")
                .param("id", id)
                .query((row, n) -> training(row))
                .optional();
    }

    private static Training training(ResultSet row) throws SQLException {
        long model = row.getLong("model");
        OptionalLong learned = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(model);
        return new Training(
                row.getLong("id"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("asked_by"),
                Training.State.valueOf(row.getString("state")),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getDouble("share"),
                learned,
                Optional.ofNullable(row.getString("problem")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
