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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps cases and every change of them. */
@Repository
class CaseStore {

    private final JdbcClient jdbc;

    CaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Opens a case; empty when one of that account, kind and reason is open. */
    Optional<Long> open(
            Account.Id account,
            Case.Kind kind,
            String reason,
            String title,
            Optional<String> owner,
            String author,
            Instant at) {
        return jdbc.sql("""
                insert into work.customer_case (account, kind, reason, title, owner, author, opened_at)
                values (:account, :kind, :reason, :title, :owner, :author, :at)
                on conflict (account, kind, reason) where closed_at is null do nothing
                returning id
                """)
                .param("account", account.value())
                .param("kind", kind.name())
                .param("reason", reason)
                .param("title", title)
                .param("owner", owner.orElse(null))
                .param("author", author)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
    }

    Optional<Long> openOne(Account.Id account, Case.Kind kind, String reason) {
        return jdbc.sql("""
                select id from work.customer_case
                where account = :account and kind = :kind and reason = :reason and closed_at is null
                """)
                .param("account", account.value())
                .param("kind", kind.name())
                .param("reason", reason)
                .query(Long.class)
                .optional();
    }

    /** Gives an open case an owner; false when it is closed or not there. */
    boolean setOwner(long id, Optional<String> owner) {
        return jdbc.sql("update work.customer_case set owner = :owner where id = :id and closed_at is null")
                        .param("id", id)
                        .param("owner", owner.orElse(null))
                        .update()
                == 1;
    }

    /** Says what comes next in an open case; false when it is closed or not there. */
    boolean setNextStep(long id, Optional<String> step, Optional<LocalDate> on) {
        return jdbc.sql("""
                update work.customer_case set next_step = :step, next_step_on = cast(:on as date)
                where id = :id and closed_at is null
                """)
                        .param("id", id)
                        .param("step", step.orElse(null))
                        .param("on", on.orElse(null))
                        .update()
                == 1;
    }

    /** Takes the outcome of a case back; false when it is open, or another of its kind and reason is. */
    boolean reopen(long id) {
        return jdbc.sql("""
                update work.customer_case c set closed_at = null, outcome = null, outcome_note = null
                where c.id = :id and c.closed_at is not null and not exists (
                    select from work.customer_case o
                    where o.account = c.account and o.kind = c.kind and o.reason = c.reason and o.closed_at is null)
                """).param("id", id).update() == 1;
    }

    /** Ids of open cases of everybody, and of those closed since an instant. */
    long[] since(Instant closed) {
        return jdbc
                .sql("select id from work.customer_case where closed_at is null or closed_at >= :closed")
                .param("closed", closed.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** Open cases whose next step falls on a day of a span, the earliest first. */
    long[] steps(LocalDate from, LocalDate toInclusive) {
        return jdbc.sql("""
                select id from work.customer_case
                where closed_at is null and next_step_on between :from and :to order by next_step_on, id
                """).param("from", from).param("to", toInclusive).query(Long.class).list().stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** Closes an open case; false when it is closed or not there. */
    boolean close(long id, Case.Outcome outcome, Optional<String> note, Instant at) {
        return jdbc.sql("""
                update work.customer_case set closed_at = :at, outcome = :outcome, outcome_note = :note
                where id = :id and closed_at is null
                """)
                        .param("id", id)
                        .param("outcome", outcome.name())
                        .param("note", note.orElse(null))
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void addChange(long id, Case.Change change) {
        jdbc.sql("""
                insert into work.case_change (case_id, field, value, author, at)
                values (:id, :field, :value, :author, :at)
                """)
                .param("id", id)
                .param("field", change.field())
                .param("value", change.value().orElse(null))
                .param("author", change.author())
                .param("at", change.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Case> find(long id) {
        Map<Long, List<Case.Change>> changes = changes(new long[] {id});
        return jdbc.sql("""
                select id, account, kind, reason, title, owner, next_step, next_step_on, author, opened_at, closed_at,
                    outcome, outcome_note
                from work.customer_case
                where id = :id
                """)
                .param("id", id)
                .query((row, number) -> read(row, changes))
                .optional();
    }

    List<Case> of(Collection<Account.Id> accounts) {
        long[] ids = jdbc
                .sql("select id from work.customer_case where account = any (:accounts)")
                .param(
                        "accounts",
                        accounts.stream().mapToLong(Account.Id::value).toArray())
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
        return byId(ids);
    }

    List<Case> byId(long[] ids) {
        Map<Long, List<Case.Change>> changes = changes(ids);
        return jdbc.sql("""
                select id, account, kind, reason, title, owner, next_step, next_step_on, author, opened_at, closed_at,
                    outcome, outcome_note
                from work.customer_case
                where id = any (:ids)
                order by account, opened_at, id
                """)
                .param("ids", ids)
                .query((row, number) -> read(row, changes))
                .list();
    }

    private Map<Long, List<Case.Change>> changes(long[] cases) {
        record Row(long id, Case.Change change) {}
        return jdbc
                .sql("""
                select case_id, field, value, author, at
                from work.case_change
                where case_id = any (:ids)
                order by case_id, at, id
                """)
                .param("ids", cases)
                .query((row, number) -> new Row(
                        row.getLong("case_id"),
                        new Case.Change(
                                row.getString("field"),
                                Optional.ofNullable(row.getString("value")),
                                row.getString("author"),
                                instant(row, "at").orElseThrow())))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::id, Collectors.mapping(Row::change, Collectors.toList())));
    }

    private static Case read(ResultSet row, Map<Long, List<Case.Change>> changes) throws SQLException {
        long id = row.getLong("id");
        return new Case(
                id,
                new Account.Id(row.getLong("account")),
                Case.Kind.valueOf(row.getString("kind")),
                row.getString("reason"),
                row.getString("title"),
                Optional.ofNullable(row.getString("owner")),
                Optional.ofNullable(row.getString("next_step")),
                Optional.ofNullable(row.getObject("next_step_on", LocalDate.class)),
                row.getString("author"),
                instant(row, "opened_at").orElseThrow(),
                instant(row, "closed_at"),
                Optional.ofNullable(row.getString("outcome")).map(Case.Outcome::valueOf),
                Optional.ofNullable(row.getString("outcome_note")),
                changes.getOrDefault(id, List.of()));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
