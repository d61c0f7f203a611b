package io.perennial.work;

import io.perennial.accounts.Account;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps notes, and what colleagues say about them and about cases. */
@Repository
class NoteStore {

    private final JdbcClient jdbc;

    NoteStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Note add(Account.Id account, String text, String author, Instant at) {
        return jdbc.sql("""
                insert into work.note (account, text, author, written_at)
                values (:account, :text, :author, :at)
                returning id, account, text, author, written_at, edited_at
                """)
                .param("account", account.value())
                .param("text", text)
                .param("author", author)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(NoteStore::note)
                .single();
    }

    Optional<Note> edit(long id, String text, Instant at) {
        return jdbc.sql("""
                update work.note set text = :text, edited_at = :at where id = :id
                returning id, account, text, author, written_at, edited_at
                """)
                .param("id", id)
                .param("text", text)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(NoteStore::note)
                .optional();
    }

    List<Note> of(Collection<Account.Id> accounts) {
        return jdbc.sql("""
                select id, account, text, author, written_at, edited_at
                from work.note
                where account = any (:accounts) and removed_at is null
                order by account, written_at, id
                """)
                .param("accounts", ids(accounts))
                .query(NoteStore::note)
                .list();
    }

    Optional<Note> find(long id) {
        return jdbc.sql("select id, account, text, author, written_at, edited_at from work.note where id = :id")
                .param("id", id)
                .query(NoteStore::note)
                .optional();
    }

    /** Takes a note away, or brings it back; false if it is not there. */
    boolean remove(long id, Optional<Instant> at) {
        return removed(jdbc.sql("""
                update work.note set removed_at = cast(:at as timestamptz)
                where id = :id and (removed_at is null) = :there
                """), id, at);
    }

    Comment addComment(Account.Id account, Comment.About about, long subject, String text, String author, Instant at) {
        return jdbc.sql("""
                insert into work.comment (account, about, subject, text, author, written_at)
                values (:account, :about, :subject, :text, :author, :at)
                returning id, account, about, subject, text, author, written_at
                """)
                .param("account", account.value())
                .param("about", about.name())
                .param("subject", subject)
                .param("text", text)
                .param("author", author)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(NoteStore::comment)
                .single();
    }

    List<Comment> comments(Collection<Account.Id> accounts) {
        return jdbc.sql("""
                select id, account, about, subject, text, author, written_at
                from work.comment
                where account = any (:accounts) and removed_at is null
                order by account, written_at, id
                """)
                .param("accounts", ids(accounts))
                .query(NoteStore::comment)
                .list();
    }

    private static Comment comment(ResultSet row, int number) throws SQLException {
        return new Comment(
                row.getLong("id"),
                new Account.Id(row.getLong("account")),
                Comment.About.valueOf(row.getString("about")),
                row.getLong("subject"),
                row.getString("text"),
                row.getString("author"),
                instant(row, "written_at").orElseThrow());
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
