package io.perennial.work;

import io.perennial.accounts.Account;
import io.perennial.work.SuccessPlan.Objective;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps success plans and their objectives. */
@Repository
class PlanStore {

    private final JdbcClient jdbc;

    PlanStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who wrote a plan elsewhere, and what they call it. */
    record Origin(String source, String externalId) {}

    long add(Account.Id account, Optional<Origin> origin, String title, String author, Instant at) {
        return jdbc.sql("""
                insert into work.success_plan (account, source, external_id, title, author, created_at)
                values (:account, :source, :externalId, :title, :author, :at)
                on conflict (source, external_id) do update set
                    account = excluded.account, title = excluded.title
                returning id
                """)
                .param("account", account.value())
                .param("source", origin.map(Origin::source).orElse(null))
                .param("externalId", origin.map(Origin::externalId).orElse(null))
                .param("title", title)
                .param("author", author)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Writes an objective at its position; one that is there keeps when it was made and, once met, that it was. */
    void put(long plan, int position, Objective objective) {
        jdbc.sql("""
                insert into work.objective (plan, position, title, capability, onboarding, created_at, due_on, met_at,
                    measure, now_value, target_value, measured_at)
                values (:plan, :position, :title, :capability, :onboarding, :at, cast(:dueOn as date),
                    cast(:metAt as timestamptz), :measure, cast(:now as double precision),
                    cast(:target as double precision), cast(:measuredAt as timestamptz))
                on conflict (plan, position) do update set
                    title = excluded.title,
                    capability = excluded.capability,
                    onboarding = excluded.onboarding,
                    due_on = excluded.due_on,
                    met_at = coalesce(excluded.met_at, objective.met_at),
                    measure = coalesce(excluded.measure, objective.measure),
                    now_value = coalesce(excluded.now_value, objective.now_value),
                    target_value = coalesce(excluded.target_value, objective.target_value),
                    measured_at = coalesce(excluded.measured_at, objective.measured_at)
                """)
                .param("plan", plan)
                .param("position", position)
                .param("title", objective.title())
                .param("capability", objective.capability().orElse(null))
                .param("onboarding", objective.onboarding())
                .param("at", objective.createdAt().atOffset(ZoneOffset.UTC))
                .param("dueOn", objective.dueOn().orElse(null))
                .param(
                        "metAt",
                        objective.metAt().map(i -> i.atOffset(ZoneOffset.UTC)).orElse(null))
                .params(measure(objective.measure()))
                .update();
    }

    private static Map<String, @Nullable Object> measure(Optional<SuccessPlan.Measure> measure) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("measure", measure.map(SuccessPlan.Measure::what).orElse(null));
        columns.put(
                "now",
                measure.map(SuccessPlan.Measure::now).map(PlanStore::orNull).orElse(null));
        columns.put(
                "target",
                measure.map(SuccessPlan.Measure::target).map(PlanStore::orNull).orElse(null));
        columns.put(
                "measuredAt",
                measure.flatMap(SuccessPlan.Measure::measuredAt)
                        .map(at -> at.atOffset(ZoneOffset.UTC))
                        .orElse(null));
        return columns;
    }

    @SuppressWarnings("NullAway")
    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    /** Writes down where an objective stands; false when it is not there. */
    boolean measured(long plan, int position, double now, Instant at) {
        return jdbc.sql("""
                update work.objective set now_value = :now, measured_at = :at where plan = :plan and position = :position
                """)
                        .param("plan", plan)
                        .param("position", position)
                        .param("now", now)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Takes back that an objective was met; false when it was not. */
    boolean reopen(long plan, int position) {
        return jdbc.sql("""
                update work.objective set met_at = null where plan = :plan and position = :position and met_at is not null
                """).param("plan", plan).param("position", position).update() == 1;
    }

    /** Marks an objective as met; false when it is not there or was met already. */
    boolean meet(long plan, int position, Instant at) {
        return jdbc.sql("""
                update work.objective set met_at = :at where plan = :plan and position = :position and met_at is null
                """)
                        .param("plan", plan)
                        .param("position", position)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    int nextPosition(long plan) {
        return jdbc.sql("select coalesce(max(position) + 1, 0) from work.objective where plan = :plan")
                .param("plan", plan)
                .query(Integer.class)
                .single();
    }

    Optional<Account.Id> accountOf(long plan) {
        return jdbc.sql("select account from work.success_plan where id = :plan for update")
                .param("plan", plan)
                .query(Long.class)
                .optional()
                .map(Account.Id::new);
    }

    List<SuccessPlan> of(Collection<Account.Id> accounts) {
        long[] ids = accounts.stream().mapToLong(Account.Id::value).toArray();
        Map<Long, List<Objective>> objectives = objectives(ids);
        return jdbc.sql("""
                select id, account, title, created_at
                from work.success_plan
                where account = any (:accounts)
                order by account, created_at, id
                """)
                .param("accounts", ids)
                .query((row, number) -> new SuccessPlan(
                        row.getLong("id"),
                        new Account.Id(row.getLong("account")),
                        row.getString("title"),
                        instant(row, "created_at").orElseThrow(),
                        objectives.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private Map<Long, List<Objective>> objectives(long[] accounts) {
        record Row(long plan, Objective objective) {}
        return jdbc
                .sql("""
                select o.plan, o.title, o.capability, o.onboarding, o.created_at, o.due_on, o.met_at, o.measure, o.now_value,
                    o.target_value, o.measured_at
                from work.objective o
                join work.success_plan p on p.id = o.plan
                where p.account = any (:accounts)
                order by o.plan, o.position
                """)
                .param("accounts", accounts)
                .query((row, number) -> new Row(row.getLong("plan"), objective(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::plan, Collectors.mapping(Row::objective, Collectors.toList())));
    }

    private static Objective objective(ResultSet row) throws SQLException {
        return new Objective(
                row.getString("title"),
                Optional.ofNullable(row.getString("capability")),
                row.getBoolean("onboarding"),
                instant(row, "created_at").orElseThrow(),
                Optional.ofNullable(row.getObject("due_on", LocalDate.class)),
                instant(row, "met_at"),
                measure(row));
    }

    private static Optional<SuccessPlan.Measure> measure(ResultSet row) throws SQLException {
        String what = row.getString("measure");
        return what == null
                ? Optional.empty()
                : Optional.of(new SuccessPlan.Measure(
                        what, number(row, "now_value"), number(row, "target_value"), instant(row, "measured_at")));
    }

    private static OptionalDouble number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
