package io.perennial.accounts;

import io.perennial.access.Access;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.shared.SourceKey;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what is asked for at a {@link Desk}. */
@Component
class DeskWork {

    private final IdentityStore identities;
    private final AttributeBook attributes;
    private final AttributeStore attributeStore;
    private final PeopleBook people;
    private final ContactHandStore contacts;
    private final ContractStore contracts;
    private final TeamStore team;
    private final SettingsStore settings;
    private final Revisions revisions;
    private final Announcer announcer;
    private final Access access;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeskWork(
            IdentityStore identities,
            AttributeBook attributes,
            AttributeStore attributeStore,
            PeopleBook people,
            ContactHandStore contacts,
            ContractStore contracts,
            TeamStore team,
            SettingsStore settings,
            Revisions revisions,
            Announcer announcer,
            Access access,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.identities = identities;
        this.attributes = attributes;
        this.attributeStore = attributeStore;
        this.people = people;
        this.contacts = contacts;
        this.contracts = contracts;
        this.team = team;
        this.settings = settings;
        this.revisions = revisions;
        this.announcer = announcer;
        this.access = access;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    <T> T change(Desk.Change<T> change) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Set<Account.Id> changed = Desk.touched();
            T result = change.make(changed);
            announcer.changed(changed);
            return result;
        }));
    }

    Optional<String> merge(Merge merge) {
        identities.lockMerges();
        if (!identities.exists(merge.absorbed()) || !identities.exists(merge.survivor())) {
            return Optional.of("account " + merge.absorbed().value() + " or "
                    + merge.survivor().value() + " does not exist");
        }
        Optional<String> refusal = new Merges(identities.merges()).refusal(merge);
        if (refusal.isEmpty()) {
            identities.merge(merge);
            revisions.changed(Revisions.Topic.IDENTITY);
        }
        return refusal;
    }

    Optional<Account.Id> undoMerge(Account.Id absorbed) {
        Optional<Account.Id> survivor = identities.undo(absorbed);
        if (survivor.isPresent()) {
            revisions.changed(Revisions.Topic.IDENTITY);
        }
        return survivor;
    }

    /** Answers the accounts that gave and took the id. */
    List<Account.Id> move(ExternalId id, Account.Id to, Instant at) {
        Account.Id from = identities.standing(List.of(id)).get(id);
        identities.move(id, to, at);
        revisions.changed(Revisions.Topic.IDENTITY);
        return from == null ? List.of(to) : List.of(from, to);
    }

    /** Answers the accounts for which the field may now read differently. */
    List<Account.Id> state(String field, Optional<SourceKey> source) {
        if (Field.known(field)) {
            attributeStore.define(field, FieldType.TEXT);
        }
        attributeStore.state(field, source.orElse(null));
        if (field.equals(Field.ZONE)) {
            revisions.changed(Revisions.Topic.ZONES);
        }
        return all();
    }

    boolean exclude(Account.Id account, boolean excluded) {
        return identities.exclude(account, excluded) > 0;
    }

    void assign(Account.Id account, TeamRole role, Member.Id member, Instant from) {
        if (role == TeamRole.CSM || role == TeamRole.ACCOUNT_MANAGER) {
            team.relieveOthers(account, role, member, from);
        }
        team.assign(account, role, member, from);
    }

    boolean relieve(Account.Id account, TeamRole role, Member.Id member, Instant at) {
        return team.relieve(account, role, member, at) > 0;
    }

    boolean clock(SourceKey source, Optional<Instant> until) {
        return until.map(at -> settings.setClock(source, at)).orElseGet(() -> settings.stopClock(source)) > 0;
    }

    boolean save(Installation installation) {
        boolean news = settings.save(installation) > 0;
        if (news) {
            revisions.changed(Revisions.Topic.ZONES);
        }
        return news;
    }

    void rate(Currency currency, LocalDate from, BigDecimal rate) {
        settings.setRate(currency, from, new ExchangeRates.Rate(currency, from, rate).rate());
    }

    List<Account.Id> all() {
        return identities.after(new Account.Id(0), Integer.MAX_VALUE);
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return now().atZone(settings.installation().zone()).toLocalDate();
    }

    void audit(Actor actor, String action, String subject, Map<String, ?> details) {
        access.audit(actor, action, subject, details);
    }

    AttributeBook attributes() {
        return attributes;
    }

    PeopleBook people() {
        return people;
    }

    ContactHandStore contacts() {
        return contacts;
    }

    ContractStore contracts() {
        return contracts;
    }
}
