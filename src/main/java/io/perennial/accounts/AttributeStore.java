package io.perennial.accounts;

import io.perennial.shared.SourceKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each source said about the attributes of accounts, and which fields there are. */
@Component
class AttributeStore {

    /** One attribute of one account as one source tells it; the source is empty for edits by hand. */
    record Key(long account, String field, String source) {}

    private final JdbcClient jdbc;

    AttributeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Field> fields() {
        Map<String, Field> fields = new HashMap<>();
        jdbc.sql("select key, type, source from accounts.field")
                .query((row, n) -> fields.put(
                        row.getString(1),
                        new Field(
                                row.getString(1),
                                FieldType.valueOf(row.getString(2)),
                                Optional.ofNullable(row.getString(3)).map(SourceKey::new))))
                .list();
        return fields;
    }

    /** First one wins, so that two writers agree on the type. */
    void define(String key, FieldType type) {
        jdbc.sql("insert into accounts.field (key, type) values (:key, :type) on conflict (key) do nothing")
                .param("key", key)
                .param("type", type.name())
                .update();
    }

    void state(String key, @Nullable SourceKey source) {
        jdbc.sql("update accounts.field set source = :source where key = :key")
                .param("key", key)
                .param("source", source == null ? null : source.value())
                .update();
    }

    Map<Key, List<Runs.Run<String>>> runs(Collection<Account.Id> accounts) {
        return read(jdbc.sql("""
                        select account, field, source, valid_from, said_until, value from accounts.attribute
                        where account = any (:accounts) order by account, field, source, valid_from
                        """).param("accounts", Chunks.values(accounts)));
    }

    Map<Key, List<Runs.Run<String>>> runs(Collection<Account.Id> accounts, String field) {
        return read(jdbc.sql("""
                        select account, field, source, valid_from, said_until, value from accounts.attribute
                        where account = any (:accounts) and field = :field order by account, field, source, valid_from
                        """).param("accounts", Chunks.values(accounts)).param("field", field));
    }

    private static Map<Key, List<Runs.Run<String>>> read(JdbcClient.StatementSpec statement) {
        Map<Key, List<Runs.Run<String>>> found = new HashMap<>();
        statement
                .query((row, n) -> found.computeIfAbsent(
                                new Key(row.getLong(1), row.getString(2), row.getString(3)), key -> new ArrayList<>())
                        .add(new Runs.Run<>(Times.instant(row, 4), Times.instant(row, 5), row.getString(6))))
                .list();
        return found;
    }

    /** Puts these runs in place of what was known of their keys. */
    void replace(Map<Key, List<Runs.Run<String>>> runs, @Nullable Long member) {
        if (runs.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        delete from accounts.attribute a
                        using unnest(:accounts, :fields, :sources) as k (account, field, source)
                        where a.account = k.account and a.field = k.field and a.source = k.source
                        """)
                .param(
                        "accounts",
                        runs.keySet().stream().mapToLong(Key::account).toArray())
                .param("fields", runs.keySet().stream().map(Key::field).toArray(String[]::new))
                .param("sources", runs.keySet().stream().map(Key::source).toArray(String[]::new))
                .update();
        List<Row> rows = runs.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(run -> new Row(entry.getKey(), run)))
                .toList();
        jdbc.sql("""
                        insert into accounts.attribute (account, field, source, valid_from, said_until, value, member)
                        select account, field, source, valid_from, said_until, value, :member
                        from unnest(:accounts, :fields, :sources, :froms::timestamptz[], :untils::timestamptz[], :values)
                          as r (account, field, source, valid_from, said_until, value)
                        """)
                .param("member", member, java.sql.Types.BIGINT)
                .param(
                        "accounts",
                        rows.stream().mapToLong(row -> row.key.account()).toArray())
                .param("fields", text(rows.stream().map(row -> row.key.field())))
                .param("sources", text(rows.stream().map(row -> row.key.source())))
                .param("froms", text(rows.stream().map(row -> row.run.from().toString())))
                .param("untils", text(rows.stream().map(row -> row.run.until().toString())))
                .param("values", text(rows.stream().map(row -> row.run.value())))
                .update();
    }

    private static @Nullable String[] text(Stream<? extends @Nullable String> values) {
        return values.toArray(String[]::new);
    }

    private record Row(Key key, Runs.Run<String> run) {}
}
