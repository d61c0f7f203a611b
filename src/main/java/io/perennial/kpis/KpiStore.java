package io.perennial.kpis;

import io.perennial.shared.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people stated, and months as they were reported. */
@Repository
class KpiStore {

    private final JdbcClient database;

    KpiStore(JdbcClient database) {
        this.database = database;
    }

    List<Input> inputs() {
        return database.sql("select name, from_day, value, set_by, set_at from kpis.input order by name, from_day desc")
                .query((row, n) -> new Input(
                        Input.Name.valueOf(row.getString("name")),
                        row.getObject("from_day", LocalDate.class),
                        row.getDouble("value"),
                        row.getString("set_by"),
                        instant(row, "set_at")))
                .list();
    }

    void put(Input input) {
        database.sql("""
                        insert into kpis.input (name, from_day, value, set_by, set_at)
                        values (:name, :from, :value, :by, :at)
                        on conflict (name, from_day) do update
                        set value = excluded.value, set_by = excluded.set_by, set_at = excluded.set_at
                        """)
                .param("name", input.name().name())
                .param("from", input.from())
                .param("value", input.value())
                .param("by", input.setBy())
                .param("at", input.setAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void close(RevenueMonth month, String by, Instant at) {
        database.sql("""
                        insert into kpis.closed_month
                          (month, closed_at, closed_by, start_accounts, lost_accounts, expanded, start_mrr, churned_mrr,
                           contraction_mrr, expansion_mrr, new_accounts, new_mrr)
                        values (:month, :at, :by, :start, :lost, :expanded, :mrr, :churned, :contraction, :expansion,
                                :new, :new_mrr)
                        """)
                .param("month", month.period().start())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("start", month.startAccounts())
                .param("lost", month.lostAccounts())
                .param("expanded", month.expandedAccounts())
                .param("mrr", month.startMrr())
                .param("churned", month.churnedMrr())
                .param("contraction", month.contractionMrr())
                .param("expansion", month.expansionMrr())
                .param("new", month.newAccounts())
                .param("new_mrr", month.newMrr())
                .update();
    }

    /** The last report of each month. */
    Map<LocalDate, ClosedMonth> closed() {
        Map<LocalDate, ClosedMonth> closed = new HashMap<>();
        database.sql("""
                        select distinct on (month) month, closed_at, closed_by, start_accounts, lost_accounts, expanded,
                               start_mrr, churned_mrr, contraction_mrr, expansion_mrr, new_accounts, new_mrr
                        from kpis.closed_month order by month, id desc
                        """)
                .query((row, n) -> closed.put(row.getObject("month", LocalDate.class), month(row)))
                .list();
        return closed;
    }

    private static ClosedMonth month(ResultSet row) throws SQLException {
        LocalDate start = row.getObject("month", LocalDate.class);
        return new ClosedMonth(
                instant(row, "closed_at"),
                row.getString("closed_by"),
                new RevenueMonth(
                        new Period(start, start.plusMonths(1)),
                        row.getLong("start_accounts"),
                        row.getLong("lost_accounts"),
                        row.getLong("expanded"),
                        row.getDouble("start_mrr"),
                        row.getDouble("churned_mrr"),
                        row.getDouble("contraction_mrr"),
                        row.getDouble("expansion_mrr"),
                        row.getLong("new_accounts"),
                        row.getDouble("new_mrr")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
