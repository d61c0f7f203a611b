package io.perennial.connect;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rejected rows that name one of some addresses. */
@Component
class PersonRejectStore {

    private static final String NAMES_ONE =
            "exists (select from unnest(:emails) as e (email) where position(e.email in lower(r.columns::text)) > 0)";

    private final JdbcClient jdbc;

    PersonRejectStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Map<String, Object>> rejects(String[] emails) {
        return jdbc.sql("""
                        select r.job, r.file, r.line, r.columns::text as columns
                        from connect.import_reject r where %s order by r.job desc, r.position
                        """.formatted(NAMES_ONE))
                .param("emails", emails)
                .query()
                .listOfRows();
    }

    int delete(String[] emails) {
        return jdbc.sql("delete from connect.import_reject r where %s".formatted(NAMES_ONE))
                .param("emails", emails)
                .update();
    }
}
