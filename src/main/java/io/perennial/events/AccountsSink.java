package io.perennial.events;

import io.perennial.accounts.Account;
import io.perennial.accounts.AccountFact;
import io.perennial.accounts.Accounts;
import io.perennial.shared.SourceKey;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Hands the accounts what the log says about them; it stands here because the accounts do not know the log. */
@Component
@Order(0)
class AccountsSink implements FactSink {

    private final Accounts accounts;
    private final HeldEvents held;

    AccountsSink(Accounts accounts, HeldEvents held) {
        this.accounts = accounts;
        this.held = held;
    }

    @Override
    public Set<FactKind> kinds() {
        return Set.of(
                FactKind.GROUP,
                FactKind.IDENTIFY,
                FactKind.ALIAS,
                FactKind.CONTACT,
                FactKind.CONTRACT_LINE,
                FactKind.INVOICE);
    }

    @Override
    public List<Refusal> accept(List<Fact> facts) {
        Map<Account.Id, ZoneId> zones = zones(facts);
        Map<SourceKey, Map<String, Long>> previous = previous(facts);
        List<Refusal> refusals = new ArrayList<>();
        List<AccountFact> told = new ArrayList<>();
        Map<AccountFact, Fact> origin = new IdentityHashMap<>();
        for (Fact fact : facts) {
            ZoneId zone = fact.account().map(zones::get).orElse(ZoneOffset.UTC);
            Map<String, Long> keys = previous.getOrDefault(fact.source(), Map.of());
            try {
                for (AccountFact one : AccountFacts.of(fact, zone, id -> Optional.ofNullable(keys.get(id)))) {
                    told.add(one);
                    origin.put(one, fact);
                }
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                refusals.add(new Refusal(fact, String.valueOf(e.getMessage())));
            }
        }
        accounts.apply(told)
                .forEach(refused -> refusals.add(
                        new Refusal(Objects.requireNonNull(origin.get(refused.fact())), refused.reason())));
        return refusals;
    }

    private Map<Account.Id, ZoneId> zones(List<Fact> facts) {
        Set<Account.Id> named = new HashSet<>();
        facts.forEach(fact -> fact.account().ifPresent(named::add));
        return accounts.zones(named);
    }

    private Map<SourceKey, Map<String, Long>> previous(List<Fact> facts) {
        Map<SourceKey, Set<String>> ids = new HashMap<>();
        facts.stream()
                .filter(fact -> fact.event().kind() == FactKind.ALIAS)
                .forEach(fact -> AccountFacts.previousId(fact)
                        .filter(id -> id.length() <= 255)
                        .ifPresent(id -> ids.computeIfAbsent(fact.source(), _ -> new HashSet<>())
                                .add(id)));
        Map<SourceKey, Map<String, Long>> keys = new HashMap<>();
        ids.forEach((source, users) -> keys.put(source, accounts.users(source, users)));
        return keys;
    }

    /** What waited may have found its account, once the change is durable. */
    @EventListener
    void on(Accounts.Changed changed) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            held.changed();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                held.changed();
            }
        });
    }
}
