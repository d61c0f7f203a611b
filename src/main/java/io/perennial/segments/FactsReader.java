package io.perennial.segments;

import io.perennial.accounts.Account;
import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ExchangeRates;
import io.perennial.health.Difference;
import io.perennial.health.Health;
import io.perennial.signals.Assessment.Assessed;
import io.perennial.signals.SignalValue;
import io.perennial.signals.Signals;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Gathers what conditions find of customers from its owners, in bulk. */
@Component
class FactsReader {

    private static final int DAYS = 28;

    private final Accounts accounts;
    private final Signals signals;
    private final Health health;
    private final Clock clock;

    FactsReader(Accounts accounts, Signals signals, Health health, Clock clock) {
        this.accounts = accounts;
        this.signals = signals;
        this.health = health;
        this.clock = clock;
    }

    /** Of accounts as they stand; one that does not exist is absent. */
    List<Facts> of(Set<Account.Id> of) {
        Map<Account.Id, Signals.Current> current = signals.current(of);
        Map<Account.Id, Map<String, SignalValue>> values = new HashMap<>();
        current.forEach((account, kept) -> values.put(account, kept.values()));
        return facts(accounts.histories(of), values, true);
    }

    /**
     * Of accounts that are being scored.
     *
     * @param withChange whether a condition asks how the score moved, which is dear to say of many
     */
    List<Facts> of(Collection<Assessed> assessed, boolean withChange) {
        Map<Account.Id, AccountHistory> histories = new HashMap<>();
        Map<Account.Id, Map<String, SignalValue>> values = new HashMap<>();
        assessed.forEach(each -> {
            histories.put(each.account(), each.history().account());
            values.put(each.account(), each.values());
        });
        return facts(histories, values, withChange);
    }

    private List<Facts> facts(
            Map<Account.Id, AccountHistory> histories,
            Map<Account.Id, Map<String, SignalValue>> values,
            boolean withChange) {
        Map<Account.Id, Health.Report> reports = new HashMap<>();
        Map<Account.Id, Difference> changes = new HashMap<>();
        if (withChange) {
            health.lately(histories.keySet(), DAYS).forEach((account, lately) -> {
                reports.put(account, lately.report());
                lately.change().ifPresent(change -> changes.put(account, change));
            });
        } else {
            reports.putAll(health.of(histories.keySet()));
        }
        ExchangeRates rates = accounts.rates();
        Instant now = clock.instant();
        List<Facts> facts = new ArrayList<>();
        histories.forEach((account, history) -> facts.add(new Facts(
                history,
                history.contractsCompleteUntil()
                        .filter(now::isAfter)
                        .orElse(now)
                        .atZone(history.account().zone())
                        .toLocalDate(),
                values.getOrDefault(account, Map.of()),
                Optional.ofNullable(reports.get(account)),
                Optional.ofNullable(changes.get(account)),
                rates)));
        return facts;
    }
}
