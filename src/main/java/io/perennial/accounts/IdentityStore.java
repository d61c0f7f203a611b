package io.perennial.accounts;

import io.perennial.shared.SourceKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts, what other systems call them, and merges. */
@Component
class IdentityStore {

    private static final int CHUNK = 5_000;

    private final JdbcClient jdbc;

    IdentityStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The accounts that carry these ids at an instant; unknown ids are absent. */
    Map<ExternalId, Account.Id> at(List<ExternalId> ids, Instant at) {
        Map<ExternalId, Account.Id> found = HashMap.newHashMap(ids.size());
        for (List<ExternalId> chunk : Chunks.of(ids, CHUNK)) {
            asked("""
                            select i.source, i.kind, i.external_id, i.account
                            from unnest(:sources, :kinds, :ids) as asked (source, kind, external_id)
                            join accounts.external_id i
                              on i.source = asked.source and i.kind = asked.kind and i.external_id = asked.external_id
                             and i.valid_from <= :at and (i.valid_until is null or i.valid_until > :at)
                            """, chunk)
                    .param("at", Times.of(at))
                    .query((row, n) -> found.put(externalId(row), new Account.Id(row.getLong(4))))
                    .list();
        }
        return found;
    }

    /** The accounts that carry these ids now; unknown ids are absent. */
    Map<ExternalId, Account.Id> standing(List<ExternalId> ids) {
        Map<ExternalId, Account.Id> found = HashMap.newHashMap(ids.size());
        for (List<ExternalId> chunk : Chunks.of(ids, CHUNK)) {
            asked("""
                            select i.source, i.kind, i.external_id, i.account
                            from unnest(:sources, :kinds, :ids) as asked (source, kind, external_id)
                            join accounts.external_id i
                              on i.source = asked.source and i.kind = asked.kind and i.external_id = asked.external_id
                             and i.valid_until is null
                            """, chunk)
                    .query((row, n) -> found.put(externalId(row), new Account.Id(row.getLong(4))))
                    .list();
        }
        return found;
    }

    /**
     * Makes an account for each id that has none; answers only those it made. Ids sorted, so that nobody waits in a
     * circle.
     */
    Map<ExternalId, Account.Id> register(Collection<ExternalId> ids, Instant at) {
        List<ExternalId> sorted = ids.stream().sorted(ORDER).distinct().toList();
        Map<ExternalId, Account.Id> made = HashMap.newHashMap(sorted.size());
        for (List<ExternalId> chunk : Chunks.of(sorted, CHUNK)) {
            asked("""
                            with made as (
                                insert into accounts.external_id (source, kind, external_id, account, valid_from)
                                select asked.source, asked.kind, asked.external_id, nextval('accounts.account_id'), '-infinity'
                                from unnest(:sources, :kinds, :ids) as asked (source, kind, external_id)
                                on conflict (source, kind, external_id) where valid_until is null do nothing
                                returning source, kind, external_id, account
                            ), born as (
                                insert into accounts.account (id, registered_at)
                                select account, :at from made
                            )
                            select source, kind, external_id, account from made
                            """, chunk)
                    .param("at", Times.of(at))
                    .query((row, n) -> made.put(externalId(row), new Account.Id(row.getLong(4))))
                    .list();
        }
        return made;
    }

    /** The id belongs to another account from an instant on. */
    void move(ExternalId id, Account.Id to, Instant at) {
        jdbc.sql("""
                        update accounts.external_id set valid_until = :at
                        where source = :source and kind = :kind and external_id = :id and valid_until is null
                        """)
                .param("at", Times.of(at))
                .param("source", id.source().value())
                .param("kind", id.kind())
                .param("id", id.id())
                .update();
        jdbc.sql("""
                        insert into accounts.external_id (source, kind, external_id, account, valid_from)
                        values (:source, :kind, :id, :account, :at)
                        """)
                .param("at", Times.of(at))
                .param("source", id.source().value())
                .param("kind", id.kind())
                .param("id", id.id())
                .param("account", to.value())
                .update();
    }

    /**
     * What other systems call the accounts now. A join, because its plan stays good when the table has grown since it
     * was made; a list of accounts would be compared with every row.
     */
    Map<Account.Id, List<ExternalId>> idsOf(Collection<Account.Id> accounts) {
        Map<Account.Id, List<ExternalId>> found = new HashMap<>();
        jdbc.sql("""
                        select source, kind, external_id, account
                        from unnest(:accounts) as asked (account) join accounts.external_id using (account)
                        where valid_until is null order by account, source, kind, external_id
                        """)
                .param("accounts", Chunks.values(accounts))
                .query((row, n) -> found.computeIfAbsent(
                                new Account.Id(row.getLong(4)), id -> new java.util.ArrayList<>())
                        .add(externalId(row)))
                .list();
        return found;
    }

    /** Accounts that count and are not merged into another, in order of id. */
    List<Account.Id> after(Account.Id after, int limit) {
        return jdbc.sql("""
                        select a.id from accounts.account a
                        where a.id > :after and not a.excluded
                          and not exists (select from accounts.merge m where m.absorbed = a.id and m.undone_at is null)
                        order by a.id limit :limit
                        """)
                .param("after", after.value())
                .param("limit", limit)
                .query((row, n) -> new Account.Id(row.getLong(1)))
                .list();
    }

    boolean exists(Account.Id id) {
        return jdbc.sql("select exists (select from accounts.account where id = :id)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    java.util.Set<Account.Id> existing(Collection<Account.Id> accounts) {
        return new java.util.HashSet<>(jdbc.sql("select id from accounts.account where id = any (:accounts)")
                .param("accounts", Chunks.values(accounts))
                .query((row, n) -> new Account.Id(row.getLong(1)))
                .list());
    }

    int exclude(Account.Id id, boolean excluded) {
        return jdbc.sql("update accounts.account set excluded = :excluded where id = :id and excluded <> :excluded")
                .param("id", id.value())
                .param("excluded", excluded)
                .update();
    }

    List<Account.Id> excluded() {
        return jdbc.sql("select id from accounts.account where excluded order by id")
                .query((row, n) -> new Account.Id(row.getLong(1)))
                .list();
    }

    List<Merge> merges() {
        return jdbc.sql("select absorbed, survivor, at from accounts.merge where undone_at is null order by at, id")
                .query((row, n) -> new Merge(
                        new Account.Id(row.getLong(1)), new Account.Id(row.getLong(2)), Times.instant(row, 3)))
                .list();
    }

    void merge(Merge merge) {
        jdbc.sql("insert into accounts.merge (absorbed, survivor, at) values (:absorbed, :survivor, :at)")
                .param("absorbed", merge.absorbed().value())
                .param("survivor", merge.survivor().value())
                .param("at", Times.of(merge.at()))
                .update();
    }

    Optional<Account.Id> undo(Account.Id absorbed) {
        return jdbc.sql("""
                        update accounts.merge set undone_at = now()
                        where absorbed = :absorbed and undone_at is null returning survivor
                        """)
                .param("absorbed", absorbed.value())
                .query((row, n) -> new Account.Id(row.getLong(1)))
                .optional();
    }

    /** Nobody else merges until this transaction ends, so that no circle can arise. */
    void lockMerges() {
        jdbc.sql("lock table accounts.merge in share row exclusive mode").update();
    }

    private JdbcClient.StatementSpec asked(String sql, List<ExternalId> ids) {
        return jdbc.sql(sql)
                .param("sources", ids.stream().map(id -> id.source().value()).toArray(String[]::new))
                .param("kinds", ids.stream().map(ExternalId::kind).toArray(String[]::new))
                .param("ids", ids.stream().map(ExternalId::id).toArray(String[]::new));
    }

    private static ExternalId externalId(ResultSet row) throws SQLException {
        return new ExternalId(new SourceKey(row.getString(1)), row.getString(2), row.getString(3));
    }

    private static final java.util.Comparator<ExternalId> ORDER = java.util.Comparator.comparing(
                    (ExternalId id) -> id.source().value())
            .thenComparing(ExternalId::kind)
            .thenComparing(ExternalId::id);
}
