package io.perennial.work;

import io.perennial.access.PersonalData;
import io.perennial.access.PersonalData.Identifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Touchpoints with one person. */
@Repository
class PersonWorkStore {

    private static final String WITH_PERSON = """
            (t.contacts && :contacts::bigint[]
              or exists (select from unnest(t.contact_names) as n (name)
                  where lower(n.name) = any(:emails) or t.source || ':' || n.name = any(:contactIds)))
            """;

    private final JdbcClient jdbc;

    PersonWorkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A person's identifiers as the statements take them. */
    record Named(Long[] contacts, String[] emails, String[] contactIds) {
        static Named of(Set<Identifier> person) {
            return new Named(
                    PersonalData.numbers(person, Identifier.CONTACT),
                    PersonalData.texts(person, Identifier.EMAIL),
                    PersonalData.texts(person, Identifier.CONTACT_ID));
        }
    }

    List<Map<String, Object>> touchpoints(Named person) {
        return bind("""
                        select t.account, t.source, t.kind, t.at, t.held_at, t.summary, t.properties
                        from work.touchpoint t where %s order by t.at desc
                        """, person).query().listOfRows();
    }

    int blank(Named person) {
        return bind("""
                        update work.touchpoint t set
                            contacts = array(select c from unnest(t.contacts) as c where c <> all(:contacts::bigint[])),
                            contact_names = array(select n from unnest(t.contact_names) as n
                                where lower(n) <> all(:emails)
                                  and coalesce(t.source, '') || ':' || n <> all(:contactIds)),
                            properties = '{}'
                        where %s
                        """, person).update();
    }

    private JdbcClient.StatementSpec bind(String sql, Named person) {
        return jdbc.sql(sql.formatted(WITH_PERSON))
                .param("contacts", person.contacts())
                .param("emails", person.emails())
                .param("contactIds", person.contactIds());
    }
}
