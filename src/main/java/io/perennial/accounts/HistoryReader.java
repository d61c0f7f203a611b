package io.perennial.accounts;

import io.perennial.shared.SourceKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads whole histories of many accounts in a handful of statements. */
@Component
class HistoryReader {

    private static final Merges NONE = new Merges(List.of());

    private final IdentityStore identities;
    private final AttributeStore attributes;
    private final AttributeBook attributeBook;
    private final PeopleBook people;
    private final ContactReadStore contacts;
    private final ContractReadStore contracts;
    private final InvoiceStore invoices;
    private final SettingsStore settings;
    private final Remembered<Revisions.Topic, Merges> merges;

    HistoryReader(
            IdentityStore identities,
            AttributeStore attributes,
            AttributeBook attributeBook,
            PeopleBook people,
            ContactReadStore contacts,
            ContractReadStore contracts,
            InvoiceStore invoices,
            SettingsStore settings,
            Revisions revisions) {
        this.identities = identities;
        this.attributes = attributes;
        this.attributeBook = attributeBook;
        this.people = people;
        this.contacts = contacts;
        this.contracts = contracts;
        this.invoices = invoices;
        this.settings = settings;
        this.merges = new Remembered<>(1, Duration.ofMinutes(1), () -> revisions.of(Revisions.Topic.IDENTITY));
    }

    /** All merges that stand. */
    Merges merges() {
        return merges.of(
                        List.of(Revisions.Topic.IDENTITY),
                        topics -> Map.of(Revisions.Topic.IDENTITY, new Merges(identities.merges())))
                .getOrDefault(Revisions.Topic.IDENTITY, NONE);
    }

    Ground ground() {
        Map<String, FieldType> types =
                attributes.fields().values().stream().collect(Collectors.toMap(Field::key, Field::type));
        return new Ground(settings.installation(), types, people.users());
    }

    List<Field> fields() {
        return attributes.fields().values().stream()
                .sorted(java.util.Comparator.comparing(Field::key))
                .toList();
    }

    Revenue revenue(Instant now) {
        Installation installation = settings.installation();
        LocalDate today = now.atZone(installation.zone()).toLocalDate();
        List<Contract> all =
                contracts.all(today).values().stream().flatMap(List::stream).toList();
        return new Revenue(all, merges(), settings.rates(installation.currency()), installation);
    }

    Map<Account.Id, AccountHistory> histories(Set<Account.Id> asked, Instant now) {
        if (asked.isEmpty()) {
            return Map.of();
        }
        Merges merged = merges();
        Set<Account.Id> read = merged.isEmpty() ? asked : new HashSet<>();
        if (!merged.isEmpty()) {
            asked.forEach(account -> read.addAll(merged.tree(account)));
        }
        Loaded loaded = load(read, now);
        Map<Account.Id, AccountHistory> histories = HashMap.newHashMap(asked.size());
        asked.stream()
                .filter(loaded.standing::contains)
                .forEach(account -> histories.put(account, history(account, loaded, merged)));
        return histories;
    }

    private Loaded load(Collection<Account.Id> read, Instant now) {
        Ground ground = ground();
        LocalDate today = now.atZone(ground.installation().zone()).toLocalDate();
        Map<Account.Id, List<AccountHistory.Change>> changes = attributeBook.changes(read, attributes.fields());
        List<Account.Id> unnamed = read.stream()
                .filter(account -> changes.getOrDefault(account, List.of()).stream()
                        .noneMatch(change -> change.field().equals(Field.NAME)))
                .toList();
        return new Loaded(
                identities.existing(read),
                changes,
                unnamed.isEmpty() ? Map.of() : identities.idsOf(unnamed),
                contracts.of(read, today),
                contacts.of(read),
                invoices.of(read),
                settings.clocks(),
                ground,
                now);
    }

    private static AccountHistory history(Account.Id account, Loaded loaded, Merges merges) {
        List<Contract> contracts = loaded.contracts.getOrDefault(account, List.of());
        Optional<Instant> until = contracts.stream()
                .map(contract -> contract.externalId().source())
                .distinct()
                .flatMap(source -> Optional.ofNullable(loaded.clocks.get(source)).stream())
                .min(Instant::compareTo);
        Instant standing = until.filter(loaded.now::isAfter).orElse(loaded.now);
        List<AccountHistory.Change> changes = loaded.changes.getOrDefault(account, List.of());
        LocalDate day = standing.atZone(AccountForm.zone(account, loaded.ground, changes))
                .toLocalDate();
        List<Contract> known = contracts.stream()
                .flatMap(contract -> contract.asOf(day, standing).stream())
                .toList();
        return new AccountHistory(
                AccountForm.of(account, loaded.label(account), loaded.ground, changes, known, standing),
                changes,
                contracts,
                loaded.contacts.getOrDefault(account, List.of()),
                loaded.invoices.getOrDefault(account, List.of()),
                merges.into(account).stream()
                        .map(merge ->
                                new AccountHistory.Absorbed(history(merge.absorbed(), loaded, merges), merge.at()))
                        .toList(),
                until,
                loaded.ground);
    }

    private record Loaded(
            Set<Account.Id> standing,
            Map<Account.Id, List<AccountHistory.Change>> changes,
            Map<Account.Id, List<ExternalId>> labels,
            Map<Account.Id, List<Contract>> contracts,
            Map<Account.Id, List<Contact>> contacts,
            Map<Account.Id, List<Invoice>> invoices,
            Map<SourceKey, Instant> clocks,
            Ground ground,
            Instant now) {

        String label(Account.Id account) {
            List<ExternalId> ids = labels.getOrDefault(account, List.of());
            return ids.isEmpty() ? "#" + account.value() : ids.getFirst().id();
        }
    }
}
