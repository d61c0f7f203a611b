package io.perennial.bench;

import io.perennial.accounts.Account;
import io.perennial.database.Database;
import io.perennial.signals.Signals;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Signals of the past for training, beside the same questions asked of the raw events in SQL. */
public final class HistoryBenchmark implements Benchmark {

    private static final int CUSTOMERS = 10_000;
    private static final int BY_SQL = 500;
    private static final int MONTHS = 24;

    @Override
    public String name() {
        return "history";
    }

    @Override
    public String question() {
        return "How long do all signals of 10,000 customers at 24 month ends take, two threads; and how long eight of them"
                + " by one SQL query over the raw events of 500 of these customers?";
    }

    @Override
    public List<Row> run() throws Exception {
        try (ManyCustomers customers = new ManyCustomers()) {
            Signals signals = customers.context.getBean(Signals.class);
            List<Account.Id> all = customers.sign(1, CUSTOMERS + 1, 800);
            customers.use(all, 760);
            List<Instant> monthEnds = new ArrayList<>();
            for (int month = 0; month < MONTHS; month++) {
                LocalDate first = ManyCustomers.TODAY.withDayOfMonth(1).minusMonths(month);
                monthEnds.add(first.atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            double few = observe(signals, all.subList(0, BY_SQL), monthEnds);
            few = Math.min(few, observe(signals, all.subList(0, BY_SQL), monthEnds));
            double many = observe(signals, all, monthEnds);
            double sql = sql(customers, all.subList(0, BY_SQL));
            return List.of(
                    new Row("10,000 customers x 24 months, all signals", seconds(many), "< 60 s"),
                    new Row("500 customers x 24 months, all signals", seconds(few), ""),
                    new Row("500 customers x 24 months, eight usage metrics by SQL over raw events", seconds(sql), ""),
                    new Row("faster than SQL", String.format(Locale.ROOT, "%.0f times", sql / few), ">= 10 times"));
        }
    }

    private static double observe(Signals signals, List<Account.Id> customers, List<Instant> instants)
            throws InterruptedException {
        AtomicLong seen = new AtomicLong();
        long begin = System.nanoTime();
        int half = customers.size() / 2;
        Thread other = Thread.ofPlatform()
                .start(() -> signals.observe(
                        customers.subList(0, half),
                        instants,
                        (account, asOf, values) -> seen.addAndGet(values.size())));
        signals.observe(
                customers.subList(half, customers.size()),
                instants,
                (account, asOf, values) -> seen.addAndGet(values.size()));
        other.join();
        if (seen.get() == 0) {
            throw new IllegalStateException("nothing was observed");
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** The raw events that make the same days, then users, use, change, active days, breadth, top user a month end. */
    private static double sql(ManyCustomers customers, List<Account.Id> few) {
        customers.database().sql("""
                create table public.raw (account bigint not null, at timestamptz not null, name int, user_key bigint)
                """).update();
        customers
                .database()
                .sql("""
                        insert into public.raw
                        select account, day + interval '9 hours' + n * interval '7 minutes', n % 6, (account + n) % 6
                        from unnest(:accounts) as a (account),
                            generate_series(date_trunc('day', now() - interval '760 days'), now(), interval '1 day') day,
                            generate_series(1, 8) n
                        where extract(isodow from day) <= 5
                        order by account, day
                        """)
                .param("accounts", few.stream().map(Account.Id::value).toArray(Long[]::new))
                .update();
        customers.database().sql("create index on public.raw (account, at)").update();
        customers.database().sql("vacuum analyze public.raw").update();
        try (Connection peer = customers.context.getBean(Database.class).connect()) {
            JdbcClient query = JdbcClient.create(new SingleConnectionDataSource(peer, true));
            query.sql("set max_parallel_workers_per_gather = 2").update();
            return ask(query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With as many processes as the signals have threads. */
    private static double ask(JdbcClient query) {
        long begin = System.nanoTime();
        int rows = query.sql("""
                        with month_end as (
                            select generate_series(date_trunc('month', now()) - interval '23 months',
                                date_trunc('month', now()), interval '1 month') as at
                        ), seen as (
                            select e.account, m.at as month_end, e.at, e.name, e.user_key
                            from month_end m join public.raw e on e.at < m.at and e.at >= m.at - interval '57 days'
                        ), per_user as (
                            select account, month_end, user_key, count(*) as events from seen
                            where at >= month_end - interval '28 days' group by account, month_end, user_key
                        ), top as (
                            select account, month_end, max(events)::float8 / sum(events) as top_share
                            from per_user group by account, month_end
                        )
                        select s.account, s.month_end,
                            count(distinct user_key) filter (where s.at >= s.month_end - interval '7 days') as users_7,
                            count(distinct user_key) filter (where s.at >= s.month_end - interval '28 days') as users_28,
                            count(*) filter (where s.at >= s.month_end - interval '28 days') as use_28,
                            count(*) filter (where s.at < s.month_end - interval '28 days') as use_before,
                            count(distinct s.at::date) filter (where s.at >= s.month_end - interval '28 days') as days_28,
                            count(distinct name) filter (where s.at >= s.month_end - interval '28 days') as breadth,
                            max(s.at) as last_at, max(t.top_share) as top_share
                        from seen s join top t on t.account = s.account and t.month_end = s.month_end
                        group by s.account, s.month_end
                        """).query((row, n) -> row.getLong(4)).list().size();
        if (rows == 0) {
            throw new IllegalStateException("the query found nothing");
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }
}
