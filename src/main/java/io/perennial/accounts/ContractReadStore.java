package io.perennial.accounts;

import io.perennial.shared.SourceKey;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads contracts in bulk: two statements, however many accounts. */
@Component
class ContractReadStore {

    private static final int OPEN = Integer.MAX_VALUE;

    private final JdbcClient jdbc;

    ContractReadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Account.Id, List<Contract>> of(Collection<Account.Id> accounts, LocalDate today) {
        List<Head> heads = jdbc.sql(HEADS + " where c.account = any (:accounts) order by c.account, c.id")
                .param("accounts", Chunks.values(accounts))
                .query((row, n) -> head(row))
                .list();
        if (heads.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<ContractLine>> lines = new HashMap<>();
        jdbc.sql(LINES + " where l.contract = any (:contracts) order by l.contract, l.position")
                .param("contracts", heads.stream().mapToLong(Head::id).toArray())
                .query((row, n) -> lines.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .add(line(row)))
                .list();
        return contracts(heads, lines, today);
    }

    /** Every contract of accounts that count. */
    Map<Account.Id, List<Contract>> all(LocalDate today) {
        List<Head> heads = jdbc.sql(HEADS
                        + " join accounts.account a on a.id = c.account where not a.excluded order by c.account, c.id")
                .query((row, n) -> head(row))
                .list();
        Map<Long, List<ContractLine>> lines = new HashMap<>();
        jdbc.sql(LINES + " order by l.contract, l.position")
                .query((row, n) -> lines.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .add(line(row)))
                .list();
        return contracts(heads, lines, today);
    }

    private static final String HEADS = """
            select c.id, c.account, c.source, c.kind, c.external_id, c.term_months, c.auto_renew, c.notice_days,
                   c.notice_given_at, c.ends_on, c.end_known_on, c.churn_primary, c.churn_secondary, c.competitor,
                   c.voluntary, c.avoidable
            from accounts.contract c
            """;

    private static final String LINES = """
            select l.contract, l.product, l.quantity, l.unit, l.amount, l.currency, l.billing_months, l.discount, l.terms
            from accounts.line l
            """;

    private static Map<Account.Id, List<Contract>> contracts(
            List<Head> heads, Map<Long, List<ContractLine>> lines, LocalDate today) {
        Map<Account.Id, List<Contract>> contracts = HashMap.newHashMap(heads.size());
        heads.forEach(head -> contracts
                .computeIfAbsent(head.account, id -> new ArrayList<>(1))
                .add(head.with(lines.getOrDefault(head.id, List.of()), today)));
        return contracts;
    }

    private static Head head(ResultSet row) throws SQLException {
        Optional<String> primary = Optional.ofNullable(row.getString(12));
        Optional<String> secondary = Optional.ofNullable(row.getString(13));
        Optional<String> competitor = Optional.ofNullable(row.getString(14));
        boolean voluntary = row.getBoolean(15);
        boolean avoidable = row.getBoolean(16);
        return new Head(
                row.getLong(1),
                new Account.Id(row.getLong(2)),
                new ExternalId(new SourceKey(row.getString(3)), row.getString(4), row.getString(5)),
                row.getInt(6),
                row.getBoolean(7),
                row.getInt(8),
                Times.optional(row, 9),
                Optional.ofNullable(row.getObject(10, LocalDate.class)),
                Optional.ofNullable(row.getObject(11, LocalDate.class)),
                primary.map(why -> new Contract.ChurnReason(why, secondary, competitor, voluntary, avoidable)));
    }

    private static ContractLine line(ResultSet row) throws SQLException {
        List<ContractLine.Term> terms = terms(row.getArray(9));
        BigDecimal amount = row.getBigDecimal(5);
        return new ContractLine(
                row.getString(2),
                row.getDouble(3),
                row.getString(4),
                amount,
                Currency.getInstance(row.getString(6)),
                row.getInt(7),
                row.getDouble(8),
                terms.getFirst().start(),
                terms.getLast().end(),
                terms.getFirst().agreedOn(),
                terms);
    }

    private static List<ContractLine.Term> terms(Array array) throws SQLException {
        Integer[] days = (Integer[]) array.getArray();
        List<ContractLine.Term> terms = new ArrayList<>(days.length / 3);
        for (int i = 0; i < days.length; i += 3) {
            terms.add(new ContractLine.Term(
                    LocalDate.ofEpochDay(days[i]),
                    days[i + 1] == OPEN ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(days[i + 1])),
                    LocalDate.ofEpochDay(days[i + 2])));
        }
        return terms;
    }

    private record Head(
            long id,
            Account.Id account,
            ExternalId externalId,
            int termMonths,
            boolean autoRenew,
            int noticeDays,
            Optional<Instant> noticeGivenAt,
            Optional<LocalDate> end,
            Optional<LocalDate> endKnownOn,
            Optional<Contract.ChurnReason> churnReason) {

        Contract with(List<ContractLine> lines, LocalDate today) {
            return new Contract(
                    id,
                    account,
                    externalId,
                    termMonths > 0 ? termMonths : Contract.monthsOf(lines, today),
                    autoRenew,
                    noticeDays,
                    noticeGivenAt,
                    end,
                    churnReason,
                    lines,
                    endKnownOn,
                    termMonths > 0);
        }
    }
}
