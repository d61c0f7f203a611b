package io.perennial.signals;

import io.perennial.accounts.Account;
import io.perennial.signals.Population.Day;
import io.perennial.signals.Population.Measure;
import io.perennial.signals.Signal.Need;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was computed: current signals, milestones, the population, and what a replay was made from. */
@Component
class SignalStore {

    private final JdbcClient database;
    private final JdbcTemplate batches;

    SignalStore(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /** The signals of an account at the last instant they were computed for. */
    record Current(Account.Id account, Instant asOf, LocalDate day, LocalDate closedThrough, byte[] signals) {}

    void save(List<Current> all) {
        database.sql("""
                        insert into signals.current (account, as_of, day, closed_through, catalogue, signals)
                        select account, to_timestamp(as_of), date '1970-01-01' + day, date '1970-01-01' + closed, :catalogue, signals
                        from unnest(:accounts, :instants, :days, :closed, :signals)
                            as new (account, as_of, day, closed, signals)
                        on conflict (account) do update set as_of = excluded.as_of, day = excluded.day,
                            closed_through = excluded.closed_through, catalogue = excluded.catalogue,
                            signals = excluded.signals
                        """)
                .param("catalogue", ValueCodec.CATALOGUE)
                .param("accounts", all.stream().map(c -> c.account().value()).toArray(Long[]::new))
                .param(
                        "instants",
                        all.stream().map(c -> c.asOf().toEpochMilli() / 1000.0).toArray(Double[]::new))
                .param("days", all.stream().map(c -> (int) c.day().toEpochDay()).toArray(Integer[]::new))
                .param(
                        "closed",
                        all.stream()
                                .map(c -> (int) c.closedThrough().toEpochDay())
                                .toArray(Integer[]::new))
                .param("signals", all.stream().map(Current::signals).toArray(byte[][]::new))
                .update();
    }

    Optional<Current> current(Account.Id account) {
        return database.sql("""
                        select account, as_of, day, closed_through, signals from signals.current
                        where account = :account and catalogue = :catalogue
                        """)
                .param("account", account.value())
                .param("catalogue", ValueCodec.CATALOGUE)
                .query((row, n) -> new Current(
                        account,
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, LocalDate.class),
                        row.getBytes(5)))
                .optional();
    }

    /** The same of many accounts; those never computed are absent. */
    List<Current> currents(Collection<Account.Id> accounts) {
        return database.sql("""
                        select account, as_of, day, closed_through, signals from signals.current
                        where account = any(:accounts) and catalogue = :catalogue
                        """)
                .param("accounts", TouchStore.ids(accounts))
                .param("catalogue", ValueCodec.CATALOGUE)
                .query((row, n) -> new Current(
                        new Account.Id(row.getLong(1)),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, LocalDate.class),
                        row.getBytes(5)))
                .list();
    }

    /** The last closed day of each account that has one. */
    Map<Account.Id, LocalDate> closed(Collection<Account.Id> accounts) {
        Map<Account.Id, LocalDate> closed = new HashMap<>();
        database.sql("select account, closed_through from signals.current where account = any(:accounts)")
                .param("accounts", TouchStore.ids(accounts))
                .query(row -> {
                    closed.put(new Account.Id(row.getLong(1)), row.getObject(2, LocalDate.class));
                });
        return closed;
    }

    void close(Account.Id account, LocalDate through) {
        database.sql("update signals.current set closed_through = :day where account = :account")
                .param("day", through)
                .param("account", account.value())
                .update();
    }

    Map<Account.Id, History.Milestones> milestones(Collection<Account.Id> accounts, int plan) {
        Map<Account.Id, History.Milestones> milestones = new HashMap<>();
        database.sql("""
                        select account, first_active, first_value from signals.milestone
                        where account = any(:accounts) and plan = :plan
                        """)
                .param("accounts", TouchStore.ids(accounts))
                .param("plan", plan)
                .query(row -> {
                    milestones.put(
                            new Account.Id(row.getLong(1)),
                            new History.Milestones(
                                    Optional.ofNullable(row.getObject(2, LocalDate.class)),
                                    Optional.ofNullable(row.getObject(3, LocalDate.class))));
                });
        return milestones;
    }

    void saveMilestones(Map<Account.Id, History.Milestones> milestones, int plan) {
        batches.batchUpdate("""
                insert into signals.milestone (account, plan, first_active, first_value) values (?, ?, ?, ?)
                on conflict (account) do update
                set plan = excluded.plan, first_active = excluded.first_active, first_value = excluded.first_value
                """, milestones.entrySet(), 500, (statement, entry) -> {
            statement.setLong(1, entry.getKey().value());
            statement.setInt(2, plan);
            statement.setObject(3, entry.getValue().firstActive().orElse(null));
            statement.setObject(4, entry.getValue().firstValue().orElse(null));
        });
    }

    Map<Need, Instant> firstFacts() {
        Map<Need, Instant> first = new EnumMap<>(Need.class);
        database.sql("select need, at from signals.first_fact").query(row -> {
            first.put(
                    Need.valueOf(row.getString(1)),
                    row.getObject(2, OffsetDateTime.class).toInstant());
        });
        return first;
    }

    void saveFirstFacts(Map<Need, Instant> first) {
        first.forEach((need, at) -> database.sql("""
                        insert into signals.first_fact (need, at) values (:need, :at)
                        on conflict (need) do update set at = least(first_fact.at, excluded.at)
                        """)
                .param("need", need.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update());
    }

    /** The kept days of both measures, as days since 1970-01-01; empty where there are none. */
    Population population(LocalDate from) {
        Map<Integer, Day[]> days = new HashMap<>();
        database.sql("""
                        select measure, day - date '1970-01-01', total, accounts, weight, ratio, square, noise
                        from signals.population_day where day >= :from order by day
                        """).param("from", from).query(row -> {
            days.computeIfAbsent(row.getInt(2), d -> new Day[] {Day.NOBODY, Day.NOBODY})[
                            Measure.valueOf(row.getString(1)).ordinal()] =
                    new Day(
                            row.getLong(3),
                            row.getInt(4),
                            row.getDouble(5),
                            row.getDouble(6),
                            row.getDouble(7),
                            row.getDouble(8));
        });
        if (days.isEmpty()) {
            return Population.UNKNOWN;
        }
        int first = days.keySet().stream().mapToInt(d -> d).min().orElseThrow();
        int last = days.keySet().stream().mapToInt(d -> d).max().orElseThrow();
        Day[][] all = new Day[2][last - first + 1];
        for (int d = first; d <= last; d++) {
            Day[] both = days.getOrDefault(d, new Day[] {Day.NOBODY, Day.NOBODY});
            all[0][d - first] = both[0];
            all[1][d - first] = both[1];
        }
        return new Population(first, all[0], all[1]);
    }

    /** Writes the days from..to of a population; days where nobody did anything are left out. */
    void savePopulation(Population population, int from, int to) {
        for (Measure measure : Measure.values()) {
            database.sql("delete from signals.population_day where measure = :measure and day between :from and :to")
                    .param("measure", measure.name())
                    .param("from", LocalDate.ofEpochDay(from))
                    .param("to", LocalDate.ofEpochDay(to))
                    .update();
            List<Integer> days = IntStream.rangeClosed(from, to)
                    .filter(d -> !population.at(measure, d).equals(Day.NOBODY) || d == to)
                    .boxed()
                    .toList();
            batches.batchUpdate("""
                    insert into signals.population_day (measure, day, total, accounts, weight, ratio, square, noise)
                    values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (measure, day) do update set total = excluded.total,
                        accounts = excluded.accounts, weight = excluded.weight, ratio = excluded.ratio,
                        square = excluded.square, noise = excluded.noise
                    """, days, 500, (statement, epochDay) -> {
                Day day = population.at(measure, epochDay);
                statement.setString(1, measure.name());
                statement.setDate(2, Date.valueOf(LocalDate.ofEpochDay(epochDay)));
                statement.setLong(3, day.total());
                statement.setInt(4, day.accounts());
                statement.setDouble(5, day.weight());
                statement.setDouble(6, day.ratio());
                statement.setDouble(7, day.square());
                statement.setDouble(8, day.noise());
            });
        }
    }

    /** The last day the population was written for. */
    Optional<LocalDate> populationThrough() {
        return database.sql("select max(day) from signals.population_day")
                .query(LocalDate.class)
                .optional();
    }

    /** What the history of an account was made from. */
    record Made(byte[] fingerprint, LocalDate through) {}

    Map<Account.Id, Made> replayed() {
        Map<Account.Id, Made> made = new HashMap<>();
        database.sql("select account, fingerprint, through from signals.replayed")
                .query(row -> {
                    made.put(
                            new Account.Id(row.getLong(1)),
                            new Made(row.getBytes(2), row.getObject(3, LocalDate.class)));
                });
        return made;
    }

    void saveReplayed(Map<Account.Id, Made> made) {
        batches.batchUpdate("""
                insert into signals.replayed (account, fingerprint, through) values (?, ?, ?)
                on conflict (account) do update set fingerprint = excluded.fingerprint, through = excluded.through
                """, made.entrySet(), 500, (statement, entry) -> {
            statement.setLong(1, entry.getKey().value());
            statement.setBytes(2, entry.getValue().fingerprint());
            statement.setObject(3, entry.getValue().through());
        });
    }
}
