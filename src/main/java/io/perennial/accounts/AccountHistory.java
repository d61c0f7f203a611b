package io.perennial.accounts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Everything this module knows of one account, with the instants from which it was so; readers cut it at their
 * {@code asOf}.
 *
 * @param account as it is now, or at the end of the contracts' clock
 * @param changes attribute changes in order of {@code from}
 * @param absorbed accounts merged into this one, each from its instant on
 * @param contractsCompleteUntil the clock of the source of the contracts: nothing is known of contracts beyond it;
 *     empty when they are kept up to now
 * @param ground what holds for all accounts: defaults, field types, which users count
 */
public record AccountHistory(
        Account account,
        List<Change> changes,
        List<Contract> contracts,
        List<Contact> contacts,
        List<Invoice> invoices,
        List<Absorbed> absorbed,
        Optional<Instant> contractsCompleteUntil,
        Ground ground) {

    public AccountHistory {
        changes = List.copyOf(changes);
        contracts = List.copyOf(contracts);
        contacts = List.copyOf(contacts);
        invoices = List.copyOf(invoices);
        absorbed = List.copyOf(absorbed);
    }

    /** A history whose account carries the defaults itself and in which every user key counts. */
    public AccountHistory(
            Account account,
            List<Change> changes,
            List<Contract> contracts,
            List<Contact> contacts,
            List<Invoice> invoices,
            List<Absorbed> absorbed,
            Optional<Instant> contractsCompleteUntil) {
        this(account, changes, contracts, contacts, invoices, absorbed, contractsCompleteUntil, Ground.of(account));
    }

    /** Which keys of product users count, and which are one person. */
    public Users users() {
        return ground.users();
    }

    /** The zone of the account as of an instant. */
    public ZoneId zone(Instant asOf) {
        if (changes.stream().noneMatch(change -> change.field().equals(Field.ZONE))) {
            return ground.installation().zone();
        }
        return AccountForm.zone(account.id(), ground, before(asOf));
    }

    /**
     * The history as it was known just before an instant: nothing dated at or after it is in, renewals agreed later are
     * cut off, the account carries the attributes of then. Contracts are taken at the local date of {@code asOf}
     * itself.
     */
    public AccountHistory asOf(Instant asOf) {
        List<Change> seen = before(asOf);
        ZoneId zone = zone(asOf);
        LocalDate day = asOf.atZone(zone).toLocalDate();
        LocalDate dayBefore = asOf.minusNanos(1).atZone(zone).toLocalDate();
        List<Contract> known = contracts.stream()
                .flatMap(contract -> contract.asOf(day, asOf).stream())
                .toList();
        Account then = AccountForm.of(account.id(), account.name(), ground, seen, known, asOf);
        return new AccountHistory(
                then,
                seen,
                known,
                contacts.stream()
                        .flatMap(contact -> contact.asOf(asOf).stream())
                        .toList(),
                invoices.stream()
                        .flatMap(invoice -> invoice.asOf(asOf, dayBefore).stream())
                        .toList(),
                absorbed.stream()
                        .filter(other -> other.at().isBefore(asOf))
                        .map(other -> new Absorbed(other.other().asOf(asOf), other.at()))
                        .toList(),
                contractsCompleteUntil,
                ground);
    }

    private List<Change> before(Instant asOf) {
        return changes.stream().filter(change -> change.from().isBefore(asOf)).toList();
    }

    /** One attribute took a value (empty: was cleared), e.g. "touch_model" = "HIGH". */
    public record Change(String field, Optional<String> value, Instant from) {}

    /** Another account merged into this one: its facts count here from {@code at} on. */
    public record Absorbed(AccountHistory other, Instant at) {}
}
