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

/** Keeps notes and tasks. */
@Repository
class WorkStore {

    private final JdbcClient jdbc;

    WorkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Note addNote(Account.Id account, String text, String author, Instant at) {
        return jdbc.sql("""
                insert into work.note (account, text, author, written_at)
                values (:account, :text, :author, :at)
                returning id, account, text, author, written_at, edited_at
                """)
                .param("account", account.value())
                .param("text", text)
                .param("author", author)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(WorkStore::note)
                .single();
    }

    Optional<Note> editNote(long id, String text, Instant at) {
        return jdbc.sql("""
                update work.note set text = :text, edited_at = :at where id = :id
                returning id, account, text, author, written_at, edited_at
                """)
                .param("id", id)
                .param("text", text)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(WorkStore::note)
                .optional();
    }

    List<Note> notes(Collection<Account.Id> accounts) {
        return jdbc.sql("""
                select id, account, text, author, written_at, edited_at
                from work.note
                where account = any (:accounts)
                order by account, written_at, id
                """)
                .param("accounts", ids(accounts))
                .query(WorkStore::note)
                .list();
    }

    Task addTask(
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
                .query(WorkStore::task)
                .single();
    }

    /** Marks an open task as done; empty when it is not there or was done already. */
    Optional<Task> finishTask(long id, String by, Instant at) {
        return jdbc.sql("""
                update work.task set done_at = :at, done_by = :by where id = :id and done_at is null
                returning id, account, title, owner, due_on, case_id, author, created_at, done_at, done_by
                """)
                .param("id", id)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(WorkStore::task)
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
    Optional<Task> moveTask(long id, Optional<String> owner, Optional<LocalDate> dueOn) {
        return jdbc.sql("""
                update work.task set owner = :owner, due_on = cast(:dueOn as date) where id = :id
                returning id, account, title, owner, due_on, case_id, author, created_at, done_at, done_by
                """)
                .param("id", id)
                .param("owner", owner.orElse(null))
                .param("dueOn", dueOn.orElse(null))
                .query(WorkStore::task)
                .optional();
    }

    List<Task> tasks(Collection<Account.Id> accounts) {
        return jdbc.sql("""
                select id, account, title, owner, due_on, case_id, author, created_at, done_at, done_by
                from work.task
                where account = any (:accounts)
                order by account, due_on nulls last, id
                """)
                .param("accounts", ids(accounts))
                .query(WorkStore::task)
                .list();
    }

    List<Task> openTasks(String owner) {
        return jdbc.sql("""
                select id, account, title, owner, due_on, case_id, author, created_at, done_at, done_by
                from work.task
                where owner = :owner and done_at is null
                order by due_on nulls last, id
                """).param("owner", owner).query(WorkStore::task).list();
    }

    private static long[] ids(Collection<Account.Id> accounts) {
        return accounts.stream().mapToLong(Account.Id::value).toArray();
    }

    private static Note note(ResultSet row, int number) throws SQLException {
        return new Note(
                row.getLong("id"),
                new Account.Id(row.getLong("account")),
                row.getString("text"),
                row.getString("author"),
                instant(row, "written_at").orElseThrow(),
                instant(row, "edited_at"));
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

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
