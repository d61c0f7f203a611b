package io.perennial.events;

import io.perennial.accounts.Account;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One round of rolling up, in one transaction: claims whole committed batches, hands facts to their owners, lets events
 * in that waited, merges the days, and says which accounts changed. A crash undoes the round and it is run again, so
 * nothing counts twice.
 */
@Component
class RollUpRound {

    private static final Logger LOG = LoggerFactory.getLogger(RollUpRound.class);
    private static final int BATCHES = 200;
    private static final int FACTS = 50_000;
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofMinutes(10);

    private final BatchStore batches;
    private final LogStore log;
    private final ActivityStore activity;
    private final HeldEvents held;
    private final Owners owners;
    private final ApplicationEventPublisher bus;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RollUpRound(
            BatchStore batches,
            LogStore log,
            ActivityStore activity,
            HeldEvents held,
            Owners owners,
            ApplicationEventPublisher bus,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.batches = batches;
        this.log = log;
        this.activity = activity;
        this.held = held;
        this.owners = owners;
        this.bus = bus;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** True when something was done, so that more may wait. */
    boolean run() {
        List<Long> claimed = new ArrayList<>();
        try {
            return Boolean.TRUE.equals(transaction.execute(_ -> batches.lock() && round(claimed)));
        } catch (RuntimeException e) {
            if (claimed.isEmpty()) {
                throw e;
            }
            setAside(claimed, e);
            return true;
        }
    }

    private boolean round(List<Long> claimed) {
        List<BatchStore.Claimed> due = bounded(batches.claim(BATCHES, clock.instant()));
        due.forEach(batch -> claimed.add(batch.id()));
        if (due.isEmpty() && !held.due()) {
            return false;
        }
        Set<Account.Id> touched = new HashSet<>();
        List<Fact> facts = due.stream().anyMatch(batch -> batch.facts() > 0) ? log.facts(claimed) : List.of();
        touched.addAll(owners.take(facts));
        List<AccountDay> days = new ArrayList<>();
        due.forEach(batch -> days.addAll(AccountDay.decode(batch.activity())));
        HeldEvents.Released released = held.release(!facts.isEmpty());
        days.addAll(released.days());
        touched.addAll(owners.take(released.facts()));
        activity.merge(days, Packing.settled(clock.instant()));
        days.forEach(day -> touched.add(new Account.Id(day.account())));
        batches.done(claimed);
        if (!touched.isEmpty()) {
            bus.publishEvent(new Intake.Rolled(touched));
        }
        return !due.isEmpty() || released.some();
    }

    /** Facts are read whole, so not too many at once. */
    private static List<BatchStore.Claimed> bounded(List<BatchStore.Claimed> due) {
        List<BatchStore.Claimed> taken = new ArrayList<>();
        int facts = 0;
        for (BatchStore.Claimed batch : due) {
            facts += batch.facts();
            if (facts > FACTS && !taken.isEmpty()) {
                break;
            }
            taken.add(batch);
        }
        return taken;
    }

    /** Of several the bad one is found by trying each alone; a bad one waits, so that the others go on. */
    private void setAside(List<Long> claimed, RuntimeException problem) {
        Instant now = clock.instant();
        if (claimed.size() > 1) {
            LOG.warn("{} batches could not be rolled up together, each is tried alone", claimed.size(), problem);
            batches.suspect(claimed, now);
            return;
        }
        long batch = claimed.getFirst();
        Duration wait = wait(batches.failures(batch));
        LOG.error("Batch {} could not be rolled up and is tried again in {}", batch, wait, problem);
        batches.failed(batch, now.plus(wait), String.valueOf(problem));
    }

    private static Duration wait(int failures) {
        Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(20, failures));
        return wait.compareTo(LAST_RETRY) < 0 ? wait : LAST_RETRY;
    }

    long newest() {
        return batches.newest().orElse(-1);
    }

    BatchStore.Backlog backlog(long upTo) {
        return batches.backlog(upTo, clock.instant());
    }
}
