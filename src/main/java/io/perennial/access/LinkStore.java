package io.perennial.access;

import static io.perennial.access.MemberStore.utc;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One-time links: for the first administrator (no member yet), invitations and resets (a member). */
@Component
class LinkStore {

    private final JdbcClient jdbc;

    LinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(byte[] hash, Optional<Member.Id> member, Instant now, Instant expires) {
        jdbc.sql("""
                        insert into access.one_time_link (hash, member, created_at, expires_at)
                        values (:hash, :member, :now, :expires)
                        """)
                .param("hash", hash)
                .param("member", member.map(Member.Id::value).orElse(null))
                .param("now", utc(now))
                .param("expires", utc(expires))
                .update();
    }

    /** Whether the link can still be used, and by whom. */
    Optional<Open> open(byte[] hash, Instant now) {
        return jdbc.sql("""
                        select member from access.one_time_link
                        where hash = :hash and used_at is null and expires_at > :now
                        """)
                .param("hash", hash)
                .param("now", utc(now))
                .query(LinkStore::open)
                .optional();
    }

    /** Uses the link; empty if it was used before or is too old. Of two at once, one wins. */
    Optional<Open> use(byte[] hash, Instant now) {
        return jdbc.sql("""
                        update access.one_time_link set used_at = :now
                        where hash = :hash and used_at is null and expires_at > :now
                        returning member
                        """)
                .param("hash", hash)
                .param("now", utc(now))
                .query(LinkStore::open)
                .optional();
    }

    /** Ends all other open links of the same member, or of the first set-up. */
    void endOthers(Optional<Member.Id> member, Instant now) {
        jdbc.sql("""
                        update access.one_time_link set used_at = :now
                        where used_at is null and member is not distinct from cast(:member as bigint)
                        """)
                .param("member", member.map(Member.Id::value).orElse(null))
                .param("now", utc(now))
                .update();
    }

    /** Two first starts at once wait for each other until the end of the transaction. */
    void lockSetUp() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('access.first-administrator'))")
                .query((row, number) -> true)
                .single();
    }

    private static Open open(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        long member = row.getLong("member");
        return new Open(row.wasNull() ? Optional.empty() : Optional.of(new Member.Id(member)));
    }

    /** An open link; empty member = set-up of the first administrator. */
    record Open(Optional<Member.Id> member) {}
}
