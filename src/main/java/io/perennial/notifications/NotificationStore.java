package io.perennial.notifications;

import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.notifications.Notification.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what our people were told. */
@Repository
class NotificationStore {

    private final JdbcClient database;

    NotificationStore(JdbcClient database) {
        this.database = database;
    }

    void add(
            Member.Id member,
            Kind kind,
            Optional<Account.Id> account,
            OptionalLong subject,
            Cause cause,
            String excerpt,
            Instant at) {
        database.sql("""
                        insert into notifications.notification
                          (member, kind, account, subject, by_member, by_name, excerpt, at)
                        values (:member, :kind, :account, :subject, :by, :name, :excerpt, :at)
                        """)
                .param("member", member.value())
                .param("kind", kind.name())
                .param("account", account.map(Account.Id::value).orElse(null), Types.BIGINT)
                .param("subject", subject.isPresent() ? (Long) subject.getAsLong() : null, Types.BIGINT)
                .param("by", cause.member().map(Member.Id::value).orElse(null), Types.BIGINT)
                .param("name", cause.name().orElse(null), Types.VARCHAR)
                .param("excerpt", excerpt)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes back what nobody has read yet; answers whom it was told. */
    List<Member.Id> withdraw(Kind kind, long subject) {
        return database.sql("""
                        delete from notifications.notification
                        where kind = :kind and subject = :subject and read_at is null returning member
                        """)
                .param("kind", kind.name())
                .param("subject", subject)
                .query((row, n) -> new Member.Id(row.getLong(1)))
                .list();
    }

    void forget(Instant before) {
        database.sql("delete from notifications.notification where at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Notification> of(Member.Id member, boolean unreadOnly, OptionalLong before, int limit) {
        return database.sql("""
                        select id, member, kind, account, subject, by_member, by_name, excerpt, at, read_at
                        from notifications.notification
                        where member = :member and id < :before and (not :unread or read_at is null)
                        order by id desc limit :limit
                        """)
                .param("member", member.value())
                .param("unread", unreadOnly)
                .param("before", before.orElse(Long.MAX_VALUE))
                .param("limit", limit)
                .query(NotificationStore::notification)
                .list();
    }

    Optional<Notification> find(Member.Id member, long id) {
        return database.sql("""
                        select id, member, kind, account, subject, by_member, by_name, excerpt, at, read_at
                        from notifications.notification where member = :member and id = :id
                        """)
                .param("member", member.value())
                .param("id", id)
                .query(NotificationStore::notification)
                .optional();
    }

    int unread(Member.Id member) {
        return database.sql(
                        "select count(*) from notifications.notification where member = :member and read_at is null")
                .param("member", member.value())
                .query(Integer.class)
                .single();
    }

    boolean mark(Member.Id member, long id, Optional<Instant> readAt) {
        return database.sql("""
                        update notifications.notification set read_at = cast(:at as timestamptz)
                        where member = :member and id = :id and (read_at is null) = :unread
                        """)
                        .param("member", member.value())
                        .param("id", id)
                        .param(
                                "at",
                                readAt.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
                        .param("unread", readAt.isPresent())
                        .update()
                == 1;
    }

    int readAll(Member.Id member, Instant at) {
        return database.sql("""
                        update notifications.notification set read_at = :at where member = :member and read_at is null
                        """)
                .param("member", member.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    int unreadAgain(Member.Id member, Instant readAt) {
        return database.sql("""
                        update notifications.notification set read_at = null where member = :member and read_at = :at
                        """)
                .param("member", member.value())
                .param("at", readAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Tells the member's open pages, once the transaction is committed. */
    void tell(Member.Id member) {
        database.sql("select pg_notify('perennial_live', :said)")
                .param("said", "{\"topic\":\"" + Notifications.topic(member) + "\"}")
                .query((row, n) -> 1)
                .list();
    }

    private static Notification notification(ResultSet row, int number) throws SQLException {
        return new Notification(
                row.getLong("id"),
                new Member.Id(row.getLong("member")),
                Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getObject("account", Long.class)).map(Account.Id::new),
                longOf(row.getObject("subject", Long.class)),
                Optional.ofNullable(row.getObject("by_member", Long.class)).map(Member.Id::new),
                Optional.ofNullable(row.getString("by_name")),
                row.getString("excerpt"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("read_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static OptionalLong longOf(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
