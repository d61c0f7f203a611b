package io.perennial.connect;

import io.perennial.shared.SourceKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Imports and how far they are, where every node and every page sees it. */
@Component
class JobStore {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    JobStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long add(
            SourceKey source,
            String origin,
            @Nullable Long upload,
            String mapping,
            boolean dryRun,
            @Nullable String by) {
        return jdbc.sql("""
                        insert into connect.import_job (source, origin, upload, mapping, dry_run, state, created_by)
                        values (:source, :origin, :upload, :mapping, :dry, 'WAITING', :by)
                        returning id
                        """)
                .param("source", source.value())
                .param("origin", origin)
                .param("upload", upload)
                .param("mapping", mapping)
                .param("dry", dryRun)
                .param("by", by)
                .query(Long.class)
                .single();
    }

    /** Begins, or begins again what a killed process left; false if it is over or was cancelled before. */
    boolean start(long id) {
        return jdbc.sql("""
                                update connect.import_job
                                set state = 'RUNNING', started_at = now(), beat_at = now(), progress = null
                                where id = :id and state in ('WAITING', 'RUNNING') and not cancel_asked
                                """).param("id", id).update() == 1;
    }

    /** Says how far it is; true if somebody asked to end it. */
    boolean progress(long id, ImportProgress progress) {
        return jdbc.sql("""
                        update connect.import_job
                        set progress = :progress::jsonb, beat_at = now()
                        where id = :id
                        returning cancel_asked
                        """)
                .param("id", id)
                .param("progress", JSON.writeValueAsString(progress))
                .query(Boolean.class)
                .single();
    }

    void finish(long id, ImportJob.State state, @Nullable ImportSummary summary, @Nullable String problem) {
        jdbc.sql("""
                        update connect.import_job
                        set state = :state, finished_at = now(), summary = :summary::jsonb, problem = :problem
                        where id = :id
                        """)
                .param("id", id)
                .param("state", state.name())
                .param("summary", summary == null ? null : JSON.writeValueAsString(summary))
                .param("problem", problem)
                .update();
    }

    /** A waiting one is over at once; a running one ends at its next look. */
    void cancel(long id) {
        jdbc.sql("""
                        update connect.import_job
                        set cancel_asked = true,
                            state = case when state = 'WAITING' then 'CANCELLED' else state end,
                            finished_at = case when state = 'WAITING' then now() else finished_at end
                        where id = :id and state in ('WAITING', 'RUNNING')
                        """).param("id", id).update();
    }

    Optional<Long> upload(long id) {
        return jdbc.sql("select upload from connect.import_job where id = :id and upload is not null")
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    Optional<ImportJob> find(long id) {
        return jdbc.sql(SELECT + "where job.id = :id")
                .param("id", id)
                .query(this::job)
                .optional();
    }

    List<ImportJob> latest(int limit) {
        return jdbc.sql(SELECT + "order by job.created_at desc, job.id desc limit :limit")
                .param("limit", limit)
                .query(this::job)
                .list();
    }

    private static final String SELECT = """
            select job.id, job.source, job.origin, job.mapping, job.dry_run, job.created_at, job.created_by,
                   job.started_at, job.finished_at, job.progress, job.summary, job.problem,
                   case when job.state = 'RUNNING' and job.beat_at < now() - interval '90 seconds'
                        then 'INTERRUPTED' else job.state end as state,
                   (select count(*) from connect.import_reject reject where reject.job = job.id) as rejects
            from connect.import_job job
            """;

    private ImportJob job(ResultSet row, int number) throws SQLException {
        return new ImportJob(
                row.getLong("id"),
                new SourceKey(row.getString("source")),
                row.getString("origin"),
                row.getString("mapping"),
                row.getBoolean("dry_run"),
                ImportJob.State.valueOf(row.getString("state")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("created_by")),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                json(row, "progress", ImportProgress.class),
                json(row, "summary", ImportSummary.class),
                row.getLong("rejects"),
                Optional.ofNullable(row.getString("problem")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static <T> Optional<T> json(ResultSet row, String column, Class<T> type) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(text -> JSON.readValue(text, type));
    }
}
