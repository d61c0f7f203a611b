package io.perennial.voice;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Survey answers of one person, whom sources name by an address or by their own id. */
@Repository
class PersonAnswerStore {

    private static final String OF_PERSON =
            "(lower(contact) = any(:emails) or source || ':' || contact = any(:contactIds))";

    private final JdbcClient jdbc;

    PersonAnswerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Map<String, Object>> answers(String[] emails, String[] contactIds) {
        return jdbc.sql("""
                        select account, source, external_id, kind, contact, sent_at, answered_at, score, comment,
                               properties
                        from voice.answer where %s order by sent_at desc
                        """.formatted(OF_PERSON))
                .param("emails", emails)
                .param("contactIds", contactIds)
                .query()
                .listOfRows();
    }

    int blank(String[] emails, String[] contactIds) {
        return jdbc.sql("update voice.answer set contact = null, comment = null, properties = '{}' where %s"
                        .formatted(OF_PERSON))
                .param("emails", emails)
                .param("contactIds", contactIds)
                .update();
    }
}
