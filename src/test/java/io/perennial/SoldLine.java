package io.perennial;

import io.perennial.accounts.Account;
import io.perennial.accounts.AccountFact;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ExternalId;
import io.perennial.shared.SourceKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The plainest contract there is: ten users for a price a month, from a day on, perhaps until another. */
public final class SoldLine {

    private SoldLine() {}

    /** A new customer with such a contract at 100 a month. */
    public static Account.Id to(
            String name, Accounts accounts, SourceKey source, LocalDate start, Optional<LocalDate> end) {
        ExternalId id = new ExternalId(source, "group", name);
        Account.Id account = accounts.register(Set.of(id), Instant.now()).get(id);
        accounts.apply(List.of(of(account, source, 100, start, end)));
        return account;
    }

    public static AccountFact of(
            Account.Id account, SourceKey source, int monthly, LocalDate start, Optional<LocalDate> end) {
        return new AccountFact.LineSold(
                source,
                account,
                Instant.now(),
                Optional.empty(),
                Optional.empty(),
                "Core",
                10,
                "users",
                BigDecimal.valueOf(monthly),
                Optional.empty(),
                1,
                0,
                start,
                end,
                Optional.empty(),
                AccountFact.Terms.NONE);
    }
}
