package io.perennial.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything this module knows of one account, with the instants from which it was so; readers cut it at their
 * {@code asOf}.
 *
 * @param changes attribute changes in order of {@code from}
 * @param absorbed accounts merged into this one, each from its instant on
 * @param contractsCompleteUntil the clock of the source of the contracts: nothing is known of contracts beyond it;
 *     empty when they are kept up to now
 */
public record AccountHistory(
        Account account,
        List<Change> changes,
        List<Contract> contracts,
        List<Contact> contacts,
        List<Invoice> invoices,
        List<Absorbed> absorbed,
        Optional<Instant> contractsCompleteUntil) {

    public AccountHistory {
        changes = List.copyOf(changes);
        contracts = List.copyOf(contracts);
        contacts = List.copyOf(contacts);
        invoices = List.copyOf(invoices);
        absorbed = List.copyOf(absorbed);
    }

    /** One attribute took a value (empty: was cleared), e.g. "touch_model" = "HIGH". */
    public record Change(String field, Optional<String> value, Instant from) {}

    /** Another account merged into this one: its facts count here from {@code at} on. */
    public record Absorbed(AccountHistory other, Instant at) {}
}
