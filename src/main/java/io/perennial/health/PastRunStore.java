package io.perennial.health;

import io.perennial.health.Health.PastProgress.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps computings of the past and how far they are, where every node and every page sees it. */
@Repository
class PastRunStore {

    /** A run that gave no sign for so long died with its process, and its turn was lost. */
    private static final Duration SILENT = Duration.ofMinutes(30);

    private final JdbcClient database;

    PastRunStore(JdbcClient database) {
        this.database = database;
    }

    /** A new one, unless one runs. */
    Optional<Long> ask(String by, Instant now) {
        database.sql("""
                        update health.past_run set state = 'FAILED', ended_at = :now
                        where state in ('RUNNING', 'CANCELLING') and beat_at < :silent
                        """)
                .param("now", utc(now))
                .param("silent", utc(now.minus(SILENT)))
                .update();
        return database.sql("""
                        insert into health.past_run (asked_at, asked_by, state, beat_at)
                        values (:now, :by, 'RUNNING', :now)
                        on conflict do nothing
                        returning id
                        """)
                .param("now", utc(now))
                .param("by", by)
                .query(Long.class)
                .optional();
    }

    /** Begins, or goes on where a killed process was. */
    enum Start {
        ANEW,
        GOES_ON,
        NOT_AT_ALL
    }

    Start start(long id, Instant now) {
        return database.sql("""
                        update health.past_run r
                        set started_at = coalesce(r.started_at, :now), beat_at = :now
                        from health.past_run before
                        where r.id = :id and before.id = r.id and r.state = 'RUNNING'
                        returning before.started_at is null
                        """)
                .param("id", id)
                .param("now", utc(now))
                .query(Boolean.class)
                .optional()
                .map(first -> first ? Start.ANEW : Start.GOES_ON)
                .orElse(Start.NOT_AT_ALL);
    }

    /** Says how far it is; true if somebody asked to end it. */
    boolean progress(long id, int done, int of, Instant now) {
        return database.sql("""
                        update health.past_run set done = :done, steps = :of, beat_at = :now where id = :id
                        returning state = 'CANCELLING'
                        """)
                .param("id", id)
                .param("done", done)
                .param("of", of)
                .param("now", utc(now))
                .query(Boolean.class)
                .single();
    }

    void cancel() {
        database.sql("update health.past_run set state = 'CANCELLING' where state = 'RUNNING'")
                .update();
    }

    /** False if it was over before. */
    boolean finish(long id, State how, Instant now) {
        return database.sql("""
                        update health.past_run set state = :state, ended_at = :now
                        where id = :id and state in ('RUNNING', 'CANCELLING')
                        """)
                        .param("id", id)
                        .param("state", how.name())
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    Optional<Health.PastProgress> latest(Instant now) {
        return database.sql("""
                        select asked_by, state, started_at, done, steps from health.past_run order by id desc limit 1
                        """).query((row, n) -> progress(row, now)).optional();
    }

    private static Health.PastProgress progress(ResultSet row, Instant now) throws SQLException {
        Optional<Instant> since = Optional.ofNullable(row.getObject("started_at", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
        int done = row.getInt("done");
        int of = row.getInt("steps");
        return new Health.PastProgress(
                State.valueOf(row.getString("state")),
                done,
                of,
                since,
                since.flatMap(at -> left(Duration.between(at, now), done, of)),
                Optional.of(row.getString("asked_by")));
    }

    /** 10 of 40 steps in a minute -> 3 minutes. */
    private static Optional<Duration> left(Duration went, int done, int of) {
        return done == 0
                ? Optional.empty()
                : Optional.of(went.multipliedBy(Math.max(0, of - done)).dividedBy(done));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
