package io.perennial.events;

import io.perennial.access.PersonalData;
import io.perennial.access.PersonalData.Identifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds and blanks what is kept of one person's events. Reads the whole log: nobody asks for it often. */
@Component
class PersonLogStore {

    /** Shown of one person at most; the answer says when there is more. */
    private static final int SHOWN = 10_000;

    private final JdbcClient database;

    PersonLogStore(JdbcClient database) {
        this.database = database;
    }

    /** A person's identifiers as the statements take them. */
    record Named(Long[] users, String[] userIds, byte[][] texts) {

        static Named of(Set<Identifier> person) {
            String[] userIds = PersonalData.texts(person, Identifier.USER_ID);
            byte[][] texts = Stream.of(
                            Stream.of(PersonalData.texts(person, Identifier.EMAIL)),
                            Stream.of(userIds).map(id -> "\"" + id.substring(id.indexOf(':') + 1) + "\""))
                    .flatMap(each -> each)
                    .map(text -> text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .toArray(byte[][]::new);
            return new Named(PersonalData.numbers(person, Identifier.USER), userIds, texts);
        }
    }

    Map<String, List<Map<String, Object>>> export(Named person) {
        Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();
        rows.put("event", rows("""
                        select e.at, e.account, n.name, s.key as source, e.value,
                               convert_from(e.properties, 'UTF8') as properties
                        from events.event e join events.name n on n.id = e.name join events.source s on s.id = e.source
                        where e.user_key = any(:users)
                        order by e.at desc limit :shown
                        """, person));
        rows.put("fact", rows("""
                        select f.at, f.account, f.name, s.key as source, f.user_id, f.anonymous_id,
                               convert_from(f.properties, 'UTF8') as properties
                        from events.fact f join events.source s on s.id = f.source
                        where f.user_key = any(:users) or s.key || ':' || f.user_id = any(:userIds)
                           or exists (select from unnest(:texts) as t (text) where position(t.text in f.properties) > 0)
                        order by f.at desc limit :shown
                        """, person));
        rows.put("held", rows("""
                        select h.at, h.account_id, h.name, s.key as source, h.user_id, h.anonymous_id,
                               convert_from(h.properties, 'UTF8') as properties
                        from events.held h join events.source s on s.id = h.source
                        where h.user_key = any(:users) or s.key || ':' || h.user_id = any(:userIds)
                        order by h.at desc limit :shown
                        """, person));
        rows.put("reject", rows("""
                        select r.received_at, s.key as source, r.reason, encode(r.raw, 'escape') as raw
                        from events.reject r join events.source s on s.id = r.source
                        where exists (select from unnest(:texts) as t (text) where position(t.text in r.raw) > 0)
                        order by r.id desc limit :shown
                        """, person));
        rows.values().removeIf(List::isEmpty);
        return rows;
    }

    /** Use stays as use of nobody; facts about the person lose what they said. */
    Map<String, Integer> erase(Named person) {
        Map<String, Integer> rows = new LinkedHashMap<>();
        rows.put("event", update("""
                        update events.event set user_key = null, properties = null where user_key = any(:users)
                        """, person));
        rows.put("fact", update("""
                        update events.fact f
                        set user_key = null, user_id = null, anonymous_id = null, properties = '{}'
                        from events.source s
                        where s.id = f.source
                          and (f.user_key = any(:users) or s.key || ':' || f.user_id = any(:userIds)
                            or exists (select from unnest(:texts) as t (text) where position(t.text in f.properties) > 0))
                        """, person));
        rows.put("held", update("""
                        delete from events.held h using events.source s
                        where s.id = h.source
                          and (h.user_key = any(:users) or s.key || ':' || h.user_id = any(:userIds))
                        """, person));
        rows.put("reject", update("""
                        delete from events.reject r
                        where exists (select from unnest(:texts) as t (text) where position(t.text in r.raw) > 0)
                        """, person));
        rows.values().removeIf(count -> count == 0);
        return rows;
    }

    private List<Map<String, Object>> rows(String sql, Named person) {
        return bind(sql, person).param("shown", SHOWN).query().listOfRows();
    }

    private int update(String sql, Named person) {
        return bind(sql, person).update();
    }

    private JdbcClient.StatementSpec bind(String sql, Named person) {
        return database.sql(sql)
                .param("users", person.users())
                .param("userIds", person.userIds())
                .param("texts", person.texts());
    }
}
