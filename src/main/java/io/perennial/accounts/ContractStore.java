package io.perennial.accounts;

import io.perennial.shared.SourceKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Contracts with the rows of their sources and the lines made of them. */
@Component
class ContractStore {

    /** What identifies a contract: whose it is and what its source calls it. */
    record Key(Account.Id account, ExternalId id) {}

    /** A row of a source with the hash of what identifies it. */
    record Row(long contract, byte[] content, ContractLine line) {}

    private static final int OPEN = Integer.MAX_VALUE;

    private final JdbcClient jdbc;

    ContractStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The contracts' ids, made where there were none. */
    Map<Key, Long> open(Collection<Key> keys) {
        List<Key> all = keys.stream().distinct().toList();
        bind("""
                        insert into accounts.contract (account, source, kind, external_id)
                        select account, source, kind, id from unnest(:accounts, :sources, :kinds, :ids)
                          as k (account, source, kind, id) order by 1, 2, 3, 4
                        on conflict (source, account, kind, external_id) do nothing
                        """, all).update();
        Map<Key, Long> ids = HashMap.newHashMap(all.size());
        bind("""
                        select c.id, c.account, c.source, c.kind, c.external_id
                        from unnest(:accounts, :sources, :kinds, :ids) as k (account, source, kind, id)
                        join accounts.contract c on c.source = k.source and c.account = k.account and c.kind = k.kind
                          and c.external_id = k.id
                        """, all)
                .query((row, n) -> ids.put(
                        new Key(
                                new Account.Id(row.getLong(2)),
                                new ExternalId(new SourceKey(row.getString(3)), row.getString(4), row.getString(5))),
                        row.getLong(1)))
                .list();
        return ids;
    }

    private JdbcClient.StatementSpec bind(String sql, List<Key> keys) {
        return jdbc.sql(sql)
                .param(
                        "accounts",
                        keys.stream().mapToLong(key -> key.account.value()).toArray())
                .param("sources", text(keys, key -> key.id.source().value()))
                .param("kinds", text(keys, key -> key.id.kind()))
                .param("ids", text(keys, key -> key.id.id()));
    }

    /** What rows say of their whole contract; answers whether it was news. */
    boolean agree(long contract, AccountFact.Terms terms) {
        return jdbc.sql("""
                                update accounts.contract c set term_months = n.term_months, auto_renew = n.auto_renew,
                                  notice_days = n.notice_days, notice_given_at = n.notice_given_at,
                                  churn_primary = n.churn_primary, churn_secondary = n.churn_secondary,
                                  competitor = n.competitor, voluntary = n.voluntary, avoidable = n.avoidable
                                from (select id, coalesce(:months, term_months) as term_months,
                                    coalesce(:auto, auto_renew) as auto_renew, coalesce(:days, notice_days) as notice_days,
                                    coalesce(:notice, notice_given_at) as notice_given_at,
                                    coalesce(:primary, churn_primary) as churn_primary,
                                    coalesce(:secondary, churn_secondary) as churn_secondary,
                                    coalesce(:competitor, competitor) as competitor,
                                    coalesce(:voluntary, voluntary) as voluntary, coalesce(:avoidable, avoidable) as avoidable
                                  from accounts.contract where id = :id) n
                                where c.id = n.id and (c.term_months, c.auto_renew, c.notice_days, c.notice_given_at,
                                  c.churn_primary, c.churn_secondary, c.competitor, c.voluntary, c.avoidable)
                                  is distinct from (n.term_months, n.auto_renew, n.notice_days, n.notice_given_at,
                                  n.churn_primary, n.churn_secondary, n.competitor, n.voluntary, n.avoidable)
                                """)
                        .param("id", contract)
                        .param(
                                "months",
                                terms.termMonths().isPresent()
                                        ? terms.termMonths().getAsInt()
                                        : null,
                                java.sql.Types.INTEGER)
                        .param("auto", terms.autoRenew().orElse(null), java.sql.Types.BOOLEAN)
                        .param(
                                "days",
                                terms.noticeDays().isPresent()
                                        ? terms.noticeDays().getAsInt()
                                        : null,
                                java.sql.Types.INTEGER)
                        .param("notice", Times.of(terms.noticeGivenAt()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("primary", reason(terms, Contract.ChurnReason::primary), java.sql.Types.VARCHAR)
                        .param("secondary", reason(terms, why -> why.secondary().orElse(null)), java.sql.Types.VARCHAR)
                        .param(
                                "competitor",
                                reason(terms, why -> why.competitor().orElse(null)),
                                java.sql.Types.VARCHAR)
                        .param("voluntary", reason(terms, Contract.ChurnReason::voluntary), java.sql.Types.BOOLEAN)
                        .param("avoidable", reason(terms, Contract.ChurnReason::avoidable), java.sql.Types.BOOLEAN)
                        .update()
                > 0;
    }

    private static <T> @Nullable T reason(AccountFact.Terms terms, Function<Contract.ChurnReason, @Nullable T> part) {
        return terms.churnReason().isEmpty()
                ? null
                : part.apply(terms.churnReason().get());
    }

    /** Keeps rows by their content; answers the contracts in which something was new. */
    List<Long> keep(List<Row> rows) {
        return jdbc.sql("""
                        with kept as (
                            insert into accounts.line_row as r (contract, content, product, quantity, unit, amount, currency,
                                billing_months, discount, starts_on, ends_on, agreed_on)
                            select contract, decode(content, 'hex'), product, quantity, unit, amount::numeric, currency,
                                billing_months, discount, starts_on, ends_on, agreed_on
                            from unnest(:contracts, :contents, :products, :quantities, :units, :amounts, :currencies,
                                :billings, :discounts, :starts::date[], :ends::date[], :agreed::date[])
                              as t (contract, content, product, quantity, unit, amount, currency, billing_months, discount,
                                starts_on, ends_on, agreed_on)
                            on conflict (contract, content) do update set product = excluded.product,
                                quantity = excluded.quantity, unit = excluded.unit, amount = excluded.amount,
                                currency = excluded.currency, billing_months = excluded.billing_months,
                                discount = excluded.discount, starts_on = excluded.starts_on, ends_on = excluded.ends_on,
                                agreed_on = excluded.agreed_on
                            where (r.product, r.quantity, r.unit, r.amount, r.currency, r.billing_months, r.discount,
                                r.starts_on, r.ends_on, r.agreed_on) is distinct from (excluded.product, excluded.quantity,
                                excluded.unit, excluded.amount, excluded.currency, excluded.billing_months,
                                excluded.discount, excluded.starts_on, excluded.ends_on, excluded.agreed_on)
                            returning contract
                        )
                        select distinct contract from kept
                        """)
                .param("contracts", rows.stream().mapToLong(Row::contract).toArray())
                .param("contents", text(rows, row -> java.util.HexFormat.of().formatHex(row.content)))
                .param("products", text(rows, row -> row.line.product()))
                .param(
                        "quantities",
                        rows.stream().mapToDouble(row -> row.line.quantity()).toArray())
                .param("units", text(rows, row -> row.line.unit()))
                .param("amounts", text(rows, row -> row.line.amount().toPlainString()))
                .param("currencies", text(rows, row -> row.line.currency().getCurrencyCode()))
                .param(
                        "billings",
                        rows.stream().mapToInt(row -> row.line.billingMonths()).toArray())
                .param(
                        "discounts",
                        rows.stream().mapToDouble(row -> row.line.discount()).toArray())
                .param("starts", text(rows, row -> row.line.start().toString()))
                .param(
                        "ends",
                        text(
                                rows,
                                row -> row.line.end().map(LocalDate::toString).orElse(null)))
                .param("agreed", text(rows, row -> row.line.agreedOn().toString()))
                .query(Long.class)
                .list();
    }

    /** The rows of contracts as the sources gave them. */
    Map<Long, List<ContractLine>> rows(Collection<Long> contracts) {
        Map<Long, List<ContractLine>> rows = new HashMap<>();
        jdbc.sql("""
                        select contract, product, quantity, unit, amount, currency, billing_months, discount, starts_on,
                               ends_on, agreed_on
                        from accounts.line_row where contract = any (:contracts)
                        """)
                .param(
                        "contracts",
                        contracts.stream().mapToLong(Long::longValue).toArray())
                .query((row, n) -> rows.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                        .add(new ContractLine(
                                row.getString(2),
                                row.getDouble(3),
                                row.getString(4),
                                row.getBigDecimal(5),
                                Currency.getInstance(row.getString(6)),
                                row.getInt(7),
                                row.getDouble(8),
                                row.getObject(9, LocalDate.class),
                                Optional.ofNullable(row.getObject(10, LocalDate.class)),
                                row.getObject(11, LocalDate.class))))
                .list();
        return rows;
    }

    /** Puts these lines in place of the contracts' lines. */
    void derive(Map<Long, List<ContractLine>> lines) {
        jdbc.sql("delete from accounts.line where contract = any (:contracts)")
                .param(
                        "contracts",
                        lines.keySet().stream().mapToLong(Long::longValue).toArray())
                .update();
        List<Placed> all = new ArrayList<>();
        lines.forEach((contract, list) -> {
            for (int i = 0; i < list.size(); i++) {
                all.add(new Placed(contract, i, list.get(i)));
            }
        });
        jdbc.sql("""
                        insert into accounts.line (contract, position, product, quantity, unit, amount, currency,
                            billing_months, discount, terms)
                        select contract, position, product, quantity, unit, amount::numeric, currency, billing_months,
                            discount, terms::integer[]
                        from unnest(:contracts, :positions, :products, :quantities, :units, :amounts, :currencies, :billings,
                            :discounts, :terms) as t (contract, position, product, quantity, unit, amount, currency,
                            billing_months, discount, terms)
                        """)
                .param("contracts", all.stream().mapToLong(Placed::contract).toArray())
                .param("positions", all.stream().mapToInt(Placed::position).toArray())
                .param("products", text(all, row -> row.line.product()))
                .param(
                        "quantities",
                        all.stream().mapToDouble(row -> row.line.quantity()).toArray())
                .param("units", text(all, row -> row.line.unit()))
                .param("amounts", text(all, row -> row.line.amount().toPlainString()))
                .param("currencies", text(all, row -> row.line.currency().getCurrencyCode()))
                .param(
                        "billings",
                        all.stream().mapToInt(row -> row.line.billingMonths()).toArray())
                .param(
                        "discounts",
                        all.stream().mapToDouble(row -> row.line.discount()).toArray())
                .param("terms", text(all, row -> terms(row.line)))
                .update();
    }

    private static String terms(ContractLine line) {
        StringBuilder text = new StringBuilder("{");
        for (ContractLine.Term term : line.terms()) {
            text.append(text.length() == 1 ? "" : ",")
                    .append(term.start().toEpochDay())
                    .append(',')
                    .append(term.end().map(LocalDate::toEpochDay).orElse((long) OPEN))
                    .append(',')
                    .append(term.agreedOn().toEpochDay());
        }
        return text.append('}').toString();
    }

    /** Notice was given, for a reason if one was said. */
    void notice(long contract, Instant at, Optional<Contract.ChurnReason> why) {
        agree(
                contract,
                new AccountFact.Terms(
                        OptionalInt.empty(), Optional.empty(), OptionalInt.empty(), Optional.of(at), why));
    }

    int end(long contract, LocalDate end, LocalDate knownOn, Optional<Contract.ChurnReason> why) {
        agree(
                contract,
                new AccountFact.Terms(
                        OptionalInt.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty(), why));
        return jdbc.sql("""
                        update accounts.contract set ends_on = :end, end_known_on = :known
                        where id = :id and (ends_on, end_known_on) is distinct from (:end, :known)
                        """)
                .param("end", end)
                .param("known", knownOn)
                .param("id", contract)
                .update();
    }

    int reopen(long contract) {
        return jdbc.sql("""
                        update accounts.contract set ends_on = null, end_known_on = null, notice_given_at = null
                        where id = :id and (ends_on is not null or notice_given_at is not null)
                        """).param("id", contract).update();
    }

    Optional<Account.Id> accountOf(long contract) {
        return jdbc.sql("select account from accounts.contract where id = :id")
                .param("id", contract)
                .query((row, n) -> new Account.Id(row.getLong(1)))
                .optional();
    }

    static <T> @Nullable String[] text(List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private record Placed(long contract, int position, ContractLine line) {}
}
