package io.perennial.accounts;

import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.shared.SourceKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What people change about customers by hand: each change in a transaction of its own or the caller's, written into the
 * audit log with its author, and announced as {@link Accounts.Changed}.
 */
public final class Desk {

    private final DeskWork work;
    private final Actor actor;

    Desk(DeskWork work, Actor actor) {
        this.work = work;
        this.actor = actor;
    }

    /** Counts one account as another from an instant on; answers why not, if it cannot be done. */
    public Optional<String> merge(Account.Id absorbed, Account.Id survivor, Instant at) {
        return work.change(changed -> {
            Optional<String> refusal = work.merge(new Merge(absorbed, survivor, at));
            if (refusal.isEmpty()) {
                changed.add(absorbed);
                changed.add(survivor);
                audit("account.merge", absorbed, Map.of("into", survivor.value(), "at", at.toString()));
            }
            return refusal;
        });
    }

    /** Takes a merge back, as if it had never been; false if there is none. */
    public boolean undoMerge(Account.Id absorbed) {
        return work.change(changed -> {
            Optional<Account.Id> survivor = work.undoMerge(absorbed);
            survivor.ifPresent(into -> {
                changed.addAll(Set.of(absorbed, into));
                audit("account.merge.undo", absorbed, Map.of("from", into.value()));
            });
            return survivor.isPresent();
        });
    }

    /** The id of another system belongs to another account from an instant on. */
    public void move(ExternalId id, Account.Id to, Instant at) {
        work.change(changed -> {
            changed.addAll(work.move(id, to, at));
            audit("account.id.move", to, Map.of("source", id.source().value(), "kind", id.kind(), "id", id.id()));
            return true;
        });
    }

    /**
     * Sets an attribute or custom field, or clears it; later imports leave it alone until {@link #release}. Throws
     * {@link IllegalArgumentException} with a sentence if the value does not fit.
     */
    public void edit(Account.Id account, String field, Optional<Object> value) {
        work.change(changed -> {
            work.attributes().edit(account, field, value, member(), work.now(), changed);
            audit(
                    "account.edit",
                    account,
                    Map.of("field", field, "value", value.map(String::valueOf).orElse("")));
            return true;
        });
    }

    /** What the sources say about an attribute holds again. */
    public void release(Account.Id account, String field) {
        work.change(changed -> {
            work.attributes().release(account, field, member(), work.now(), changed);
            audit("account.release", account, Map.of("field", field));
            return true;
        });
    }

    /** States the one source that wins for a field; empty: the latest statement of any source. */
    public void state(String field, Optional<SourceKey> source) {
        work.change(changed -> {
            changed.addAll(work.state(field, source));
            audit(
                    "field.source",
                    "field " + field,
                    Map.of("source", source.map(SourceKey::value).orElse("")));
            return true;
        });
    }

    /** Leaves a test or internal account out everywhere, also of the past; or takes it in again. */
    public void exclude(Account.Id account, boolean excluded) {
        work.change(changed -> {
            if (work.exclude(account, excluded)) {
                changed.add(account);
                audit("account.exclude", account, Map.of("excluded", excluded));
            }
            return true;
        });
    }

    /** Leaves an internal user or a bot out, also of the past; or takes it in again. */
    public void excludeUser(long user, boolean excluded) {
        work.change(changed -> {
            changed.addAll(work.people().exclude(user, excluded));
            audit("user.exclude", "user " + user, Map.of("excluded", excluded));
            return true;
        });
    }

    /** Leaves all users out whose address is of a domain, e.g. our own; or takes them in again. */
    public void excludeDomain(String domain, boolean excluded) {
        String name = domain.strip().toLowerCase(Locale.ROOT);
        if (!name.matches("[a-z0-9.-]{3,253}")) {
            throw new IllegalArgumentException("a domain looks like 'example.com' but was '" + domain + "'");
        }
        work.change(changed -> {
            if (work.people().excludeDomain(name, excluded)) {
                changed.addAll(work.all());
                audit("users.exclude-domain", name, Map.of("excluded", excluded));
            }
            return true;
        });
    }

    /** A member takes a role on an account; of CSM and account manager there is one at a time. */
    public void assign(Account.Id account, TeamRole role, Member.Id member, Instant from) {
        work.change(changed -> {
            work.assign(account, role, member, from);
            changed.add(account);
            audit("team.assign", account, Map.of("role", role.name(), "member", member.value()));
            return true;
        });
    }

    /** A member gives a role back; false if they did not hold it. */
    public boolean relieve(Account.Id account, TeamRole role, Member.Id member, Instant at) {
        return work.change(changed -> {
            boolean held = work.relieve(account, role, member, at);
            if (held) {
                changed.add(account);
                audit("team.relieve", account, Map.of("role", role.name(), "member", member.value()));
            }
            return held;
        });
    }

    /** People at the customer, as edited by hand. */
    public ContactDesk contacts() {
        return new ContactDesk(work, actor);
    }

    /** The contract ends on a day that is known from today; false if it is unknown. */
    public boolean endContract(long contract, LocalDate end, Optional<Contract.ChurnReason> why) {
        return work.change(changed -> contract(
                contract,
                changed,
                "contract.end",
                Map.of("end", end.toString()),
                () -> work.contracts().end(contract, end, earlier(work.today(), end), why)));
    }

    /** The customer gave notice; false if the contract is unknown. */
    public boolean noticeGiven(long contract, Instant at, Optional<Contract.ChurnReason> why) {
        return work.change(changed -> contract(
                contract,
                changed,
                "contract.notice",
                Map.of("at", at.toString()),
                () -> work.contracts().notice(contract, at, why)));
    }

    /** Notice and end are taken back; false if the contract is unknown. */
    public boolean reopenContract(long contract) {
        return work.change(changed -> contract(
                contract,
                changed,
                "contract.reopen",
                Map.of(),
                () -> work.contracts().reopen(contract)));
    }

    /** Until when a source's contracts are complete; empty: they are kept up to now. */
    public void contractsCompleteUntil(SourceKey source, Optional<Instant> until) {
        work.change(changed -> {
            if (work.clock(source, until)) {
                changed.addAll(work.all());
                audit(
                        "contracts.complete-until",
                        "source " + source.value(),
                        Map.of("until", until.map(Instant::toString).orElse("")));
            }
            return true;
        });
    }

    /** Sets the defaults of the installation. */
    public void installation(Installation installation) {
        work.change(changed -> {
            if (work.save(installation)) {
                changed.addAll(work.all());
                audit(
                        "installation",
                        "accounts",
                        Map.of(
                                "zone", installation.zone().getId(),
                                "currency", installation.currency().getCurrencyCode(),
                                "gapToleranceDays", installation.gapToleranceDays()));
            }
            return true;
        });
    }

    /** What one unit of a currency is worth in the installation's currency from a day on. */
    public void rate(Currency currency, LocalDate from, BigDecimal rate) {
        work.change(changed -> {
            work.rate(currency, from, rate);
            audit(
                    "exchange-rate",
                    currency.getCurrencyCode(),
                    Map.of("from", from.toString(), "rate", rate.toPlainString()));
            return true;
        });
    }

    private boolean contract(
            long contract, Set<Account.Id> changed, String action, Map<String, ?> details, Runnable change) {
        Optional<Account.Id> account = work.contracts().accountOf(contract);
        account.ifPresent(owner -> {
            change.run();
            changed.add(owner);
            audit(action, "contract " + contract, details);
        });
        return account.isPresent();
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private long member() {
        return actor instanceof Actor.Person person ? person.id().value() : 0;
    }

    private void audit(String action, Account.Id account, Map<String, ?> details) {
        audit(action, "account " + account.value(), details);
    }

    private void audit(String action, String subject, Map<String, ?> details) {
        work.audit(actor, action, subject, details);
    }

    /** A change and the accounts it touches. */
    interface Change<T> {
        T make(Set<Account.Id> changed);
    }

    static Set<Account.Id> touched() {
        return new LinkedHashSet<>();
    }
}
