package io.perennial.events;

import io.perennial.accounts.Account;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The days of the accounts. */
@Component
class ActivityStore {

    private final JdbcClient database;
    private final BulkStore bulk;

    ActivityStore(JdbcClient database, BulkStore bulk) {
        this.database = database;
        this.bulk = bulk;
    }

    /** Each account's days in order; accounts without any are left out. */
    Map<Account.Id, List<ActivityDay>> days(Set<Account.Id> accounts, LocalDate from, LocalDate toInclusive) {
        Map<Account.Id, List<ActivityDay>> found = HashMap.newHashMap(accounts.size());
        database.sql("""
                        select account, string_agg(payload, ''::bytea order by day) as payloads
                        from events.activity_day
                        where account = any(:accounts) and day between :from and :to
                        group by account
                        """)
                .param("accounts", accounts.stream().map(Account.Id::value).toArray(Long[]::new))
                .param("from", from)
                .param("to", toInclusive)
                .query(row -> {
                    found.put(new Account.Id(row.getLong("account")), ActivityDay.decode(row.getBytes("payloads")));
                });
        return found;
    }

    /** Merges the days into those kept; only one transaction at a time may do so. */
    void merge(Collection<AccountDay> days) {
        if (days.isEmpty()) {
            return;
        }
        Map<AccountDay.Key, ActivityDay> merged = HashMap.newHashMap(days.size());
        days.forEach(day -> merged.merge(day.key(), day.activity(), ActivityDay::merge));
        List<AccountDay.Key> keys = merged.keySet().stream().sorted().toList();
        bulk.with(connection -> {
            Array accounts = connection.createArrayOf(
                    "bigint", keys.stream().map(AccountDay.Key::account).toArray());
            Array dates = connection.createArrayOf(
                    "integer", keys.stream().map(AccountDay.Key::day).toArray());
            try (PreparedStatement select = connection.prepareStatement("""
                    select kept.account, kept.day - date '1970-01-01' as day, kept.payload
                    from unnest(?::bigint[], ?::integer[]) as wanted (account, day)
                    join events.activity_day kept
                        on kept.account = wanted.account and kept.day = date '1970-01-01' + wanted.day
                    """)) {
                select.setArray(1, accounts);
                select.setArray(2, dates);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        merged.merge(
                                new AccountDay.Key(rows.getLong("account"), rows.getInt("day")),
                                ActivityDay.decode(rows.getBytes("payload")).getFirst(),
                                ActivityDay::merge);
                    }
                }
            }
            byte[][] payloads = keys.stream()
                    .map(key ->
                            java.util.Objects.requireNonNull(merged.get(key)).encode())
                    .toArray(byte[][]::new);
            try (PreparedStatement upsert = connection.prepareStatement("""
                    insert into events.activity_day (account, day, payload)
                    select account, date '1970-01-01' + day, payload
                    from unnest(?::bigint[], ?::integer[], ?::bytea[]) as new (account, day, payload)
                    on conflict (account, day) do update set payload = excluded.payload
                    """)) {
                upsert.setArray(1, accounts);
                upsert.setArray(2, dates);
                upsert.setArray(3, connection.createArrayOf("bytea", payloads));
                return upsert.executeUpdate();
            }
        });
    }
}
