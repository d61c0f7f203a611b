package io.perennial.access;

import static io.perennial.access.MemberStore.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Persons are kept by their number only, so that an erased member leaves no name in the log. */
@Component
class AuditStore {

    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(Actor actor, String action, String subject, Map<String, ?> details, Instant now) {
        boolean person = actor instanceof Actor.Person;
        jdbc.sql("""
                        insert into access.audit_entry (at, actor, member, action, subject, details)
                        values (:at, :actor, :member, :action, :subject, cast(:details as jsonb))
                        """)
                .param("at", utc(now))
                .param("actor", person ? "" : actor.name())
                .param("member", actor instanceof Actor.Person p ? p.id().value() : null)
                .param("action", action)
                .param("subject", subject)
                .param("details", json.writeValueAsString(details))
                .update();
    }

    /** Newest first, before an id, optionally of one action or with a text in subject or actor. */
    List<AuditEntry> before(long id, Optional<String> action, Optional<String> text, int limit) {
        return jdbc.sql("""
                        select e.id, e.at, coalesce(m.email, nullif(e.actor, ''), 'member ' || e.member) as actor,
                               e.action, e.subject, e.details
                        from access.audit_entry e
                        left join access.member m on m.id = e.member
                        where e.id < :before
                          and (cast(:action as text) is null or e.action = :action)
                          and (cast(:text as text) is null
                               or e.subject ilike '%' || :text || '%' or e.actor ilike '%' || :text || '%'
                               or m.email ilike '%' || :text || '%')
                        order by e.id desc
                        limit :limit
                        """)
                .param("before", id)
                .param("action", action.orElse(null))
                .param("text", text.map(AuditStore::literally).orElse(null))
                .param("limit", limit)
                .query(this::entry)
                .list();
    }

    List<String> actions() {
        return jdbc.sql("select distinct action from access.audit_entry order by action")
                .query(String.class)
                .list();
    }

    List<Map<String, Object>> of(Member.Id member) {
        return jdbc.sql("select at, action, subject from access.audit_entry where member = :member order by id")
                .param("member", member.value())
                .query()
                .listOfRows();
    }

    private static String literally(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                json.readValue(row.getString("details"), DETAILS));
    }
}
