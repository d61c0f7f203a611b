package io.perennial.accounts;

import io.perennial.access.Member;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who of us looks after which account. */
@Component
class TeamStore {

    private final JdbcClient jdbc;

    TeamStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Assignment> of(Collection<Account.Id> accounts) {
        return jdbc.sql("""
                        select account, role, member, valid_from, valid_until from accounts.team
                        where account = any (:accounts) order by account, valid_from, role, member
                        """)
                .param("accounts", Chunks.values(accounts))
                .query((row, n) -> new Assignment(
                        new Account.Id(row.getLong(1)),
                        TeamRole.valueOf(row.getString(2)),
                        new Member.Id(row.getLong(3)),
                        Times.instant(row, 4),
                        Times.optional(row, 5),
                        true))
                .list();
    }

    /** Accounts that a member looks after now by assignment. */
    List<Account.Id> bookOf(Member.Id member) {
        return jdbc.sql("select distinct account from accounts.team where member = :member and valid_until is null")
                .param("member", member.value())
                .query((row, n) -> new Account.Id(row.getLong(1)))
                .list();
    }

    int assign(Account.Id account, TeamRole role, Member.Id member, Instant from) {
        return jdbc.sql("""
                        insert into accounts.team (account, role, member, valid_from)
                        select :account, :role, :member, :from
                        where not exists (select from accounts.team t where t.account = :account and t.role = :role
                            and t.member = :member and t.valid_until is null)
                        on conflict (account, role, member, valid_from) do update set valid_until = null
                        """)
                .param("account", account.value())
                .param("role", role.name())
                .param("member", member.value())
                .param("from", Times.of(from))
                .update();
    }

    /** Ends the role for everybody but one member. */
    int relieveOthers(Account.Id account, TeamRole role, Member.Id but, Instant at) {
        return jdbc.sql("""
                        update accounts.team set valid_until = greatest(:at, valid_from)
                        where account = :account and role = :role and member <> :member and valid_until is null
                        """)
                .param("account", account.value())
                .param("role", role.name())
                .param("member", but.value())
                .param("at", Times.of(at))
                .update();
    }

    int relieve(Account.Id account, TeamRole role, Member.Id member, Instant at) {
        return jdbc.sql("""
                        update accounts.team set valid_until = greatest(:at, valid_from)
                        where account = :account and role = :role and member = :member and valid_until is null
                        """)
                .param("account", account.value())
                .param("role", role.name())
                .param("member", member.value())
                .param("at", Times.of(at))
                .update();
    }
}
