package io.perennial.notifications;

import io.perennial.access.PersonalData;
import io.perennial.access.PersonalData.Identifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notifications to, by and about one person. */
@Repository
class PersonNotificationStore {

    private static final String BY_OR_NAMES_PERSON = """
            (n.by_member = any(:members::bigint[])
              or exists (select from unnest(:emails::text[]) as e (email) where position(e.email in lower(n.excerpt)) > 0))
            """;

    private final JdbcClient database;

    PersonNotificationStore(JdbcClient database) {
        this.database = database;
    }

    /** A person's identifiers as the statements take them. */
    record Named(Long[] members, String[] emails) {
        static Named of(Set<Identifier> person) {
            return new Named(PersonalData.numbers(person, "member"), PersonalData.texts(person, Identifier.EMAIL));
        }
    }

    List<Map<String, Object>> about(Named person) {
        return bind("""
                        select n.kind, n.account, n.excerpt, n.at, n.read_at from notifications.notification n
                        where n.member = any(:members::bigint[]) or %s order by n.at desc
                        """.formatted(BY_OR_NAMES_PERSON), person).query().listOfRows();
    }

    int erase(Named person) {
        int told = bind("""
                        delete from notifications.notification n
                        where n.member = any(:members::bigint[])
                        """, person).update();
        return told + bind("""
                        update notifications.notification n set by_member = null, by_name = null, excerpt = '' where %s
                        """.formatted(BY_OR_NAMES_PERSON), person).update();
    }

    private JdbcClient.StatementSpec bind(String sql, Named person) {
        return database.sql(sql).param("members", person.members()).param("emails", person.emails());
    }
}
