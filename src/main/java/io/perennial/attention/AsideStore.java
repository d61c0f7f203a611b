package io.perennial.attention;

import io.perennial.access.Member;
import io.perennial.accounts.Account;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what people did with the customers on the list, and when they last looked at it. */
@Repository
class AsideStore {

    private static final String COLUMNS = "id, account, way, day, until, handed_to, member, name, at";

    private final JdbcClient database;

    AsideStore(JdbcClient database) {
        this.database = database;
    }

    /** An aside with the local day of its customer on which it was made. */
    record Row(Aside aside, LocalDate day) {}

    long add(
            Account.Id account,
            Aside.Way way,
            LocalDate day,
            Optional<LocalDate> until,
            Optional<Member.Id> to,
            Member by,
            Instant at) {
        return database.sql("""
                        insert into attention.aside (account, way, day, until, handed_to, member, name, at)
                        values (:account, :way, :day, cast(:until as date), :to, :by, :name, :at) returning id
                        """)
                .param("account", account.value())
                .param("way", way.name())
                .param("day", day)
                .param("until", until.orElse(null))
                .param("to", to.map(Member.Id::value).orElse(null), Types.BIGINT)
                .param("by", by.id().value())
                .param("name", by.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Takes back what was done; empty if it was taken back before. */
    Optional<Account.Id> undo(long id, Instant at) {
        return database.sql("""
                        update attention.aside set undone_at = :at where id = :id and undone_at is null
                        returning account
                        """)
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional()
                .map(Account.Id::new);
    }

    Optional<Aside> find(long id) {
        return database.sql("select " + COLUMNS + " from attention.aside where id = :id")
                .param("id", id)
                .query(AsideStore::row)
                .optional()
                .map(Row::aside);
    }

    /** The last thing done with each account; accounts nothing was done with are absent. */
    Map<Account.Id, Row> latest(Collection<Account.Id> accounts) {
        return database
                .sql("select distinct on (account) " + COLUMNS + """
                         from attention.aside
                        where account = any(:accounts::bigint[]) and undone_at is null order by account, id desc
                        """)
                .param("accounts", ReasonStore.ids(accounts))
                .query(AsideStore::row)
                .list()
                .stream()
                .collect(Collectors.toMap(row -> row.aside().account(), Function.identity()));
    }

    /** What was done since an instant, newest first. */
    List<Aside> since(Instant at, int limit) {
        return database
                .sql("select " + COLUMNS + """
                         from attention.aside where at >= :at and undone_at is null order by at desc, id desc limit :limit
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(AsideStore::row)
                .list()
                .stream()
                .map(Row::aside)
                .toList();
    }

    /** What comes back on a day of a span, in order of days. */
    List<Aside> returning(LocalDate from, LocalDate toInclusive) {
        return database
                .sql("select " + COLUMNS + """
                         from attention.aside a
                        where undone_at is null and until between :from and :to
                          and not exists (select 1 from attention.aside later where later.account = a.account
                                          and later.undone_at is null and later.id > a.id)
                        order by until, id
                        """)
                .param("from", from)
                .param("to", toInclusive)
                .query(AsideStore::row)
                .list()
                .stream()
                .map(Row::aside)
                .toList();
    }

    /** Notes that a member looks; a look after a pause begins a new visit. Answers the end of the visit before. */
    Optional<Instant> visit(Member.Id member, Instant now, Instant pauseFrom) {
        return database.sql("""
                        insert into attention.visit as v (member, seen_at) values (:member, :now)
                        on conflict (member) do update
                        set since = case when v.seen_at < :pause then v.seen_at else v.since end, seen_at = :now
                        returning since
                        """)
                .param("member", member.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("pause", pauseFrom.atOffset(ZoneOffset.UTC))
                .query((row, n) -> Optional.ofNullable(row.getObject("since", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new Aside(
                        row.getLong("id"),
                        new Account.Id(row.getLong("account")),
                        Aside.Way.valueOf(row.getString("way")),
                        Optional.ofNullable(row.getObject("until", LocalDate.class)),
                        Optional.ofNullable(row.getObject("handed_to", Long.class))
                                .map(Member.Id::new),
                        new Member.Id(row.getLong("member")),
                        row.getString("name"),
                        row.getObject("at", OffsetDateTime.class).toInstant()),
                row.getObject("day", LocalDate.class));
    }
}
