package io.perennial.events;

import io.perennial.accounts.Account;
import io.perennial.accounts.ExternalId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/** Lets events in that waited for their account, once accounts or memberships have changed. */
@Component
class HeldEvents {

    /** Changes of another process are not told here, so it looks anyway. */
    private static final Duration LOOK_ANYWAY = Duration.ofMinutes(1);

    private static final int AT_ONCE = 20_000;

    /** What waited and is in the log now; facts are still to be taken by their owners. */
    record Released(List<AccountDay> days, List<Fact> facts, boolean some) {}

    private static final Released NOTHING = new Released(List.of(), List.of(), false);

    private final HeldStore store;
    private final Directory directory;
    private final IntakeStep attribute;
    private final LogStore log;
    private final BatchStore batches;
    private final Days days;
    private final Clock clock;
    private final AtomicBoolean changed = new AtomicBoolean(true);
    private volatile Instant looked = Instant.EPOCH;

    HeldEvents(HeldStore store, Directory directory, LogStore log, BatchStore batches, Days days, Clock clock) {
        this.store = store;
        this.directory = directory;
        this.attribute = new Attribute(directory);
        this.log = log;
        this.batches = batches;
        this.days = days;
        this.clock = clock;
    }

    /** Accounts or memberships changed, and it is committed. */
    void changed() {
        changed.set(true);
    }

    boolean due() {
        return changed.get() || Duration.between(looked, clock.instant()).abs().compareTo(LOOK_ANYWAY) > 0;
    }

    /** Part of the running round of the roll-up. */
    Released release(boolean factsWereTaken) {
        if (!factsWereTaken && !due()) {
            return NOTHING;
        }
        changed.set(false);
        looked = clock.instant();
        Set<ExternalId> accounts = knownAmong(store.accountsWaitedFor());
        Set<Long> persons = settledAmong(store.personsWaitedFor());
        if (accounts.isEmpty() && persons.isEmpty()) {
            return NOTHING;
        }
        List<Arrival> taken = store.take(accounts, persons, AT_ONCE);
        attribute.pass(taken);
        store.add(taken.stream().filter(arrival -> !arrival.accepted()).toList());
        Released released = admit(taken.stream().filter(Arrival::accepted).toList());
        if (released.some()) {
            changed.set(true);
        }
        return released;
    }

    private Set<ExternalId> knownAmong(List<ExternalId> waitedFor) {
        return waitedFor.isEmpty() ? Set.of() : directory.ids(waitedFor).keySet();
    }

    private Set<Long> settledAmong(Set<Long> waitedFor) {
        if (waitedFor.isEmpty()) {
            return Set.of();
        }
        Map<Long, Account.Id> only = directory.onlyAccounts(waitedFor, clock.instant());
        return only.keySet();
    }

    private Released admit(List<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return NOTHING;
        }
        long batch = batches.next();
        List<Arrival> activity = Arrival.activity(arrivals);
        List<Arrival> facts = Arrival.facts(arrivals);
        log.appendEvents(batch, activity);
        log.appendFacts(batch, facts);
        return new Released(days.of(activity), facts.stream().map(Arrival::fact).toList(), true);
    }
}
