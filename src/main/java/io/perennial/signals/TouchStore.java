package io.perennial.signals;

import io.perennial.accounts.Account;
import io.perennial.signals.Assessment.Cause;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which accounts wait to be computed again. */
@Component
class TouchStore {

    private static final int LOCKS = 7301;

    /** So many transactions find something to do at the same time. */
    private static final int AT_ONCE = 16;

    private final JdbcClient database;

    TouchStore(JdbcClient database) {
        this.database = database;
    }

    void touch(Collection<Account.Id> accounts, Cause cause) {
        database.sql("insert into signals.touched (account, cause) select unnest(:accounts), :cause")
                .param("accounts", ids(accounts))
                .param("cause", cause.name())
                .update();
    }

    /**
     * Takes the oldest touches for this transaction, of up to so many accounts. An account that another transaction
     * works on is left waiting, so that an older answer never overwrites a newer one; the search goes on behind those
     * that others have taken, as far as there can be others.
     */
    Map<Account.Id, Cause> claim(int limit) {
        Map<Account.Id, Cause> claimed = new LinkedHashMap<>();
        database.sql("""
                        with free as materialized (
                            select account from (select account from signals.touched order by id limit :window) oldest
                            where pg_try_advisory_xact_lock(:space, hashint8(account))
                            limit :limit
                        )
                        delete from signals.touched
                        where account = any (array(select account from free))
                        returning touched.account, touched.cause
                        """)
                .param("window", limit * AT_ONCE)
                .param("limit", limit)
                .param("space", LOCKS)
                .query(row -> {
                    claimed.merge(
                            new Account.Id(row.getLong(1)), Cause.valueOf(row.getString(2)), TouchStore::stronger);
                });
        return claimed;
    }

    /**
     * The commit of this transaction waits for no disk. For whoever claimed touches: should the machine fail before it
     * is there, they are claimable again.
     */
    void waitForNoDisk() {
        database.sql("set local synchronous_commit = off").update();
    }

    /** A fact outweighs the hour, and both outweigh what only triggers nothing. */
    private static Cause stronger(Cause one, Cause other) {
        Map<Cause, Integer> strength =
                new EnumMap<>(Map.of(Cause.FACT, 0, Cause.TIME, 1, Cause.RULES_CHANGED, 2, Cause.BACKFILL, 3));
        return strength.getOrDefault(one, 9) <= strength.getOrDefault(other, 9) ? one : other;
    }

    /** Waits for the accounts and takes their touches, for work that covers them all. */
    void take(Collection<Account.Id> accounts) {
        database.sql("""
                        select pg_advisory_xact_lock(:space, hash)
                        from (select distinct hashint8(account) as hash from unnest(:accounts) as a (account) order by 1) h
                        """)
                .param("space", LOCKS)
                .param("accounts", ids(accounts))
                .query((row, n) -> 1)
                .list();
        database.sql("delete from signals.touched where account = any(:accounts)")
                .param("accounts", ids(accounts))
                .update();
    }

    /** How many accounts wait because of the cause. */
    int count(Cause cause) {
        return database.sql("select count(distinct account) from signals.touched where cause = :cause")
                .param("cause", cause.name())
                .query(Integer.class)
                .single();
    }

    boolean waiting() {
        return database.sql("select exists (select 1 from signals.touched)")
                .query(Boolean.class)
                .single();
    }

    /** True for the one process that may announce the day of the zone. */
    boolean announce(ZoneId zone, LocalDate day) {
        return database.sql("""
                                insert into signals.zone_day (zone, day) values (:zone, :day)
                                on conflict (zone) do update set day = excluded.day where zone_day.day < excluded.day
                                """).param("zone", zone.getId()).param("day", day).update() == 1;
    }

    /** Tells the pages that are open anywhere. */
    void tell(List<Account.Id> accounts) {
        for (int from = 0; from < accounts.size(); from += 400) {
            String ids = accounts.subList(from, Math.min(accounts.size(), from + 400)).stream()
                    .map(id -> Long.toString(id.value()))
                    .collect(Collectors.joining(",", "{\"topic\":\"accounts\",\"accounts\":[", "]}"));
            database.sql("select pg_notify('perennial_live', :said)")
                    .param("said", ids)
                    .query((row, n) -> 1)
                    .list();
        }
    }

    static Long[] ids(Collection<Account.Id> accounts) {
        return accounts.stream().map(Account.Id::value).toArray(Long[]::new);
    }
}
