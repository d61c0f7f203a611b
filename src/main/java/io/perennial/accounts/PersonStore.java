package io.perennial.accounts;

import io.perennial.accounts.AccountsPersonalData.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds, shows and blanks what is kept about one person. */
@Component
class PersonStore {

    private final JdbcClient jdbc;

    PersonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Long> users(Named person) {
        return bind("""
                        select id from accounts.person where id = any (:users) or same_as = any (:users)
                          or contact = any (:contacts) or (email is not null and lower(email) = any (:emails))
                        union
                        select same_as from accounts.person where id = any (:users) and same_as is not null
                        union
                        select person from accounts.user_id where source || ':' || user_id = any (:userIds)
                        """, person).query(Long.class).list();
    }

    List<Long> contacts(Named person) {
        return bind("""
                        select id from accounts.contact
                        where id = any (:contacts) or (email is not null and lower(email) = any (:emails))
                          or source || ':' || external_id = any (:contactIds)
                        union
                        select contact from accounts.person where id = any (:users) and contact is not null
                        """, person).query(Long.class).list();
    }

    List<String> emails(Named person) {
        return bind("""
                        select lower(email) from accounts.person where id = any (:users) and email is not null
                        union
                        select lower(email) from accounts.contact where id = any (:contacts) and email is not null
                        """, person).query(String.class).list();
    }

    List<String> userIds(Named person) {
        return bind("select source || ':' || user_id from accounts.user_id where person = any (:users)", person)
                .query(String.class)
                .list();
    }

    List<String> contactIds(Named person) {
        return bind("""
                        select source || ':' || external_id from accounts.contact
                        where id = any (:contacts) and external_id is not null
                        """, person).query(String.class).list();
    }

    Map<String, List<Map<String, Object>>> export(Named person) {
        Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();
        rows.put("contact", rows("""
                        select id, account, source, external_id, name, email, language, salutation, formal, known_since, left_at
                        from accounts.contact where id = any (:contacts) order by id
                        """, person));
        rows.put("contact_role", rows("""
                        select contact, role, valid_from, valid_until from accounts.contact_role
                        where contact = any (:contacts) order by contact, valid_from
                        """, person));
        rows.put("objection", rows("""
                        select contact, purpose, valid_from, valid_until from accounts.objection
                        where contact = any (:contacts) order by contact, valid_from
                        """, person));
        rows.put(
                "person",
                rows(
                        "select id, name, email, contact from accounts.person where id = any (:users) order by id",
                        person));
        rows.put(
                "user_id",
                rows("select source, user_id, person from accounts.user_id where person = any (:users)", person));
        rows.put("membership", rows("""
                        select person, account, valid_from, member from accounts.membership
                        where person = any (:users) order by person, account, valid_from
                        """, person));
        rows.values().removeIf(List::isEmpty);
        return rows;
    }

    /** Counts of use point to a key without a person afterwards. */
    Map<String, Integer> erase(Named person) {
        Map<String, Integer> rows = new LinkedHashMap<>();
        rows.put("user_id", update("delete from accounts.user_id where person = any (:users)", person));
        rows.put("membership", update("delete from accounts.membership where person = any (:users)", person));
        rows.put("person", update("""
                        update accounts.person set name = null, email = null, contact = null, confirmed = false
                        where id = any (:users)
                        """, person));
        rows.put("contact", update("delete from accounts.contact where id = any (:contacts)", person));
        rows.values().removeIf(count -> count == 0);
        return rows;
    }

    private int update(String sql, Named person) {
        return bind(sql, person).update();
    }

    private List<Map<String, Object>> rows(String sql, Named person) {
        return bind(sql, person).query().listOfRows();
    }

    /** Statements take only the identifiers they name. */
    private JdbcClient.StatementSpec bind(String sql, Named person) {
        return jdbc.sql(sql)
                .param("emails", person.emails())
                .param("contacts", person.contacts())
                .param("users", person.users())
                .param("userIds", person.userIds())
                .param("contactIds", person.contactIds());
    }
}
