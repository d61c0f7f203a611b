package io.perennial.portfolio;

import io.perennial.access.Member;
import io.perennial.accounts.Account;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps changes to many customers: what is to be done, what was there before, and how far it is. */
@Repository
class BulkChangeStore {

    private final JdbcClient database;

    BulkChangeStore(JdbcClient database) {
        this.database = database;
    }

    /**
     * An account whose turn it is.
     *
     * @param before of the change that is taken back
     * @param value what it becomes, where that differs from customer to customer
     */
    record Turn(Account.Id account, Optional<String> before, Optional<String> value) {}

    /** What became of one account. */
    enum State {
        DONE,
        SAME,
        REFUSED
    }

    long add(BulkChange.Kind kind, String value, Member.Id by, Instant at, Collection<Account.Id> accounts) {
        long id = insert(kind, value, by, at, accounts.size(), OptionalLong.empty());
        database.sql("""
                        insert into portfolio.bulk_account (bulk, account)
                        select :bulk, account from unnest(:accounts::bigint[]) as n (account)
                        """)
                .param("bulk", id)
                .param("accounts", PortfolioStore.ids(accounts))
                .update();
        return id;
    }

    /** A change that gives each account a value of its own. */
    long add(BulkChange.Kind kind, Map<Account.Id, String> values, Member.Id by, Instant at) {
        long id = insert(kind, "", by, at, values.size(), OptionalLong.empty());
        database.sql("""
                        insert into portfolio.bulk_account (bulk, account, value)
                        select :bulk, account, value
                        from unnest(:accounts::bigint[], :values::text[]) as n (account, value)
                        """)
                .param("bulk", id)
                .param(
                        "accounts",
                        values.keySet().stream().map(Account.Id::value).toArray(Long[]::new))
                .param("values", values.values().toArray(String[]::new))
                .update();
        return id;
    }

    /** A change that takes another back, of everybody it changed. */
    long addUndo(BulkChange of, Member.Id by, Instant at) {
        long id = insert(BulkChange.Kind.UNDO, of.kind().name(), by, at, of.done(), OptionalLong.of(of.id()));
        database.sql("""
                        insert into portfolio.bulk_account (bulk, account, before)
                        select :bulk, account, before from portfolio.bulk_account where bulk = :of and state = 'DONE'
                        """).param("bulk", id).param("of", of.id()).update();
        return id;
    }

    private long insert(BulkChange.Kind kind, String value, Member.Id by, Instant at, int total, OptionalLong undoes) {
        return database.sql("""
                        insert into portfolio.bulk (kind, value, member, at, total, undoes)
                        values (:kind, :value, :member, :at, :total, :undoes) returning id
                        """)
                .param("kind", kind.name())
                .param("value", value)
                .param("member", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("total", total)
                .param("undoes", undoes.isPresent() ? (Long) undoes.getAsLong() : null, Types.BIGINT)
                .query(Long.class)
                .single();
    }

    List<Turn> waiting(long bulk, int limit) {
        return database.sql("""
                        select account, before, value from portfolio.bulk_account
                        where bulk = :bulk and state = 'WAITING' order by account limit :limit for update skip locked
                        """)
                .param("bulk", bulk)
                .param("limit", limit)
                .query((row, n) -> new Turn(
                        new Account.Id(row.getLong("account")),
                        Optional.ofNullable(row.getString("before")),
                        Optional.ofNullable(row.getString("value"))))
                .list();
    }

    void finish(long bulk, Account.Id account, State state, @Nullable String before) {
        database.sql("""
                        update portfolio.bulk_account set state = :state, before = :before
                        where bulk = :bulk and account = :account
                        """)
                .param("bulk", bulk)
                .param("account", account.value())
                .param("state", state.name())
                .param("before", before)
                .update();
    }

    /** Whether it was not finished before. */
    boolean finish(long bulk, Instant at) {
        return database.sql("update portfolio.bulk set finished_at = :at where id = :bulk and finished_at is null")
                        .param("bulk", bulk)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void cancel(long bulk) {
        database.sql("update portfolio.bulk set cancelled = true where id = :bulk and finished_at is null")
                .param("bulk", bulk)
                .update();
    }

    Optional<BulkChange> find(long bulk) {
        return database.sql("""
                        with counted as (
                          select count(*) filter (where state = 'WAITING') as waiting,
                                 count(*) filter (where state = 'DONE') as done,
                                 count(*) filter (where state = 'SAME') as same,
                                 count(*) filter (where state = 'REFUSED') as refused
                          from portfolio.bulk_account where bulk = :bulk
                        )
                        select b.id, b.kind, b.value, b.member, b.at, b.total, b.finished_at, b.cancelled, b.undoes,
                               c.waiting, c.done, c.same, c.refused,
                               exists (select 1 from portfolio.bulk u where u.undoes = b.id) as undone
                        from portfolio.bulk b cross join counted c where b.id = :bulk
                        """)
                .param("bulk", bulk)
                .query(BulkChangeStore::change)
                .optional();
    }

    private static BulkChange change(ResultSet row, int number) throws SQLException {
        Long undoes = row.getObject("undoes", Long.class);
        return new BulkChange(
                row.getLong("id"),
                BulkChange.Kind.valueOf(row.getString("kind")),
                row.getString("value"),
                new Member.Id(row.getLong("member")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getInt("total"),
                row.getInt("waiting"),
                row.getInt("done"),
                row.getInt("same"),
                row.getInt("refused"),
                row.getObject("finished_at", OffsetDateTime.class) != null,
                row.getBoolean("cancelled"),
                undoes == null ? OptionalLong.empty() : OptionalLong.of(undoes),
                row.getBoolean("undone"));
    }
}
