package io.perennial.accounts;

import io.perennial.shared.SourceKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Product users: their keys, memberships, aliases and exclusions. */
@Component
class PeopleStore {

    private static final int CHUNK = 5_000;

    private final JdbcClient jdbc;

    PeopleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Long> keys(SourceKey source, List<String> ids) {
        Map<String, Long> found = HashMap.newHashMap(ids.size());
        for (List<String> chunk : Chunks.of(ids, CHUNK)) {
            jdbc.sql("select user_id, person from accounts.user_id where source = :source and user_id = any (:ids)")
                    .param("source", source.value())
                    .param("ids", chunk.toArray(String[]::new))
                    .query((row, n) -> found.put(row.getString(1), row.getLong(2)))
                    .list();
        }
        return found;
    }

    /** Makes a key for each id that has none; answers only those it made. */
    Map<String, Long> register(SourceKey source, Collection<String> ids) {
        List<String> sorted = ids.stream().sorted().distinct().toList();
        Map<String, Long> made = HashMap.newHashMap(sorted.size());
        for (List<String> chunk : Chunks.of(sorted, CHUNK)) {
            jdbc.sql("""
                            with made as (
                                insert into accounts.user_id (source, user_id, person)
                                select :source, id, nextval('accounts.person_id_seq') from unnest(:ids) as asked (id)
                                on conflict (source, user_id) do nothing
                                returning user_id, person
                            ), born as (
                                insert into accounts.person (id) overriding system value select person from made
                            )
                            select user_id, person from made
                            """)
                    .param("source", source.value())
                    .param("ids", chunk.toArray(String[]::new))
                    .query((row, n) -> made.put(row.getString(1), row.getLong(2)))
                    .list();
        }
        return made;
    }

    /** Which keys do not count, and which are counted as another. */
    Users users() {
        Set<Long> excluded = new HashSet<>(jdbc.sql("""
                        select id from accounts.person where excluded
                        union
                        select p.id from accounts.person p
                        join accounts.excluded_domain d on lower(split_part(p.email, '@', 2)) = d.domain
                        where p.email is not null
                        """).query(Long.class).list());
        Map<Long, Long> sameAs = new HashMap<>();
        jdbc.sql("select id, same_as from accounts.person where same_as is not null")
                .query((row, n) -> sameAs.put(row.getLong(1), row.getLong(2)))
                .list();
        return Users.of(excluded, sameAs);
    }

    /** What was said about memberships of the persons, by person and account in order of time. */
    Map<Long, List<MembershipRun>> memberships(Collection<Long> persons) {
        Map<Long, List<MembershipRun>> found = new HashMap<>();
        for (List<Long> chunk : Chunks.of(List.copyOf(persons), CHUNK)) {
            jdbc.sql("""
                            select person, account, valid_from, said_until, member from accounts.membership
                            where person = any (:persons) order by person, account, valid_from
                            """)
                    .param("persons", chunk.stream().mapToLong(Long::longValue).toArray())
                    .query((row, n) -> found.computeIfAbsent(row.getLong(1), person -> new ArrayList<>())
                            .add(new MembershipRun(
                                    row.getLong(1),
                                    new Account.Id(row.getLong(2)),
                                    new Runs.Run<>(Times.instant(row, 3), Times.instant(row, 4), row.getBoolean(5)))))
                    .list();
        }
        return found;
    }

    /** Puts these runs in place of what was known of the persons' memberships in these accounts. */
    void replace(List<MembershipRun> runs) {
        if (runs.isEmpty()) {
            return;
        }
        long[] persons = runs.stream().mapToLong(MembershipRun::person).toArray();
        long[] accounts = runs.stream().mapToLong(run -> run.account().value()).toArray();
        jdbc.sql("""
                        delete from accounts.membership m using unnest(:persons, :accounts) as k (person, account)
                        where m.person = k.person and m.account = k.account
                        """).param("persons", persons).param("accounts", accounts).update();
        jdbc.sql("""
                        insert into accounts.membership (person, account, valid_from, said_until, member)
                        select person, account, valid_from, said_until, member
                        from unnest(:persons, :accounts, :froms::timestamptz[], :untils::timestamptz[], :members)
                          as r (person, account, valid_from, said_until, member)
                        """)
                .param("persons", persons)
                .param("accounts", accounts)
                .param("froms", text(runs, run -> run.run().from().toString()))
                .param("untils", text(runs, run -> run.run().until().toString()))
                .param("members", runs.stream().map(run -> run.run().value()).toArray(Boolean[]::new))
                .update();
    }

    /** Keeps the latest name and e-mail address said; answers the persons whose address changed. */
    List<Long> describe(List<AccountFact.PersonTraits> latest) {
        return jdbc.sql("""
                        update accounts.person p
                        set name = coalesce(t.name, p.name), email = coalesce(t.email, p.email), said_at = t.at
                        from unnest(:persons, :names, :emails, :ats::timestamptz[]) as t (person, name, email, at)
                        where p.id = t.person and (p.said_at is null or p.said_at <= t.at)
                          and (coalesce(t.name, p.name), coalesce(t.email, p.email)) is distinct from (p.name, p.email)
                        returning p.id
                        """)
                .param(
                        "persons",
                        latest.stream()
                                .mapToLong(AccountFact.PersonTraits::user)
                                .toArray())
                .param("names", text(latest, fact -> fact.name().orElse(null)))
                .param("emails", text(latest, fact -> fact.email().orElse(null)))
                .param("ats", text(latest, fact -> fact.at().toString()))
                .query(Long.class)
                .list();
    }

    int sameAs(long person, long other) {
        return jdbc.sql(
                        "update accounts.person set same_as = :other where id = :person and same_as is distinct from :other")
                .param("person", person)
                .param("other", other)
                .update();
    }

    int exclude(long person, boolean excluded) {
        return jdbc.sql("update accounts.person set excluded = :excluded where id = :id and excluded <> :excluded")
                .param("id", person)
                .param("excluded", excluded)
                .update();
    }

    List<String> excludedDomains() {
        return jdbc.sql("select domain from accounts.excluded_domain order by domain")
                .query(String.class)
                .list();
    }

    int excludeDomain(String domain) {
        return jdbc.sql("insert into accounts.excluded_domain (domain) values (:domain) on conflict do nothing")
                .param("domain", domain)
                .update();
    }

    int includeDomain(String domain) {
        return jdbc.sql("delete from accounts.excluded_domain where domain = :domain")
                .param("domain", domain)
                .update();
    }

    /** Accounts of which one of the persons is or was a member. */
    List<Account.Id> accountsOf(Collection<Long> persons) {
        return jdbc.sql("select distinct account from accounts.membership where person = any (:persons)")
                .param("persons", persons.stream().mapToLong(Long::longValue).toArray())
                .query((row, n) -> new Account.Id(row.getLong(1)))
                .list();
    }

    /** The product users of an account, by name. */
    List<Person> members(Account.Id account, int limit) {
        return jdbc.sql("""
                        select p.id, coalesce(p.name, ''), coalesce(p.email, ''), p.contact,
                               (select min(u.user_id) from accounts.user_id u where u.person = p.id)
                        from accounts.person p
                        where p.same_as is null and exists (
                            select from accounts.membership m where m.account = :account and m.person = p.id)
                        order by 2, p.id limit :limit
                        """)
                .param("account", account.value())
                .param("limit", limit)
                .query((row, n) -> new Person(
                        row.getLong(1),
                        row.getString(5) == null ? "" : row.getString(5),
                        row.getString(2),
                        row.getString(3),
                        Optional.ofNullable(row.getObject(4, Long.class))))
                .list();
    }

    /** What is known of single users, e.g. to name them on a page. */
    Map<Long, Person> persons(Collection<Long> keys) {
        Map<Long, Person> found = HashMap.newHashMap(keys.size());
        jdbc.sql("""
                        select p.id, coalesce(p.name, ''), coalesce(p.email, ''), p.contact,
                               (select min(u.user_id) from accounts.user_id u where u.person = p.id)
                        from accounts.person p where p.id = any (:keys)
                        """)
                .param("keys", keys.stream().mapToLong(Long::longValue).toArray())
                .query((row, n) -> found.put(
                        row.getLong(1),
                        new Person(
                                row.getLong(1),
                                row.getString(5) == null ? "" : row.getString(5),
                                row.getString(2),
                                row.getString(3),
                                Optional.ofNullable(row.getObject(4, Long.class)))))
                .list();
        return found;
    }

    private static <T> @Nullable String[] text(List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    /** A membership statement of one person about one account. */
    record MembershipRun(long person, Account.Id account, Runs.Run<Boolean> run) {}
}
