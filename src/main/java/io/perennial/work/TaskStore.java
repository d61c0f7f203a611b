package io.perennial.work;

import io.perennial.accounts.Account;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps tasks. */
@Repository
class TaskStore {

    private final JdbcClient jdbc;

    TaskStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Task add(
            Account.Id account,
            String title,
            Optional<String> owner,
            Optional<LocalDate> dueOn,
            Optional<Long> caseId,
            String author,
            Instant at) {
        return jdbc.sql("""
                insert into work.task (account, title, owner, due_on, case_id, author, created_at)
                values (:account, :title, :owner, cast(:dueOn as date), :caseId, :author, :at)
                returning id, account, title, owner, due_on, case_id, author, created_at, done_at, done_by
                """)
                .param("account", account.value())
                .param("title", title)
                .param("owner", owner.orElse(null))
                .param("dueOn", dueOn.orElse(null))
                .param("caseId", caseId.orElse(null), java.sql.Types.BIGINT)
                .param("author", author)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(TaskStore::task)
                .single();
    }

    /** Marks an open task as done; empty when it is not there or was done already. */
    Optional<Task> finish(long id, String by, Instant at) {
        return jdbc.sql("""
                update work.task set done_at = :at, done_by = :by where id = :id and done_at is null
                returning id, account, title, owner, due_on, case_id, author, created_at, done_at, done_by
                """)
                .param("id", id)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(TaskStore::task)
                .optional();
    }

    /** Takes an open task away; false when it is not there or was done. */
    boolean removeTask(long id) {
        return jdbc.sql("delete from work.task where id = :id and done_at is null")
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Gives a task to somebody else or another day; empty when it is not there. */
    Optional<Task> move(long id, Optional<String> owner, Optional<LocalDate> dueOn) {
        return jdbc.sql("""
                update work.task set owner = :owner, due_on = cast(:dueOn as date) where id = :id
                returning id, account, title, owner, due_on, case_id, author, created_at, done_at, done_by
                """)
                .param("id", id)
                .param("owner", owner.orElse(null))
                .param("dueOn", dueOn.orElse(null))
                .query(TaskStore::task)
                .optional();
    }

    List<Task> of(Collection<Account.Id> accounts) {
        return jdbc.sql("""
                select id, account, title, owner, due_on, case_id, author, created_at, done_at, done_by
                from work.task
                where account = any (:accounts) and removed_at is null
                order by account, due_on nulls last, id
                """)
                .param("accounts", ids(accounts))
                .query(TaskStore::task)
                .list();
    }

    List<Task> open(String owner) {
        return jdbc.sql("""
                select id, account, title, owner, due_on, case_id, author, created_at, done_at, done_by
                from work.task
                where owner = :owner and done_at is null and removed_at is null
                order by due_on nulls last, id
                """).param("owner", owner).query(TaskStore::task).list();
    }

    /** Open tasks of everybody, and those done since an instant. */
    List<Task> since(Instant done) {
        return jdbc.sql("""
                select id, account, title, owner, due_on, case_id, author, created_at, done_at, done_by
                from work.task
                where removed_at is null and (done_at is null or done_at >= :done)
                order by due_on nulls last, id
                """)
                .param("done", done.atOffset(ZoneOffset.UTC))
                .query(TaskStore::task)
                .list();
    }

    Optional<Task> find(long id) {
        return jdbc.sql("""
                select id, account, title, owner, due_on, case_id, author, created_at, done_at, done_by
                from work.task
                where id = :id
                """).param("id", id).query(TaskStore::task).optional();
    }

    /** A task that was done is open again; empty when it is not there or was not done. */
    Optional<Task> reopen(long id) {
        return jdbc.sql("""
                update work.task set done_at = null, done_by = null where id = :id and done_at is not null
                returning id, account, title, owner, due_on, case_id, author, created_at, done_at, done_by
                """).param("id", id).query(TaskStore::task).optional();
    }

    /** Takes a task away, or brings it back; false if it is not there. */
    boolean remove(long id, Optional<Instant> at) {
        return removed(jdbc.sql("""
                update work.task set removed_at = cast(:at as timestamptz)
                where id = :id and (removed_at is null) = :there
                """), id, at);
    }

    private static Task task(ResultSet row, int number) throws SQLException {
        return new Task(
                row.getLong("id"),
                new Account.Id(row.getLong("account")),
                row.getString("title"),
                Optional.ofNullable(row.getString("owner")),
                Optional.ofNullable(row.getObject("due_on", LocalDate.class)),
                Optional.ofNullable(row.getObject("case_id", Long.class)),
                row.getString("author"),
                instant(row, "created_at").orElseThrow(),
                instant(row, "done_at"),
                Optional.ofNullable(row.getString("done_by")));
    }

    private static boolean removed(JdbcClient.StatementSpec sql, long id, Optional<Instant> at) {
        return sql.param("id", id)
                        .param("at", at.map(i -> i.atOffset(ZoneOffset.UTC)).orElse(null))
                        .param("there", at.isPresent())
                        .update()
                == 1;
    }

    private static long[] ids(Collection<Account.Id> accounts) {
        return accounts.stream().mapToLong(Account.Id::value).toArray();
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
