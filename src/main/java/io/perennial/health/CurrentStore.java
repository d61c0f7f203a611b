package io.perennial.health;

import io.perennial.accounts.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The latest value of each account, and how it moved within the last days. */
@Repository
class CurrentStore {

    /** How long values within a day are kept. */
    static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient database;
    private final FreshScores fresh;

    CurrentStore(JdbcClient database, FreshScores fresh) {
        this.database = database;
        this.fresh = fresh;
    }

    Map<Account.Id, Judgement> of(Collection<Account.Id> accounts) {
        return fresh.latest(accounts).orElseGet(() -> read(accounts));
    }

    private Map<Account.Id, Judgement> read(Collection<Account.Id> accounts) {
        Map<Account.Id, Judgement> current = new HashMap<>();
        database.sql("""
                        select account, day, as_of, closing, score, coverage, band, rated, rules, seen, grades, cap, cause
                        from health.current where account = any(:accounts::bigint[])
                        """)
                .param("accounts", DayStore.ids(accounts))
                .query((row, n) -> JudgementStore.read(row))
                .list()
                .forEach(row -> current.put(row.account(), row));
        return current;
    }

    /** Writes the latest values; an older one never replaces a newer one. */
    void put(List<Judgement> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.sql("""
                        insert into health.current as c
                          (account, day, as_of, closing, score, coverage, band, rated, rules, seen, grades, cap, cause)
                        select account, day, as_of, closing, score, coverage, band, rated, rules, %s, cap, cause
                        from %s
                        on conflict (account) do update
                        set day = excluded.day, as_of = excluded.as_of, closing = excluded.closing,
                            score = excluded.score, coverage = excluded.coverage, band = excluded.band,
                            rated = excluded.rated, rules = excluded.rules, seen = excluded.seen,
                            grades = excluded.grades, cap = excluded.cap, cause = excluded.cause
                        where c.as_of <= excluded.as_of
                        """.formatted(JudgementStore.SLICES, JudgementStore.UNNEST))
                .params(JudgementStore.columns(rows))
                .update();
    }

    /** Keeps values within a day. */
    void putIntraday(List<Judgement> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.sql("""
                        insert into health.intraday (account, at, score, band, cause)
                        select account, as_of, score, band, cause from %s
                        on conflict (account, at) do update
                        set score = excluded.score, band = excluded.band, cause = excluded.cause
                        """.formatted(JudgementStore.UNNEST))
                .params(JudgementStore.columns(rows))
                .update();
    }

    void forgetIntraday(Collection<Account.Id> accounts, Instant now) {
        database.sql("delete from health.intraday where account = any(:accounts::bigint[]) and at < :limit")
                .param("accounts", DayStore.ids(accounts))
                .param("limit", JudgementStore.at(now.minus(KEPT)))
                .update();
    }

    /** Values within the last days, oldest first. */
    List<Health.Moment> intraday(Account.Id account) {
        return database.sql("select at, score, band from health.intraday where account = :account order by at")
                .param("account", account.value())
                .query((row, n) -> new Health.Moment(
                        row.getObject("at", java.time.OffsetDateTime.class).toInstant(),
                        row.getObject("score", Double.class) instanceof Double score
                                ? java.util.OptionalDouble.of(score)
                                : java.util.OptionalDouble.empty(),
                        Band.values()[row.getInt("band")]))
                .list();
    }
}
