package io.perennial.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class MemberStore {

    private final JdbcClient jdbc;

    MemberStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isEmpty() {
        return !jdbc.sql("select exists (select 1 from access.member where active and password_hash is not null)")
                .query(Boolean.class)
                .single();
    }

    List<Member> all() {
        return jdbc.sql("""
                        select id, email, name, role, team, language, credentials, active,
                               password_hash is not null as password_set, since, last_seen
                        from access.member
                        order by active desc, name, id
                        """).query(MemberStore::member).list();
    }

    Optional<Member> find(Member.Id id) {
        return jdbc.sql("""
                        select id, email, name, role, team, language, credentials, active,
                               password_hash is not null as password_set, since, last_seen
                        from access.member
                        where id = :id
                        """).param("id", id.value()).query(MemberStore::member).optional();
    }

    Optional<Member> byEmail(String email) {
        return jdbc.sql("""
                        select id, email, name, role, team, language, credentials, active,
                               password_hash is not null as password_set, since, last_seen
                        from access.member
                        where email = lower(:email)
                        """).param("email", email).query(MemberStore::member).optional();
    }

    Optional<String> passwordHash(Member.Id id) {
        return jdbc.sql("select password_hash from access.member where id = :id and password_hash is not null")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    /** Empty if the e-mail is taken. */
    Optional<Member.Id> insert(String email, String name, Role role, Optional<String> team, Instant now) {
        return jdbc.sql("""
                        insert into access.member (email, name, role, team, since)
                        values (lower(:email), :name, :role, :team, :since)
                        on conflict (email) do nothing
                        returning id
                        """)
                .param("email", email)
                .param("name", name)
                .param("role", role.name())
                .param("team", team.orElse(null))
                .param("since", utc(now))
                .query(Long.class)
                .optional()
                .map(Member.Id::new);
    }

    void setPassword(Member.Id id, String hash) {
        jdbc.sql("""
                        update access.member
                        set password_hash = :hash, credentials = credentials + 1
                        where id = :id
                        """).param("id", id.value()).param("hash", hash).update();
    }

    /** A stronger hash of the same password; sessions stay. */
    void rehash(Member.Id id, String hash) {
        jdbc.sql("update access.member set password_hash = :hash where id = :id")
                .param("id", id.value())
                .param("hash", hash)
                .update();
    }

    void update(Member.Id id, String name, Role role, Optional<String> team, boolean active) {
        jdbc.sql("""
                        update access.member
                        set name = :name, role = :role, team = :team, active = :active,
                            credentials = credentials + case when active and not :active then 1 else 0 end
                        where id = :id
                        """)
                .param("id", id.value())
                .param("name", name)
                .param("role", role.name())
                .param("team", team.orElse(null))
                .param("active", active)
                .update();
    }

    void setLanguage(Member.Id id, String language) {
        jdbc.sql("update access.member set language = :language where id = :id")
                .param("id", id.value())
                .param("language", language)
                .update();
    }

    void seen(Member.Id id, Instant now) {
        jdbc.sql("update access.member set last_seen = :now where id = :id")
                .param("id", id.value())
                .param("now", utc(now))
                .update();
    }

    /** Locks the administrators, so that two changes at once cannot leave none. */
    long otherAdministrators(Member.Id id) {
        return jdbc.sql("""
                        select id from access.member
                        where role = 'ADMIN' and active and password_hash is not null
                        order by id
                        for update
                        """).query(Long.class).list().stream()
                .filter(other -> other != id.value())
                .count();
    }

    int blank(String email) {
        return jdbc.sql("""
                        update access.member
                        set email = 'erased-' || id || '@invalid', name = 'Erased', team = null, language = null,
                            password_hash = null, credentials = credentials + 1, active = false, last_seen = null
                        where email = lower(:email)
                        """).param("email", email).update();
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        return new Member(
                new Member.Id(row.getLong("id")),
                row.getString("email"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                Optional.ofNullable(row.getString("team")),
                Optional.ofNullable(row.getString("language")),
                row.getInt("credentials"),
                row.getBoolean("active"),
                row.getBoolean("password_set"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                instant(row.getObject("last_seen", OffsetDateTime.class)));
    }

    static Optional<Instant> instant(@Nullable OffsetDateTime at) {
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
