package io.perennial.accounts;

import io.perennial.access.Actor;
import io.perennial.accounts.AccountFact.Refused;
import io.perennial.shared.SourceKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Customers, their people, contracts and invoices: find, register, take what sources say, read whole histories. */
@Component
public class Accounts {

    private final IdentityStore identities;
    private final AttributeBook attributes;
    private final PeopleBook people;
    private final ContactBook contacts;
    private final ContractBook contracts;
    private final InvoiceStore invoices;
    private final HistoryReader reader;
    private final SettingsStore settings;
    private final TeamBook team;
    private final DeskWork desk;
    private final Announcer announcer;
    private final Clock clock;
    private final Remembered<ExternalId, Account.Id> ids;
    private final Remembered<Account.Id, ZoneId> zones;

    Accounts(
            IdentityStore identities,
            AttributeBook attributes,
            PeopleBook people,
            ContactBook contacts,
            ContractBook contracts,
            InvoiceStore invoices,
            HistoryReader reader,
            SettingsStore settings,
            TeamBook team,
            DeskWork desk,
            Revisions revisions,
            Announcer announcer,
            Clock clock) {
        this.identities = identities;
        this.attributes = attributes;
        this.people = people;
        this.contacts = contacts;
        this.contracts = contracts;
        this.invoices = invoices;
        this.reader = reader;
        this.settings = settings;
        this.team = team;
        this.desk = desk;
        this.announcer = announcer;
        this.clock = clock;
        this.ids = new Remembered<>(200_000, Duration.ofMinutes(10), () -> revisions.of(Revisions.Topic.IDENTITY));
        this.zones = new Remembered<>(200_000, Duration.ofMinutes(10), () -> revisions.of(Revisions.Topic.ZONES));
    }

    /** Something about these accounts changed; published inside the transaction that changes it. */
    public record Changed(Set<Account.Id> accounts) {
        public Changed {
            accounts = Set.copyOf(accounts);
        }
    }

    /**
     * The accounts that carry these ids now; unknown ids are absent. An account that was merged into another keeps its
     * own facts, so it is answered itself; {@link #survivors} says as what it is counted.
     */
    public Map<ExternalId, Account.Id> ids(Collection<ExternalId> asked) {
        return ids.of(asked, identities::standing);
    }

    /** The accounts that carried these ids at an instant. */
    public Map<ExternalId, Account.Id> idsAt(Collection<ExternalId> asked, Instant at) {
        return identities.at(List.copyOf(asked), at);
    }

    /** The accounts that carry these ids; an id nobody carries gets a new account, bare but for the id. */
    @Transactional
    public Map<ExternalId, Account.Id> register(Collection<ExternalId> asked, Instant at) {
        Map<ExternalId, Account.Id> known = new HashMap<>(ids(asked));
        List<ExternalId> unknown =
                asked.stream().filter(id -> !known.containsKey(id)).toList();
        if (unknown.isEmpty()) {
            return known;
        }
        Map<ExternalId, Account.Id> made = identities.register(unknown, at);
        ids.keep(made);
        known.putAll(made);
        List<ExternalId> raced =
                unknown.stream().filter(id -> !known.containsKey(id)).toList();
        if (!raced.isEmpty()) {
            known.putAll(ids(raced));
        }
        if (!made.isEmpty()) {
            announcer.changed(Set.copyOf(made.values()));
        }
        return known;
    }

    /** The keys by which activity counts the users a source names; an id never seen gets one. */
    @Transactional
    public Map<String, Long> users(SourceKey source, Set<String> userIds) {
        return people.keys(source, userIds);
    }

    /** The one account each user belongs to at an instant; users of none or of several are absent, never guessed. */
    public Map<Long, Account.Id> onlyAccounts(Collection<Long> users, Instant at) {
        return people.onlyAccounts(users, at, reader.merges());
    }

    /** The fields of an account that a person set against what its sources say, until they are given back. */
    public Set<String> heldByHand(Account.Id account) {
        return attributes.heldByHand(account, clock.instant());
    }

    /** The zones of accounts, the installation's where they have none of their own. */
    public Map<Account.Id, ZoneId> zones(Collection<Account.Id> accounts) {
        return zones.of(accounts, missing -> {
            Map<Account.Id, ZoneId> own = attributes.zones(missing, clock.instant());
            ZoneId standard = settings.installation().zone();
            Map<Account.Id, ZoneId> all = HashMap.newHashMap(missing.size());
            missing.forEach(account -> all.put(account, own.getOrDefault(account, standard)));
            return all;
        });
    }

    /** As what each account is counted now: itself, or the account it was merged into. */
    public Map<Account.Id, Account.Id> survivors(Collection<Account.Id> accounts) {
        Merges merges = reader.merges();
        Instant now = clock.instant();
        Map<Account.Id, Account.Id> answer = HashMap.newHashMap(accounts.size());
        accounts.forEach(account -> answer.put(account, merges.survivor(account, now)));
        return answer;
    }

    /**
     * Takes what sources say, in any order and again; answers one refusal for each fact that could not be taken whole.
     */
    @Transactional
    public List<Refused> apply(List<AccountFact> facts) {
        Set<Account.Id> changed = new LinkedHashSet<>();
        List<Refused> refused = new ArrayList<>(attributes.take(of(facts, AccountFact.AccountTraits.class), changed));
        people.takeMemberships(of(facts, AccountFact.Membership.class), changed);
        refused.addAll(people.takeAliases(of(facts, AccountFact.SamePerson.class), changed));
        people.takeTraits(of(facts, AccountFact.PersonTraits.class), changed);
        contacts.take(of(facts, AccountFact.ContactSeen.class), changed);
        refused.addAll(contracts.take(of(facts, AccountFact.LineSold.class), changed));
        invoices.take(of(facts, AccountFact.InvoiceSeen.class), changed);
        announcer.changed(changed);
        return refused;
    }

    private static <F extends AccountFact> List<F> of(List<AccountFact> facts, Class<F> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Everything known of these accounts; an account that does not exist is absent. */
    @Transactional(readOnly = true)
    public Map<Account.Id, AccountHistory> histories(Set<Account.Id> accounts) {
        return reader.histories(accounts, clock.instant());
    }

    public Optional<Account> find(Account.Id id) {
        return Optional.ofNullable(histories(Set.of(id)).get(id)).map(AccountHistory::account);
    }

    /** The contacts of each account by e-mail address and by the sources' ids; accounts without one are left out. */
    public Map<Account.Id, ContactKeys> contactKeys(Collection<Account.Id> accounts) {
        return contacts.keys(accounts);
    }

    /** What other systems call the accounts now. */
    public Map<Account.Id, List<ExternalId>> externalIds(Collection<Account.Id> accounts) {
        return identities.idsOf(accounts);
    }

    /** All accounts that count and are not merged into another, in order of id. */
    public List<Account.Id> all() {
        return after(new Account.Id(0), Integer.MAX_VALUE);
    }

    /** The next accounts in order of id; for walking through all of them in steps. */
    public List<Account.Id> after(Account.Id after, int limit) {
        return identities.after(after, limit);
    }

    /** The desk at which somebody changes things by hand; every change is written into the audit log. */
    public Desk by(Actor actor) {
        return new Desk(desk, actor);
    }

    /** Recurring revenue of all customers on any day. */
    @Transactional(readOnly = true)
    public Revenue revenue() {
        return reader.revenue(clock.instant());
    }

    /** Every contract line of accounts that count, cut at the end of its contract. */
    public List<Revenue.Line> lines() {
        return revenue().lines();
    }

    /** MRR in the installation's currency of each account that is a customer on a day; who is none is absent. */
    public Map<Account.Id, Double> revenueOn(LocalDate day) {
        return revenue().on(day);
    }

    /** Who of us looks after the accounts, past and present. */
    public Map<Account.Id, List<Assignment>> team(Collection<Account.Id> accounts) {
        return team.of(accounts);
    }

    /** The product users of an account by name, at most so many. */
    public List<Person> members(Account.Id account, int limit) {
        return people.members(account, limit);
    }

    /** What is known of single product users, to name them; unknown keys are absent. */
    public Map<Long, Person> persons(Collection<Long> users) {
        return people.persons(users);
    }

    /** Which keys of product users count, and which are one person. */
    public Users countedUsers() {
        return people.users();
    }

    /** The fields of accounts that were ever given, known and custom ones. */
    public List<Field> fields() {
        return reader.fields();
    }

    public Installation installation() {
        return settings.installation();
    }

    public ExchangeRates rates() {
        return settings.rates(installation().currency());
    }

    /** Currencies of contracts without any rate: until one is stated their amounts count as nothing. */
    public List<Currency> unpriced() {
        return settings.unpriced(installation().currency());
    }

    /** Every rate that was stated, by currency and day. */
    public List<ExchangeRates.Rate> statedRates() {
        return settings.rates();
    }

    /** Until when a source's contracts are complete; empty: they are kept up to now. */
    public Optional<Instant> contractsCompleteUntil(SourceKey source) {
        return Optional.ofNullable(clocks().get(source));
    }

    /** All sources whose contracts are complete only until an instant. */
    public Map<SourceKey, Instant> clocks() {
        return settings.clocks();
    }

    /** Accounts left out everywhere. */
    public List<Account.Id> excludedAccounts() {
        return identities.excluded();
    }

    /** Domains of addresses whose users are left out. */
    public List<String> excludedDomains() {
        return people.excludedDomains();
    }

    /** The merges that stand. */
    public Merges merges() {
        return reader.merges();
    }
}
