package io.perennial.health;

import io.perennial.accounts.Account;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people feel about their customers. */
@Repository
class PulseStore {

    private final JdbcClient database;

    PulseStore(JdbcClient database) {
        this.database = database;
    }

    Pulse add(Account.Id account, Pulse.Colour colour, String reason, String author, Instant now) {
        Pulse pulse = new Pulse(0, account, colour, reason, author, now, now.plus(Pulse.VALID));
        long id = database.sql("""
                        insert into health.pulse (account, colour, reason, author, given_at, expires_at)
                        values (:account, :colour, :reason, :author, :given, :expires) returning id
                        """)
                .param("account", account.value())
                .param("colour", colour.name())
                .param("reason", reason)
                .param("author", author)
                .param("given", JudgementStore.at(pulse.givenAt()))
                .param("expires", JudgementStore.at(pulse.expiresAt()))
                .query(Long.class)
                .single();
        return new Pulse(id, account, colour, reason, author, pulse.givenAt(), pulse.expiresAt());
    }

    /** Ends what was felt, or takes that back; false if it is not there. */
    boolean clear(Account.Id account, long pulse, Optional<Instant> at) {
        return database.sql("""
                        update health.pulse set cleared_at = cast(:at as timestamptz)
                        where id = :id and account = :account and (cleared_at is null) = :standing
                        """)
                        .param("id", pulse)
                        .param("account", account.value())
                        .param("at", at.map(JudgementStore::at).orElse(null))
                        .param("standing", at.isPresent())
                        .update()
                == 1;
    }

    /** The last one given, unless it was cleared. */
    Optional<Pulse> standing(Account.Id account) {
        return of(account).stream().findFirst().filter(pulse -> !cleared(pulse.id()));
    }

    private boolean cleared(long pulse) {
        return database.sql("select cleared_at is not null from health.pulse where id = :id")
                .param("id", pulse)
                .query(Boolean.class)
                .single();
    }

    /** Newest first. */
    List<Pulse> of(Account.Id account) {
        return database.sql("""
                        select id, account, colour, reason, author, given_at, expires_at
                        from health.pulse where account = :account order by given_at desc, id desc
                        """)
                .param("account", account.value())
                .query((row, n) -> new Pulse(
                        row.getLong("id"),
                        account,
                        Pulse.Colour.valueOf(row.getString("colour")),
                        row.getString("reason"),
                        row.getString("author"),
                        row.getObject("given_at", OffsetDateTime.class).toInstant(),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
