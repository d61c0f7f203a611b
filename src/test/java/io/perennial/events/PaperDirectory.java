package io.perennial.events;

import io.perennial.accounts.Account;
import io.perennial.accounts.ExternalId;
import io.perennial.shared.SourceKey;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A directory in memory: accounts and persons as a test writes them down. */
final class PaperDirectory implements Directory {

    private final Map<String, Account.Id> accounts = new ConcurrentHashMap<>();
    private final Map<String, Long> users = new ConcurrentHashMap<>();
    private final Map<Long, Account.Id> memberships = new ConcurrentHashMap<>();
    private final Map<Account.Id, ZoneId> zones = new ConcurrentHashMap<>();
    private final AtomicLong next = new AtomicLong(1);

    Account.Id account(String id) {
        return accounts.computeIfAbsent(id, _ -> new Account.Id(next.getAndIncrement()));
    }

    Account.Id account(String id, ZoneId zone) {
        Account.Id account = account(id);
        zones.put(account, zone);
        return account;
    }

    void join(SourceKey source, String user, String account) {
        memberships.put(user(source, user), account(account));
    }

    private long user(SourceKey source, String user) {
        return users.computeIfAbsent(source.value() + "/" + user, _ -> next.getAndIncrement());
    }

    @Override
    public Map<ExternalId, Account.Id> ids(Collection<ExternalId> wanted) {
        Map<ExternalId, Account.Id> found = new HashMap<>();
        wanted.stream()
                .filter(id -> accounts.containsKey(id.id()))
                .forEach(id -> found.put(id, Objects.requireNonNull(accounts.get(id.id()))));
        return found;
    }

    @Override
    public Map<ExternalId, Account.Id> register(Collection<ExternalId> wanted, Instant at) {
        wanted.forEach(id -> account(id.id()));
        return ids(wanted);
    }

    @Override
    public Map<String, Long> users(SourceKey source, Set<String> wanted) {
        Map<String, Long> found = new HashMap<>();
        wanted.forEach(user -> found.put(user, user(source, user)));
        return found;
    }

    @Override
    public Map<Long, Account.Id> onlyAccounts(Collection<Long> wanted, Instant at) {
        Map<Long, Account.Id> found = new HashMap<>(memberships);
        found.keySet().retainAll(wanted);
        return found;
    }

    @Override
    public Map<Account.Id, ZoneId> zones(Collection<Account.Id> wanted) {
        Map<Account.Id, ZoneId> found = new HashMap<>();
        wanted.forEach(id -> found.put(id, zones.getOrDefault(id, ZoneOffset.UTC)));
        return found;
    }
}
