package io.perennial.portfolio;

import io.perennial.accounts.Account;
import io.perennial.health.Band;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Filters, sorts and pages in the database; the statement names only what is asked, so that the right index serves it.
 */
@Repository
class EntryStore {

    /** The inner part asks only what the index of a sorting holds; the rows themselves are read for one page. */
    private static final String PAGE = """
            select a.account, a.name, p.name as parent_name, a.presence, a.touch_model, a.csm_name, a.arr, a.notice_day,
                   a.band, a.score, a.change_28d, a.seats_used, a.open_tickets, a.last_contact,
                   a.tags, a.segments, a.stake, a.notice_given_on, a.ends_on,
                   d.as_of, d.day, d.provisional, d.coverage, d.recent, d.why_en, d.why_de, a.risk, a.expected_loss,
                   d.risk_30, d.risk_60, d.risk_low, d.risk_high, d.risk_why_en, d.risk_why_de
            from (select a.account from portfolio.account a where %s order by %s limit :limit offset :offset) chosen
            join portfolio.account a on a.account = chosen.account
            left join portfolio.detail d on d.account = a.account
            left join portfolio.account p on p.account = a.parent
            order by %s
            """;

    /** From here on it is worth to know how far away the end is. */
    private static final int FAR = 2_000;

    /** Of so many names a search is done once for counting and paging; beyond it a page is found soon by walking. */
    private static final int NAMED = 20_000;

    private final JdbcClient database;

    EntryStore(JdbcClient database) {
        this.database = database;
    }

    /** For the rest of the transaction: the best plan depends on what is asked. */
    void planAsAsked() {
        database.sql("set local plan_cache_mode = force_custom_plan").update();
    }

    /**
     * The same list with its search done, unless it finds very many: names that begin alike stand together, and walking
     * to them passes half of all.
     */
    Filter searched(Filter filter) {
        if (filter.search().isEmpty()) {
            return filter;
        }
        Set<Account.Id> found =
                Set.copyOf(database.sql("select account from portfolio.search where haystack like :search limit :limit")
                        .param("search", Where.pattern(filter.search()))
                        .param("limit", NAMED + 1)
                        .query((row, n) -> new Account.Id(row.getLong(1)))
                        .list());
        return found.size() > NAMED
                ? filter
                : filter.withSearch("").with(filter.more().only(found));
    }

    /**
     * A part of a list.
     *
     * @param total how many rows the whole list has
     */
    List<Entry> rows(Filter filter, Sort sort, boolean descending, int limit, long offset, long total) {
        Where where = Where.of(filter);
        if (!sort.mayBeMissing()) {
            return slice(where, sort, descending, limit, offset, total);
        }
        Where known = where.and(sort.column() + " is not null");
        boolean near = near(offset, total);
        long values = near ? total : count(known);
        List<Entry> rows = new ArrayList<>(slice(known, sort, descending, limit, offset, values));
        if (rows.size() < limit) {
            long before = !rows.isEmpty() ? offset + rows.size() : near ? count(known) : values;
            Where missing = where.and(sort.column() + " is null");
            long from = Math.max(0, offset - before);
            rows.addAll(slice(missing, Sort.NAME, false, limit - rows.size(), from, total - before));
        }
        return rows;
    }

    boolean any() {
        return database.sql("select exists (select 1 from portfolio.account)")
                .query(Boolean.class)
                .single();
    }

    /**
     * How many stand in each band, and what they pay. Never by an index alone: right after all rows were written anew
     * it would have to look at each of them as well, in no order.
     */
    Summary summary(Filter filter) {
        Where where = Where.of(filter);
        Map<Band, Summary.Part> parts = new EnumMap<>(Band.class);
        database.sql("set local enable_indexonlyscan = off").update();
        database.sql("""
                        select a.band, count(*) as accounts, sum(a.arr) as arr
                        from portfolio.account a where %s group by a.band
                        """.formatted(where.condition()))
                .params(where.values())
                .query((row, n) -> parts.put(
                        Band.values()[row.getInt("band")],
                        new Summary.Part(row.getLong("accounts"), row.getDouble("arr"))))
                .list();
        database.sql("set local enable_indexonlyscan = on").update();
        return new Summary(parts);
    }

    RiskSummary risks(Filter filter) {
        Where where = Where.of(filter);
        return database.sql("""
                        select count(*) as accounts, coalesce(sum(a.arr), 0) as arr, coalesce(sum(a.risk), 0) as losses,
                               coalesce(sum(a.expected_loss), 0) as loss
                        from portfolio.account a where %s and a.risk is not null
                        """.formatted(where.condition()))
                .params(where.values())
                .query((row, n) -> new RiskSummary(
                        row.getLong("accounts"), row.getDouble("arr"), row.getDouble("losses"), row.getDouble("loss")))
                .single();
    }

    /** Everybody on a list, in order of id. */
    List<Account.Id> ids(Filter filter) {
        Where where = Where.of(filter);
        return database.sql("select a.account from portfolio.account a where " + where.condition() + " order by 1")
                .params(where.values())
                .query((row, n) -> new Account.Id(row.getLong(1)))
                .list();
    }

    private long count(Where where) {
        return database.sql("select count(*) from portfolio.account a where " + where.condition())
                .params(where.values())
                .query(Long.class)
                .single();
    }

    private static boolean near(long offset, long all) {
        return offset < Math.max(FAR, all / 2);
    }

    /** Walks from the nearer end. */
    private List<Entry> slice(Where where, Sort sort, boolean descending, int limit, long offset, long all) {
        if (near(offset, all)) {
            return read(where, order(sort, descending), limit, offset);
        }
        int left = (int) Math.clamp(all - offset, 0, limit);
        return left == 0
                ? List.of()
                : read(where, order(sort, !descending), left, all - offset - left)
                        .reversed();
    }

    private List<Entry> read(Where where, String order, int limit, long offset) {
        return database.sql(PAGE.formatted(where.condition(), order, order))
                .params(where.values())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> entry(row))
                .list();
    }

    /** As the index of the sorting stands, forwards or backwards. */
    private static String order(Sort sort, boolean descending) {
        String direction = descending ? " desc" : "";
        return Stream.of(sort.column(), Sort.NAME.column(), "a.account")
                .distinct()
                .map(column -> column + direction)
                .collect(Collectors.joining(", "));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        int tickets = row.getInt("open_tickets");
        OptionalInt openTickets = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(tickets);
        return new Entry(
                new Account.Id(row.getLong("account")),
                row.getString("name"),
                Optional.ofNullable(row.getString("parent_name")),
                Presence.values()[row.getInt("presence")],
                Account.TouchModel.values()[row.getInt("touch_model")],
                Optional.ofNullable(row.getString("csm_name")),
                row.getDouble("arr"),
                Optional.ofNullable(row.getObject("notice_day", LocalDate.class)),
                number(row, "seats_used"),
                openTickets,
                Optional.ofNullable(row.getObject("last_contact", LocalDate.class)),
                List.of((String[]) row.getArray("tags").getArray()),
                List.of((String[]) row.getArray("segments").getArray()),
                row.getDouble("stake"),
                Optional.ofNullable(row.getObject("notice_given_on", LocalDate.class)),
                Optional.ofNullable(row.getObject("ends_on", LocalDate.class)),
                health(row),
                risk(row));
    }

    private static Optional<Risk> risk(ResultSet row) throws SQLException {
        return number(row, "risk").isEmpty()
                ? Optional.empty()
                : Optional.of(new Risk(
                        row.getDouble("risk_30"),
                        row.getDouble("risk_60"),
                        row.getDouble("risk"),
                        row.getDouble("risk_low"),
                        row.getDouble("risk_high"),
                        row.getDouble("expected_loss"),
                        row.getString("risk_why_en"),
                        row.getString("risk_why_de")));
    }

    private static Optional<Entry.Health> health(ResultSet row) throws SQLException {
        OffsetDateTime asOf = row.getObject("as_of", OffsetDateTime.class);
        if (asOf == null) {
            return Optional.empty();
        }
        return Optional.of(new Entry.Health(
                Band.values()[row.getInt("band")],
                number(row, "score"),
                number(row, "change_28d"),
                row.getDouble("coverage"),
                List.of((Double[]) row.getArray("recent").getArray()),
                row.getBoolean("provisional"),
                row.getObject("day", LocalDate.class),
                asOf.toInstant(),
                row.getString("why_en"),
                row.getString("why_de")));
    }

    private static OptionalDouble number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    Map<Account.Id, String> names(Collection<Account.Id> accounts) {
        Map<Account.Id, String> names = new HashMap<>();
        database.sql("select account, name from portfolio.account where account = any(:accounts)")
                .param("accounts", accounts.stream().map(Account.Id::value).toArray(Long[]::new))
                .query(row -> {
                    names.put(new Account.Id(row.getLong(1)), row.getString(2));
                });
        return names;
    }
}
