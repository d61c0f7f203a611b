package io.perennial.health;

import io.perennial.accounts.Account;
import io.perennial.signals.Assessment.Cause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The closing scores of the days, and the crossings between them. */
@Repository
class DayStore {

    private static final String COLUMNS = """
            d.account, d.day, d.day::timestamp at time zone 'UTC' as as_of, true as closing, d.score, d.coverage,
            d.band, d.rated, d.rules, d.seen, d.grades, d.cap, d.cause
            """;

    private final JdbcClient database;

    DayStore(JdbcClient database) {
        this.database = database;
    }

    /** For each account the last closing before a day of its own. */
    Map<Account.Id, Judgement> lastBefore(Map<Account.Id, LocalDate> days) {
        List<Judgement> rows = database.sql("""
                        select %s
                        from unnest(:accounts::bigint[], :days::date[]) as asked (account, day)
                        cross join lateral (
                          select account, day, score, coverage, band, rated, rules, seen, grades, cap, cause
                          from health.day
                          where account = asked.account and day < asked.day
                          order by day desc limit 1) d
                        """.formatted(COLUMNS))
                .param("accounts", ids(days.keySet()))
                .param("days", dates(days.values()))
                .query((row, n) -> JudgementStore.read(row))
                .list();
        Map<Account.Id, Judgement> last = new HashMap<>();
        rows.forEach(row -> last.put(row.account(), row));
        return last;
    }

    /** All closings of each account from a day of its own on, by account and day. */
    List<Judgement> from(Map<Account.Id, LocalDate> days) {
        return database.sql("""
                        select %s
                        from unnest(:accounts::bigint[], :days::date[]) as asked (account, day)
                        join health.day d on d.account = asked.account and d.day >= asked.day
                        order by d.account, d.day
                        """.formatted(COLUMNS))
                .param("accounts", ids(days.keySet()))
                .param("days", dates(days.values()))
                .query((row, n) -> JudgementStore.read(row))
                .list();
    }

    /** The closing of each account on a day of its own. */
    List<Judgement> on(Map<Account.Id, LocalDate> days) {
        return database.sql("""
                        select %s
                        from unnest(:accounts::bigint[], :days::date[]) as asked (account, day)
                        join health.day d on d.account = asked.account and d.day = asked.day
                        """.formatted(COLUMNS))
                .param("accounts", ids(days.keySet()))
                .param("days", dates(days.values()))
                .query((row, n) -> JudgementStore.read(row))
                .list();
    }

    /** Scores and bands of each account from a day of its own on, without their parts; one row an account. */
    Map<Account.Id, List<Health.Day>> bare(Map<Account.Id, LocalDate> days) {
        Map<Account.Id, List<Health.Day>> bare = new HashMap<>();
        database.sql("""
                        select d.account,
                               array_agg(d.day - date '1970-01-01' order by d.day) as days,
                               array_agg(coalesce(d.score, 'NaN') order by d.day) as scores,
                               array_agg(d.coverage order by d.day) as coverages,
                               array_agg(d.band::int order by d.day) as bands
                        from unnest(:accounts::bigint[], :days::date[]) as asked (account, day)
                        join health.day d on d.account = asked.account and d.day >= asked.day
                        group by d.account
                        """)
                .param("accounts", ids(days.keySet()))
                .param("days", dates(days.values()))
                .query((row, n) -> bare.put(new Account.Id(row.getLong("account")), bareDays(row)))
                .list();
        return bare;
    }

    private static List<Health.Day> bareDays(ResultSet row) throws SQLException {
        Integer[] days = (Integer[]) row.getArray("days").getArray();
        double[] scores = JudgementStore.doubles(row.getArray("scores"));
        double[] coverages = JudgementStore.doubles(row.getArray("coverages"));
        Integer[] bands = (Integer[]) row.getArray("bands").getArray();
        List<Health.Day> closings = new ArrayList<>(days.length);
        for (int i = 0; i < days.length; i++) {
            closings.add(new Health.Day(
                    LocalDate.ofEpochDay(days[i]),
                    Double.isNaN(scores[i]) ? OptionalDouble.empty() : OptionalDouble.of(scores[i]),
                    coverages[i],
                    Band.values()[bands[i]]));
        }
        return closings;
    }

    /** Closings of one account, oldest first. */
    List<Judgement> between(Account.Id account, LocalDate from, LocalDate toInclusive) {
        return database.sql("""
                        select %s from health.day d
                        where d.account = :account and d.day between :from and :to order by d.day
                        """.formatted(COLUMNS))
                .param("account", account.value())
                .param("from", from)
                .param("to", toInclusive)
                .query((row, n) -> JudgementStore.read(row))
                .list();
    }

    /** Closings of all accounts on certain days, made by one scorecard, or by any if the key is empty. */
    List<Judgement> on(Collection<LocalDate> days, Optional<String> scorecard) {
        return database.sql("""
                        select %s from health.day d
                        left join health.rules r on r.id = d.rules
                        where d.day = any(:days::date[]) and (:scorecard::text is null or r.scorecard = :scorecard)
                        order by d.account, d.day
                        """.formatted(COLUMNS))
                .param("days", dates(days))
                .param("scorecard", scorecard.orElse(null))
                .query((row, n) -> JudgementStore.read(row))
                .list();
    }

    Optional<LocalDate> firstDay() {
        return database.sql("select min(day) from health.day")
                .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /** Writes closings; a day that says the same already is not touched. */
    void put(List<Judgement> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.sql("""
                        insert into health.day as d
                          (account, day, score, coverage, band, rated, rules, seen, grades, cap, cause)
                        select account, day, score, coverage, band, rated, rules, %s, cap, cause
                        from %s
                        on conflict (account, day) do update
                        set score = excluded.score, coverage = excluded.coverage, band = excluded.band,
                            rated = excluded.rated, rules = excluded.rules, seen = excluded.seen,
                            grades = excluded.grades, cap = excluded.cap, cause = excluded.cause
                        """.formatted(JudgementStore.SLICES, JudgementStore.UNNEST))
                .params(JudgementStore.columns(rows))
                .update();
    }

    /** Crossings of each account from a day of its own on. */
    List<Crossing> crossingsFrom(Map<Account.Id, LocalDate> days) {
        return database.sql("""
                        select c.account, c.day, c.from_band, c.to_band, c.score_before, c.score_after, c.cause, c.at
                        from unnest(:accounts::bigint[], :days::date[]) as asked (account, day)
                        join health.crossing c on c.account = asked.account and c.day >= asked.day
                        order by c.account, c.day
                        """)
                .param("accounts", ids(days.keySet()))
                .param("days", dates(days.values()))
                .query((row, n) -> crossing(row))
                .list();
    }

    /** Removes crossings that did not happen after all and writes those that did. */
    void replaceCrossings(List<Crossing> gone, List<Crossing> come) {
        if (!gone.isEmpty()) {
            database.sql("""
                            delete from health.crossing c
                            using unnest(:accounts::bigint[], :days::date[]) as gone (account, day)
                            where c.account = gone.account and c.day = gone.day
                            """)
                    .param(
                            "accounts",
                            gone.stream().map(c -> c.account().value()).toArray(Long[]::new))
                    .param("days", dates(gone.stream().map(Crossing::day).toList()))
                    .update();
        }
        for (Crossing crossing : come) {
            insert(crossing);
        }
    }

    private void insert(Crossing crossing) {
        database.sql("""
                        insert into health.crossing
                          (account, day, from_band, to_band, score_before, score_after, cause, at)
                        values (:account, :day, :from, :to, :before, :after, :cause, :at)
                        """)
                .param("account", crossing.account().value())
                .param("day", crossing.day())
                .param("from", crossing.from().ordinal())
                .param("to", crossing.to().ordinal())
                .param("before", JudgementStore.orNull(crossing.scoreBefore()))
                .param("after", JudgementStore.orNull(crossing.scoreAfter()))
                .param("cause", crossing.cause().ordinal())
                .param("at", JudgementStore.at(crossing.at()))
                .update();
    }

    private static Crossing crossing(ResultSet row) throws SQLException {
        return new Crossing(
                new Account.Id(row.getLong("account")),
                row.getObject("day", LocalDate.class),
                Band.values()[row.getInt("from_band")],
                Band.values()[row.getInt("to_band")],
                optional(row, "score_before"),
                optional(row, "score_after"),
                Cause.values()[row.getInt("cause")],
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static OptionalDouble optional(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    static Long[] ids(Collection<Account.Id> accounts) {
        return accounts.stream().map(Account.Id::value).toArray(Long[]::new);
    }

    static String[] dates(Collection<LocalDate> days) {
        return days.stream().map(LocalDate::toString).toArray(String[]::new);
    }
}
