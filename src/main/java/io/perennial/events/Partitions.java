package io.perennial.events;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The months of the log: there before they are needed, gone after the time to keep. */
@Component
class Partitions {

    private static final int MONTHS_AHEAD = 2;

    private final PartitionStore store;
    private final TransactionTemplate alone;
    private final int monthsKept;
    private final Set<YearMonth> present = ConcurrentHashMap.newKeySet();

    /** @param monthsKept how long the log is kept after receipt; the roll-ups stay for ever */
    Partitions(
            PartitionStore store,
            PlatformTransactionManager transactions,
            @Value("${perennial.log-months}") int monthsKept) {
        this.store = store;
        this.monthsKept = monthsKept;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    int monthsKept() {
        return monthsKept;
    }

    /** The month of this instant can be written to. */
    void ensure(Instant receivedAt) {
        YearMonth month = month(receivedAt);
        if (!present.contains(month)) {
            alone.executeWithoutResult(_ -> store.create(month));
            present.add(month);
        }
    }

    void ensureAhead(Instant now) {
        for (int ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
            ensure(month(now).plusMonths(ahead).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        }
    }

    /** Drops the months that ended before the time to keep and answers which. */
    Set<YearMonth> dropOld(Instant now) {
        YearMonth firstKept = month(now).minusMonths(monthsKept);
        Set<YearMonth> dropped = new java.util.TreeSet<>();
        for (YearMonth month : store.months()) {
            if (month.isBefore(firstKept)) {
                alone.executeWithoutResult(_ -> store.drop(month));
                present.remove(month);
                dropped.add(month);
            }
        }
        return dropped;
    }

    private static YearMonth month(Instant instant) {
        return YearMonth.from(instant.atOffset(ZoneOffset.UTC));
    }
}
