package io.perennial.events;

import io.perennial.accounts.Account;
import io.perennial.accounts.ExternalId;
import io.perennial.shared.SourceKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The directory while there are no accounts: everything is held until there are. */
@Component
class NobodyKnown implements Directory {

    @Override
    public Map<ExternalId, Account.Id> ids(Collection<ExternalId> accounts) {
        return Map.of();
    }

    @Override
    public Map<ExternalId, Account.Id> register(Collection<ExternalId> accounts, Instant at) {
        return Map.of();
    }

    @Override
    public Map<String, Long> users(SourceKey source, Collection<String> users) {
        return Map.of();
    }

    @Override
    public Map<Long, Account.Id> onlyAccounts(Collection<Long> users, Instant at) {
        return Map.of();
    }

    @Override
    public Map<Account.Id, ZoneId> zones(Collection<Account.Id> accounts) {
        return Map.of();
    }
}
