package io.perennial.portfolio;

import io.perennial.access.Member;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps saved views and the tags in use. */
@Repository
class ViewStore {

    private final JdbcClient database;

    ViewStore(JdbcClient database) {
        this.database = database;
    }

    /** Own and shared ones, by name. */
    List<SavedView> of(Member.Id member) {
        return database.sql("""
                        select id, name, query, shared, member from portfolio.view
                        where member = :member or shared order by lower(name), id
                        """)
                .param("member", member.value())
                .query((row, n) -> new SavedView(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("query"),
                        row.getBoolean("shared"),
                        new Member.Id(row.getLong("member"))))
                .list();
    }

    /** Saves a view; one of the member with the same name is replaced. */
    long put(String name, String query, boolean shared, Member.Id member, Instant at) {
        return database.sql("""
                        insert into portfolio.view (name, query, shared, member, created_at)
                        values (:name, :query, :shared, :member, :at)
                        on conflict (member, lower(name)) do update
                        set query = excluded.query, shared = excluded.shared, name = excluded.name
                        returning id
                        """)
                .param("name", name)
                .param("query", query)
                .param("shared", shared)
                .param("member", member.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    Optional<String> remove(long id, Member.Id member, boolean anybodys) {
        return database.sql("""
                        delete from portfolio.view where id = :id and (member = :member or (:anybodys and shared))
                        returning name
                        """)
                .param("id", id)
                .param("member", member.value())
                .param("anybodys", anybodys)
                .query(String.class)
                .optional();
    }

    /** All tags that a customer has, by name. */
    List<String> tags() {
        return database.sql("""
                        select distinct tag from portfolio.account, unnest(tags) as tag
                        where tags <> '{}' order by tag limit 500
                        """).query(String.class).list();
    }
}
