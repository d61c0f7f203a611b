package io.perennial.portfolio;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.perennial.access.Access;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.accounts.Account;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes to many customers that wait for a node with time. */
@Component
class BulkQueue {

    private final BulkChangeStore store;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Access access;
    private final Clock clock;

    BulkQueue(BulkChangeStore store, ObjectProvider<SchedulerClient> scheduler, Access access, Clock clock) {
        this.store = store;
        this.scheduler = scheduler;
        this.access = access;
        this.clock = clock;
    }

    @Transactional
    long add(BulkChange.Kind kind, String value, Collection<Account.Id> accounts, Member by) {
        long id = store.add(kind, value, by.id(), clock.instant(), accounts);
        queued(id, "bulk.started", Map.of("kind", kind, "value", value, "accounts", accounts.size()), by);
        return id;
    }

    /** As above, with a value for each account. */
    @Transactional
    long add(BulkChange.Kind kind, Map<Account.Id, String> values, Member by) {
        long id = store.add(kind, values, by.id(), clock.instant());
        queued(id, "bulk.started", Map.of("kind", kind, "accounts", values.size()), by);
        return id;
    }

    /** Takes a finished change back; empty if it cannot be. */
    @Transactional
    OptionalLong undo(long id, Member by) {
        Optional<BulkChange> change = store.find(id).filter(BulkChange::undoable);
        if (change.isEmpty()) {
            return OptionalLong.empty();
        }
        long undo = store.addUndo(change.get(), by.id(), clock.instant());
        queued(undo, "bulk.undone", Map.of("of", id), by);
        return OptionalLong.of(undo);
    }

    Optional<BulkChange> find(long id) {
        return store.find(id);
    }

    void cancel(long id) {
        store.cancel(id);
    }

    private void queued(long id, String action, Map<String, ?> details, Member by) {
        access.audit(Actor.Person.of(by), action, "bulk " + id, details);
        scheduler
                .getObject()
                .scheduleIfNotExists(
                        BulkTaskConfiguration.BULK.instance(Long.toString(id)).scheduledTo(clock.instant()));
    }
}
