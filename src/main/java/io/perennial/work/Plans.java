package io.perennial.work;

import static java.util.stream.Collectors.groupingBy;

import io.perennial.accounts.Account;
import io.perennial.work.SuccessPlan.Objective;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Success plans: desired outcomes, how far they are, and that they were reached. */
@Component
class Plans {

    private final PlanStore store;
    private final Journal journal;

    Plans(PlanStore store, Journal journal) {
        this.store = store;
        this.journal = journal;
    }

    long put(
            Account.Id account,
            Optional<PlanStore.Origin> origin,
            String title,
            Instant at,
            List<Objective> objectives,
            String author) {
        long plan = store.add(account, origin, title, author, at);
        for (int i = 0; i < objectives.size(); i++) {
            store.put(plan, i, objectives.get(i));
        }
        journal.touch(account);
        return plan;
    }

    Optional<Integer> add(long plan, Objective objective) {
        return store.accountOf(plan).map(account -> {
            int position = store.nextPosition(plan);
            store.put(plan, position, objective);
            journal.touch(account);
            return position;
        });
    }

    boolean meet(long plan, int position, Instant at) {
        Optional<Account.Id> account = store.accountOf(plan);
        if (account.isEmpty() || !store.meet(plan, position, at)) {
            return false;
        }
        journal.tell(new Work.ObjectiveMet(account.get(), plan, position, at));
        journal.touch(account.get());
        return true;
    }

    boolean reopen(long plan, int position) {
        return changed(plan, store.reopen(plan, position));
    }

    boolean measured(long plan, int position, double now) {
        return changed(plan, store.measured(plan, position, now, journal.now()));
    }

    Optional<Account.Id> accountOf(long plan) {
        return store.accountOf(plan);
    }

    Map<Account.Id, List<SuccessPlan>> of(Set<Account.Id> accounts) {
        return store.of(accounts).stream().collect(groupingBy(SuccessPlan::account));
    }

    private boolean changed(long plan, boolean done) {
        if (done) {
            store.accountOf(plan).ifPresent(journal::touch);
        }
        return done;
    }
}
