package io.perennial.portfolio;

import io.perennial.access.Member;
import io.perennial.accounts.Account;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Compares the scores of a list with those of a day of the last four weeks. */
@Repository
class MovementStore {

    private static final int SHOWN = 60;

    private final JdbcClient database;

    MovementStore(JdbcClient database) {
        this.database = database;
    }

    /** Counts of who fell and rose, and the most moved of them. */
    record Moved(long worse, long better, List<Movement.Move> moves) {}

    /** {@code recent} ends with the value of {@code day}, so that of another day stands so many places before. */
    Moved since(Optional<Set<Member.Id>> books, LocalDate since) {
        long[] counts = new long[2];
        List<Movement.Move> moves = new ArrayList<>();
        database.sql("""
                        with compared as (
                          select a.account, a.name, a.arr, a.score,
                                 d.recent[array_length(d.recent, 1) - (d.day - cast(:since as date))] as before
                          from portfolio.account a join portfolio.detail d on d.account = a.account
                          where a.presence = :customer and a.score is not null and d.day > :since
                            and (:everybody or a.csm = any(:books::bigint[]))
                        ), moved as (
                          select account, name, arr, score, before from compared
                          where before <> 'NaN' and abs(score - before) >= :least
                        )
                        select account, name, arr, score, before,
                               count(*) filter (where score < before) over () as worse,
                               count(*) filter (where score > before) over () as better
                        from moved order by abs(score - before) desc, account limit :limit
                        """)
                .param("since", since)
                .param("customer", Presence.CUSTOMER.ordinal())
                .param("everybody", books.isEmpty())
                .param(
                        "books",
                        books.orElse(Set.of()).stream().map(Member.Id::value).toArray(Long[]::new))
                .param("least", Movement.WORTH_TELLING)
                .param("limit", SHOWN)
                .query(row -> {
                    counts[0] = row.getLong("worse");
                    counts[1] = row.getLong("better");
                    moves.add(new Movement.Move(
                            new Account.Id(row.getLong("account")),
                            row.getString("name"),
                            row.getDouble("arr"),
                            row.getDouble("before"),
                            row.getDouble("score")));
                });
        return new Moved(counts[0], counts[1], moves);
    }

    /** Who gave notice on a day or after it. */
    List<Account.Id> noticesSince(Optional<Set<Member.Id>> books, LocalDate since) {
        return database.sql("""
                        select account from portfolio.account a
                        where presence = :leaving and notice_given_on >= :since
                          and (:everybody or a.csm = any(:books::bigint[]))
                        order by arr desc, account limit :limit
                        """)
                .param("leaving", Presence.LEAVING.ordinal())
                .param("since", since)
                .param("everybody", books.isEmpty())
                .param(
                        "books",
                        books.orElse(Set.of()).stream().map(Member.Id::value).toArray(Long[]::new))
                .param("limit", SHOWN)
                .query((row, n) -> new Account.Id(row.getLong("account")))
                .list();
    }
}
