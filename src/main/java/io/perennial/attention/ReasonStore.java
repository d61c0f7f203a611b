package io.perennial.attention;

import io.perennial.accounts.Account;
import io.perennial.attention.Reason.Kind;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the reasons that hold. */
@Repository
class ReasonStore {

    private final JdbcClient database;

    ReasonStore(JdbcClient database) {
        this.database = database;
    }

    /** The reasons of these accounts are these now; one that held before keeps its first day. */
    void replace(Collection<Account.Id> accounts, List<Reason> reasons) {
        database.sql("""
                        with fresh as (
                          select account, kind, urgency, since, text_en, text_de
                          from unnest(:of::bigint[], :kinds::text[], :urgencies::double precision[], :since::date[],
                                      :english::text[], :german::text[])
                            as n (account, kind, urgency, since, text_en, text_de)
                        ), gone as (
                          delete from attention.reason r
                          where r.account = any(:accounts::bigint[])
                            and not exists (select 1 from fresh f where f.account = r.account and f.kind = r.kind)
                        )
                        insert into attention.reason as r (account, kind, urgency, since, text_en, text_de)
                        select account, kind, urgency, since, text_en, text_de from fresh
                        on conflict (account, kind) do update
                        set urgency = excluded.urgency, text_en = excluded.text_en, text_de = excluded.text_de
                        where (r.urgency, r.text_en, r.text_de)
                              is distinct from (excluded.urgency, excluded.text_en, excluded.text_de)
                        """)
                .param("accounts", ids(accounts))
                .param("of", ids(reasons.stream().map(Reason::account).toList()))
                .param("kinds", reasons.stream().map(r -> r.kind().name()).toArray(String[]::new))
                .param("urgencies", reasons.stream().map(Reason::urgency).toArray(Double[]::new))
                .param("since", reasons.stream().map(r -> r.since().toString()).toArray(String[]::new))
                .param("english", reasons.stream().map(Reason::english).toArray(String[]::new))
                .param("german", reasons.stream().map(Reason::german).toArray(String[]::new))
                .update();
    }

    /** By account, the most urgent first. */
    Map<Account.Id, List<Reason>> of(Collection<Account.Id> accounts) {
        return database
                .sql("""
                        select account, kind, urgency, since, text_en, text_de from attention.reason
                        where account = any(:accounts::bigint[]) order by account, urgency desc, kind
                        """)
                .param("accounts", ids(accounts))
                .query((row, n) -> new Reason(
                        new Account.Id(row.getLong("account")),
                        Kind.valueOf(row.getString("kind")),
                        row.getDouble("urgency"),
                        row.getObject("since", LocalDate.class),
                        row.getString("text_en"),
                        row.getString("text_de")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Reason::account));
    }

    static Long[] ids(Collection<Account.Id> accounts) {
        return accounts.stream().map(Account.Id::value).toArray(Long[]::new);
    }
}
