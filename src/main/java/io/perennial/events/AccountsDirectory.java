package io.perennial.events;

import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ExternalId;
import io.perennial.shared.SourceKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The directory as the accounts keep it. */
@Component
class AccountsDirectory implements Directory {

    private final Accounts accounts;

    AccountsDirectory(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Map<ExternalId, Account.Id> ids(Collection<ExternalId> named) {
        return accounts.ids(named);
    }

    @Override
    public Map<ExternalId, Account.Id> register(Collection<ExternalId> named, Instant at) {
        return accounts.register(named, at);
    }

    @Override
    public Map<String, Long> users(SourceKey source, Set<String> users) {
        return accounts.users(source, users);
    }

    @Override
    public Map<Long, Account.Id> onlyAccounts(Collection<Long> users, Instant at) {
        return accounts.onlyAccounts(users, at);
    }

    @Override
    public Map<Account.Id, ZoneId> zones(Collection<Account.Id> ids) {
        return accounts.zones(ids);
    }
}
