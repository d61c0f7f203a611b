package io.perennial.accounts;

import static io.perennial.accounts.ContractStore.text;

import io.perennial.accounts.AccountFact.InvoiceSeen;
import io.perennial.shared.Money;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Invoices with their failed payments. */
@Component
class InvoiceStore {

    private final JdbcClient jdbc;

    InvoiceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes invoices as shown now; instants once known are kept, failures are gathered. Answers the accounts with news.
     */
    void take(List<InvoiceSeen> facts, Set<Account.Id> changed) {
        if (facts.isEmpty()) {
            return;
        }
        Map<List<Object>, InvoiceSeen> latest = new LinkedHashMap<>();
        facts.forEach(fact ->
                latest.merge(List.of(fact.source(), fact.account(), fact.number()), fact, InvoiceStore::joined));
        List<InvoiceSeen> all = List.copyOf(latest.values());
        jdbc.sql("""
                        insert into accounts.invoice as i (account, source, number, issued_on, due_on, minor, currency,
                            failed_at, paid_at, voided_at)
                        select account, source, number, issued_on, due_on, minor, currency, failed_at::timestamptz[],
                            paid_at, voided_at
                        from unnest(:accounts, :sources, :numbers, :issued::date[], :due::date[], :minors, :currencies,
                            :failed, :paid::timestamptz[], :voided::timestamptz[])
                          as t (account, source, number, issued_on, due_on, minor, currency, failed_at, paid_at, voided_at)
                        on conflict (source, account, number) do update set
                          issued_on = excluded.issued_on, due_on = excluded.due_on, minor = excluded.minor,
                          currency = excluded.currency,
                          failed_at = array(select distinct at from unnest(i.failed_at || excluded.failed_at) as f (at) order by at),
                          paid_at = coalesce(excluded.paid_at, i.paid_at), voided_at = coalesce(excluded.voided_at, i.voided_at)
                        where (i.issued_on, i.due_on, i.minor, i.currency) is distinct from
                                (excluded.issued_on, excluded.due_on, excluded.minor, excluded.currency)
                          or not excluded.failed_at <@ i.failed_at
                          or coalesce(excluded.paid_at, i.paid_at) is distinct from i.paid_at
                          or coalesce(excluded.voided_at, i.voided_at) is distinct from i.voided_at
                        returning i.account
                        """)
                .param(
                        "accounts",
                        all.stream().mapToLong(fact -> fact.account().value()).toArray())
                .param("sources", text(all, fact -> fact.source().value()))
                .param("numbers", text(all, InvoiceSeen::number))
                .param("issued", text(all, fact -> fact.issuedOn().toString()))
                .param("due", text(all, fact -> fact.dueOn().toString()))
                .param(
                        "minors",
                        all.stream().mapToLong(fact -> fact.amount().minor()).toArray())
                .param("currencies", text(all, fact -> fact.amount().currency().getCurrencyCode()))
                .param(
                        "failed",
                        text(
                                all,
                                fact -> fact.paymentFailedAt().stream()
                                        .map(at -> '"' + at.toString() + '"')
                                        .collect(Collectors.joining(",", "{", "}"))))
                .param(
                        "paid",
                        text(all, fact -> fact.paidAt().map(Instant::toString).orElse(null)))
                .param(
                        "voided",
                        text(all, fact -> fact.voidedAt().map(Instant::toString).orElse(null)))
                .query((row, n) -> changed.add(new Account.Id(row.getLong(1))))
                .list();
    }

    private static InvoiceSeen joined(InvoiceSeen a, InvoiceSeen b) {
        InvoiceSeen late = b.at().isBefore(a.at()) ? a : b;
        return new InvoiceSeen(
                late.source(),
                late.account(),
                late.at(),
                late.number(),
                late.issuedOn(),
                late.dueOn(),
                late.amount(),
                Stream.concat(a.paymentFailedAt().stream(), b.paymentFailedAt().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                late.paidAt().or(a::paidAt).or(b::paidAt),
                late.voidedAt().or(a::voidedAt).or(b::voidedAt));
    }

    Map<Account.Id, List<Invoice>> of(Collection<Account.Id> accounts) {
        Map<Account.Id, List<Invoice>> invoices = new HashMap<>();
        jdbc.sql("""
                        select id, account, number, issued_on, due_on, minor, currency, failed_at, paid_at, voided_at
                        from accounts.invoice where account = any (:accounts) order by account, issued_on, id
                        """)
                .param("accounts", Chunks.values(accounts))
                .query((row, n) -> invoices.computeIfAbsent(new Account.Id(row.getLong(2)), id -> new ArrayList<>())
                        .add(new Invoice(
                                row.getLong(1),
                                new Account.Id(row.getLong(2)),
                                row.getString(3),
                                row.getObject(4, LocalDate.class),
                                row.getObject(5, LocalDate.class),
                                new Money(row.getLong(6), Currency.getInstance(row.getString(7))),
                                instants(row.getArray(8)),
                                Times.optional(row, 9),
                                Times.optional(row, 10))))
                .list();
        return invoices;
    }

    private static List<Instant> instants(Array array) throws SQLException {
        return Arrays.stream((Timestamp[]) array.getArray())
                .map(Timestamp::toInstant)
                .toList();
    }
}
