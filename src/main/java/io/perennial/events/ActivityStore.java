package io.perennial.events;

import io.perennial.accounts.Account;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The days of the accounts. */
@Component
class ActivityStore {

    /** From so many days of one month on writing the month is cheaper than writing the days. */
    private static final int MANY_DAYS = 8;

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
                        select account, string_agg(payload, ''::bytea) as payloads
                        from (
                            (select account, payload from events.activity_month
                             where account = any(:accounts) and month between :fromMonth and :to
                             order by account, month)
                            union all
                            (select account, payload from events.activity_day
                             where account = any(:accounts) and day between :from and :to
                             order by account, day)
                        ) kept
                        group by account
                        """)
                .param("accounts", accounts.stream().map(Account.Id::value).toArray(Long[]::new))
                .param("fromMonth", from.withDayOfMonth(1))
                .param("from", from)
                .param("to", toInclusive)
                .query(row -> {
                    List<ActivityDay> days =
                            between(merged(ActivityDay.decode(row.getBytes("payloads"))), from, toInclusive);
                    if (!days.isEmpty()) {
                        found.put(new Account.Id(row.getLong("account")), days);
                    }
                });
        return found;
    }

    /** Those of the days, which are in order, that lie in the range. */
    private static List<ActivityDay> between(List<ActivityDay> days, LocalDate from, LocalDate toInclusive) {
        int first = 0;
        int end = days.size();
        while (first < end && days.get(first).epochDay() < from.toEpochDay()) {
            first++;
        }
        while (first < end && days.get(end - 1).epochDay() > toInclusive.toEpochDay()) {
            end--;
        }
        return days.subList(first, end);
    }

    /** By day; what stands twice, because some of it came after its month was packed, is put together. */
    private static List<ActivityDay> merged(List<ActivityDay> days) {
        days.sort(Comparator.comparingInt(ActivityDay::epochDay));
        List<ActivityDay> merged = new ArrayList<>(days.size());
        for (ActivityDay day : days) {
            if (!merged.isEmpty() && merged.getLast().epochDay() == day.epochDay()) {
                merged.addLast(merged.removeLast().merge(day));
            } else {
                merged.add(day);
            }
        }
        return merged;
    }

    /** The next accounts that have days on their own, by id. */
    List<Long> accountsAfter(long account, int limit) {
        return database.sql("""
                        select distinct account from events.activity_day
                        where account > :account order by account limit :limit
                        """)
                .param("account", account)
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    /**
     * Moves the days before one, the first of a month, into their months, and answers how many. Only one transaction at
     * a time may do so.
     */
    int pack(Collection<Long> accounts, LocalDate before) {
        Map<AccountMonth, List<ActivityDay>> months = new TreeMap<>();
        int moved = 0;
        List<AccountDay> days = database.sql("""
                        delete from events.activity_day where account = any(:accounts) and day < :before
                        returning account, payload
                        """)
                .param("accounts", accounts.toArray(Long[]::new))
                .param("before", before)
                .query((row, _) -> new AccountDay(
                        row.getLong("account"),
                        ActivityDay.decode(row.getBytes("payload")).getFirst()))
                .list();
        for (AccountDay day : days) {
            months.computeIfAbsent(AccountMonth.of(day), _ -> new ArrayList<>()).add(day.activity());
            moved++;
        }
        if (moved > 0) {
            pack(months);
        }
        return moved;
    }

    private void pack(Map<AccountMonth, List<ActivityDay>> months) {
        Long[] accounts = months.keySet().stream().map(AccountMonth::account).toArray(Long[]::new);
        String[] firsts =
                months.keySet().stream().map(month -> month.first().toString()).toArray(String[]::new);
        database.sql("""
                        select kept.account, kept.month, kept.payload
                        from unnest(:accounts::bigint[], :months::date[]) as wanted (account, month)
                        join events.activity_month kept using (account, month)
                        """).param("accounts", accounts).param("months", firsts).query(row -> {
            List<ActivityDay> kept = ActivityDay.decode(row.getBytes("payload"));
            Optional.ofNullable(months.get(
                            new AccountMonth(row.getLong("account"), row.getObject("month", LocalDate.class))))
                    .ifPresent(days -> days.addAll(kept));
        });
        database.sql("""
                        insert into events.activity_month (account, month, payload)
                        select account, month, payload
                        from unnest(:accounts::bigint[], :months::date[], :payloads::bytea[]) as new (account, month, payload)
                        on conflict (account, month) do update set payload = excluded.payload
                        """)
                .param("accounts", accounts)
                .param("months", firsts)
                .param(
                        "payloads",
                        months.values().stream()
                                .map(days -> ActivityCodec.encode(merged(days)))
                                .toArray(byte[][]::new))
                .update();
    }

    /** Which month of which account. */
    private record AccountMonth(long account, LocalDate first) implements Comparable<AccountMonth> {

        static AccountMonth of(AccountDay day) {
            return new AccountMonth(day.account(), day.activity().day().withDayOfMonth(1));
        }

        @Override
        public int compareTo(AccountMonth other) {
            return Comparator.comparingLong(AccountMonth::account)
                    .thenComparing(AccountMonth::first)
                    .compare(this, other);
        }
    }

    /**
     * Merges the days into those kept; only one transaction at a time may do so. Many days of a settled month at once,
     * as an import brings them, go straight into their month.
     *
     * @param settled the first of a month; the months before it are settled
     */
    void merge(Collection<AccountDay> days, LocalDate settled) {
        Map<AccountMonth, List<ActivityDay>> months = new TreeMap<>();
        days.stream()
                .filter(day -> day.activity().epochDay() < settled.toEpochDay())
                .forEach(day -> months.computeIfAbsent(AccountMonth.of(day), _ -> new ArrayList<>())
                        .add(day.activity()));
        months.values().removeIf(of -> of.size() < MANY_DAYS);
        if (!months.isEmpty()) {
            pack(months);
        }
        merge(days.stream()
                .filter(day -> months.isEmpty() || !months.containsKey(AccountMonth.of(day)))
                .toList());
    }

    private void merge(Collection<AccountDay> days) {
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
