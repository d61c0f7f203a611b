package io.perennial.churn;

import io.perennial.accounts.Account;
import io.perennial.shared.Slices;
import io.perennial.statistics.Interval;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Forecasts as they were made: the latest of each account and one a day. */
@Repository
class ForecastStore {

    private static final String COLUMNS =
            "account, day, as_of, model, features, tenure, term_left, term, p30, p60, p90, low, high, arr, segment";

    private static final String ROWS = """
            select account, day, as_of, model, (:features::double precision[])[seen_from : seen_to], tenure, term_left,
                   term, p30, p60, p90, low, high, arr, segment
            from unnest(:accounts::bigint[], :days::date[], :as_ofs::timestamptz[], :models::bigint[], :seen_from::int[],
                        :seen_to::int[], :tenures::int[], :term_lefts::int[], :terms::int[], :p30s::double precision[],
                        :p60s::double precision[], :p90s::double precision[], :lows::double precision[],
                        :highs::double precision[], :arrs::double precision[], :segments::text[])
              as t (account, day, as_of, model, seen_from, seen_to, tenure, term_left, term, p30, p60, p90, low, high,
                    arr, segment)
            """;

    private static final String UPDATE = """
            as_of = excluded.as_of, model = excluded.model, features = excluded.features, tenure = excluded.tenure,
            term_left = excluded.term_left, term = excluded.term, p30 = excluded.p30, p60 = excluded.p60,
            p90 = excluded.p90, low = excluded.low, high = excluded.high, arr = excluded.arr,
            segment = excluded.segment
            """;

    private final JdbcClient database;

    ForecastStore(JdbcClient database) {
        this.database = database;
    }

    /** Writes the latest forecasts; an older one never replaces a newer one. */
    void put(List<Foretold> rows) {
        if (!rows.isEmpty()) {
            database.sql("insert into churn.current as c (" + COLUMNS + ") " + ROWS
                            + "on conflict (account) do update set day = excluded.day, " + UPDATE
                            + "where c.as_of <= excluded.as_of")
                    .params(columns(rows))
                    .update();
        }
    }

    /** Writes what was said at the end of days. */
    void putDays(List<Foretold> rows) {
        if (!rows.isEmpty()) {
            database.sql("insert into churn.day (" + COLUMNS + ") " + ROWS + "on conflict (account, day) do update set "
                            + UPDATE)
                    .params(columns(rows))
                    .update();
        }
    }

    /** Takes away the latest forecasts of accounts that none can be made for now. */
    void forget(Collection<Account.Id> accounts) {
        database.sql("delete from churn.current where account = any(:accounts::bigint[])")
                .param("accounts", ids(accounts))
                .update();
    }

    List<Foretold> current(Collection<Account.Id> accounts) {
        return database.sql("select " + COLUMNS + " from churn.current where account = any(:accounts::bigint[])")
                .param("accounts", ids(accounts))
                .query((row, n) -> told(row))
                .list();
    }

    /** The last forecast of an account at the end of a day or before, else the first there is. */
    Optional<Foretold> closing(Account.Id account, LocalDate day) {
        return database.sql("select " + COLUMNS + """
                         from churn.day where account = :account
                        order by day > :day, case when day <= :day then :day - day else day - :day end limit 1
                        """)
                .param("account", account.value())
                .param("day", day)
                .query((row, n) -> told(row))
                .optional();
    }

    List<Forecast.Day> days(Account.Id account, LocalDate from) {
        return database.sql("""
                        select day, p90, low, high, model from churn.day
                        where account = :account and day >= :from order by day
                        """)
                .param("account", account.value())
                .param("from", from)
                .query((row, n) -> new Forecast.Day(
                        row.getObject("day", LocalDate.class),
                        row.getDouble("p90"),
                        row.getDouble("low"),
                        row.getDouble("high"),
                        row.getLong("model")))
                .list();
    }

    private static Map<String, Object> columns(List<Foretold> rows) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("accounts", ids(rows.stream().map(Foretold::account).toList()));
        columns.put("days", texts(rows, row -> row.day().toString()));
        columns.put("as_ofs", texts(rows, row -> row.asOf().toString()));
        columns.put("models", rows.stream().map(Foretold::model).toArray(Long[]::new));
        Slices features =
                Slices.of(rows.stream().map(row -> row.seen().features()).toList());
        columns.put("features", features.all());
        columns.put("seen_from", features.from());
        columns.put("seen_to", features.to());
        columns.put("tenures", rows.stream().map(row -> row.seen().tenureDays()).toArray(Integer[]::new));
        columns.put(
                "term_lefts",
                rows.stream().map(row -> row.seen().daysToTermEnd()).toArray(Integer[]::new));
        columns.put("terms", rows.stream().map(row -> row.seen().termDays()).toArray(Integer[]::new));
        columns.put("p30s", rows.stream().map(Foretold::p30).toArray(Double[]::new));
        columns.put("p60s", rows.stream().map(Foretold::p60).toArray(Double[]::new));
        columns.put("p90s", rows.stream().map(row -> row.p90().estimate()).toArray(Double[]::new));
        columns.put("lows", rows.stream().map(row -> row.p90().low()).toArray(Double[]::new));
        columns.put("highs", rows.stream().map(row -> row.p90().high()).toArray(Double[]::new));
        columns.put("segments", texts(rows, row -> row.seen().segment().name()));
        columns.put("arrs", rows.stream().map(Foretold::arr).toArray(Double[]::new));
        return columns;
    }

    private static Foretold told(ResultSet row) throws SQLException {
        double[] features = doubles(row.getArray("features"));
        return new Foretold(
                new Observation(
                        new Account.Id(row.getLong("account")),
                        row.getObject("day", LocalDate.class),
                        features,
                        features.length == 0 ? Double.NaN : features[features.length - 1],
                        row.getInt("tenure"),
                        row.getInt("term_left"),
                        row.getInt("term"),
                        Observation.NEVER_SEEN,
                        0,
                        Account.TouchModel.valueOf(row.getString("segment"))),
                row.getObject("as_of", OffsetDateTime.class).toInstant(),
                row.getLong("model"),
                row.getDouble("p30"),
                row.getDouble("p60"),
                new Interval(row.getDouble("p90"), row.getDouble("low"), row.getDouble("high"), Interval.USUAL, 1),
                row.getDouble("arr"));
    }

    private static double[] doubles(Array array) throws SQLException {
        return Arrays.stream((Double[]) array.getArray())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static String[] texts(List<Foretold> rows, Function<Foretold, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    static Long[] ids(Collection<Account.Id> accounts) {
        return accounts.stream().map(Account.Id::value).toArray(Long[]::new);
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
