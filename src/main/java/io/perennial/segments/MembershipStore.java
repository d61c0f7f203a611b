package io.perennial.segments;

import io.perennial.accounts.Account;
import io.perennial.signals.Assessment.Cause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps who is in which segment, and everybody who came and went. */
@Repository
class MembershipStore {

    private final JdbcClient database;

    MembershipStore(JdbcClient database) {
        this.database = database;
    }

    /** The segments of each account; accounts in none are absent. */
    Map<Account.Id, Set<String>> of(Collection<Account.Id> accounts) {
        Map<Account.Id, Set<String>> segments = new HashMap<>();
        database.sql("select account, segment from segments.member where account = any(:accounts::bigint[])")
                .param("accounts", ids(accounts))
                .query(row -> {
                    segments.computeIfAbsent(new Account.Id(row.getLong(1)), account -> new HashSet<>())
                            .add(row.getString(2));
                });
        return segments;
    }

    /** Everybody in a segment. */
    List<Account.Id> in(String segment) {
        return database.sql("select account from segments.member where segment = :segment order by account")
                .param("segment", segment)
                .query((row, n) -> new Account.Id(row.getLong(1)))
                .list();
    }

    Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        database.sql("select segment, count(*) from segments.member group by segment")
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    /** Writes moves: who entered is in, who left is not. */
    void move(List<Move> moves) {
        if (moves.isEmpty()) {
            return;
        }
        database.sql("""
                        with moved as (
                          insert into segments.move (account, segment, entered, cause, at)
                          select account, segment, entered, cause, at
                          from unnest(:accounts::bigint[], :segments::text[], :entered::boolean[], :causes::text[],
                                      :ats::timestamptz[]) as n (account, segment, entered, cause, at)
                          returning account, segment, entered, at
                        ), gone as (
                          delete from segments.member m using moved
                          where not moved.entered and m.account = moved.account and m.segment = moved.segment
                        )
                        insert into segments.member (segment, account, since)
                        select segment, account, at from moved where entered
                        on conflict (account, segment) do nothing
                        """)
                .param("accounts", ids(moves.stream().map(Move::account).toList()))
                .param("segments", moves.stream().map(Move::segment).toArray(String[]::new))
                .param("entered", moves.stream().map(Move::entered).toArray(Boolean[]::new))
                .param("causes", moves.stream().map(move -> move.cause().name()).toArray(String[]::new))
                .param("ats", moves.stream().map(move -> move.at().toString()).toArray(String[]::new))
                .update();
    }

    /** Newest first. */
    List<Move> movesOf(Account.Id account, int limit) {
        return database.sql("""
                        select account, segment, entered, cause, at from segments.move
                        where account = :account order by at desc, id desc limit :limit
                        """)
                .param("account", account.value())
                .param("limit", limit)
                .query(MembershipStore::move)
                .list();
    }

    /** Newest first, since an instant. */
    List<Move> movesOf(String segment, Instant since, int limit) {
        return database.sql("""
                        select account, segment, entered, cause, at from segments.move
                        where segment = :segment and at >= :since order by at desc, id desc limit :limit
                        """)
                .param("segment", segment)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(MembershipStore::move)
                .list();
    }

    private static Move move(ResultSet row, int number) throws SQLException {
        return new Move(
                new Account.Id(row.getLong("account")),
                row.getString("segment"),
                row.getBoolean("entered"),
                Cause.valueOf(row.getString("cause")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static Long[] ids(Collection<Account.Id> accounts) {
        return accounts.stream().map(Account.Id::value).toArray(Long[]::new);
    }
}
