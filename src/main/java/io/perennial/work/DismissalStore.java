package io.perennial.work;

import io.perennial.accounts.Account;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps which suggestions were of no use. */
@Repository
class DismissalStore {

    private final JdbcClient jdbc;

    DismissalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void dismiss(Account.Id account, String suggestion, String author, Instant at, Instant until) {
        jdbc.sql("""
                insert into work.dismissal (account, suggestion, author, at, until)
                values (:account, :suggestion, :author, :at, :until)
                on conflict (account, suggestion) do update
                set author = excluded.author, at = excluded.at, until = excluded.until
                """)
                .param("account", account.value())
                .param("suggestion", suggestion)
                .param("author", author)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean recall(Account.Id account, String suggestion) {
        return jdbc.sql("delete from work.dismissal where account = :account and suggestion = :suggestion")
                        .param("account", account.value())
                        .param("suggestion", suggestion)
                        .update()
                == 1;
    }

    List<String> of(Account.Id account, Instant now) {
        return jdbc.sql("select suggestion from work.dismissal where account = :account and until > :now")
                .param("account", account.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }
}
