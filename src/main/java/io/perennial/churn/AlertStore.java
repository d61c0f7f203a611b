package io.perennial.churn;

import io.perennial.accounts.Account;
import io.perennial.signals.Assessment.Cause;
import io.perennial.statistics.Interval;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Early warnings, open and over. */
@Repository
class AlertStore {

    private final JdbcClient database;

    AlertStore(JdbcClient database) {
        this.database = database;
    }

    /** Which of these accounts have an open one. */
    Set<Account.Id> open(Collection<Account.Id> accounts) {
        return Set.copyOf(database.sql("""
                        select account from churn.alert where ended_at is null and account = any(:accounts::bigint[])
                        """)
                .param("accounts", ForecastStore.ids(accounts))
                .query((row, n) -> new Account.Id(row.getLong("account")))
                .list());
    }

    /** The latest forecast of those that have an open one. */
    Map<Account.Id, Interval> warned(Collection<Account.Id> accounts) {
        Map<Account.Id, Interval> warned = new HashMap<>();
        database.sql("""
                        select a.account, c.p90, c.low, c.high
                        from churn.alert a join churn.current c on c.account = a.account
                        where a.ended_at is null and a.account = any(:accounts::bigint[])
                        """).param("accounts", ForecastStore.ids(accounts)).query(row -> {
            warned.put(
                    new Account.Id(row.getLong("account")),
                    new Interval(row.getDouble("p90"), row.getDouble("low"), row.getDouble("high"), Interval.USUAL, 1));
        });
        return warned;
    }

    long countOpen() {
        return database.sql("select count(*) from churn.alert where ended_at is null")
                .query(Long.class)
                .single();
    }

    /** False if one was open already. */
    boolean raise(Alert alert, long model) {
        return database.sql("""
                        insert into churn.alert (account, raised_at, day, probability, threshold, model, cause)
                        values (:account, :raised, :day, :probability, :threshold, :model, :cause)
                        on conflict (account) where ended_at is null do nothing
                        """)
                        .param("account", alert.account().value())
                        .param("raised", ForecastStore.at(alert.raisedAt()))
                        .param("day", alert.day())
                        .param("probability", alert.probability())
                        .param("threshold", alert.threshold())
                        .param("model", model)
                        .param("cause", alert.cause().name())
                        .update()
                == 1;
    }

    void end(Collection<Account.Id> accounts, Instant at) {
        if (!accounts.isEmpty()) {
            database.sql("""
                            update churn.alert set ended_at = :at
                            where ended_at is null and account = any(:accounts::bigint[])
                            """)
                    .param("at", ForecastStore.at(at))
                    .param("accounts", ForecastStore.ids(accounts))
                    .update();
        }
    }

    /**
     * Ends the alerts of accounts that were not forecast any more for a while: they left, or forecasts were switched
     * off.
     */
    void endForgotten(Instant notSince, Instant at) {
        database.sql("""
                        update churn.alert a set ended_at = :at
                        where ended_at is null and not exists
                          (select 1 from churn.current c where c.account = a.account and c.as_of >= :since)
                        """)
                .param("at", ForecastStore.at(at))
                .param("since", ForecastStore.at(notSince))
                .update();
    }

    /** Newest first. */
    List<Alert> since(Instant from, int limit) {
        return database.sql("""
                        select account, raised_at, day, probability, threshold, cause, ended_at from churn.alert
                        where raised_at >= :from order by raised_at desc, id desc limit :limit
                        """)
                .param("from", ForecastStore.at(from))
                .param("limit", limit)
                .query((row, n) -> alert(row))
                .list();
    }

    /** Of one account, newest first. */
    List<Alert> of(Account.Id account) {
        return database.sql("""
                        select account, raised_at, day, probability, threshold, cause, ended_at from churn.alert
                        where account = :account order by raised_at desc, id desc
                        """)
                .param("account", account.value())
                .query((row, n) -> alert(row))
                .list();
    }

    private static Alert alert(ResultSet row) throws SQLException {
        return new Alert(
                new Account.Id(row.getLong("account")),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                row.getObject("day", LocalDate.class),
                row.getDouble("probability"),
                row.getDouble("threshold"),
                Cause.valueOf(row.getString("cause")),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
