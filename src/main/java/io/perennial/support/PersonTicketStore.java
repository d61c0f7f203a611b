package io.perennial.support;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tickets that name one of some addresses. */
@Repository
class PersonTicketStore {

    private static final String NAMES_ONE = """
            exists (select from unnest(:emails) as e (email)
                where position(e.email in lower(t.properties)) > 0 or position(e.email in lower(t.subject)) > 0)
            """;

    private final JdbcClient jdbc;

    PersonTicketStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Map<String, Object>> tickets(String[] emails) {
        return jdbc.sql("""
                        select t.account, t.source, t.external_id, t.subject, t.opened_at, t.properties
                        from support.ticket t where %s order by t.opened_at desc
                        """.formatted(NAMES_ONE))
                .param("emails", emails)
                .query()
                .listOfRows();
    }

    int blank(String[] emails) {
        return jdbc.sql("update support.ticket t set subject = '', properties = '{}' where %s".formatted(NAMES_ONE))
                .param("emails", emails)
                .update();
    }
}
