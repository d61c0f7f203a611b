package io.perennial.events;

import io.perennial.database.CannotStart;
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

    private static final int FEWEST_MONTHS = 2;
    private static final int MOST_MONTHS = 600;
    private static final int MONTHS_AHEAD = 2;

    private final PartitionStore store;
    private final TransactionTemplate alone;
    private final int monthsKept;
    private final Set<YearMonth> present = ConcurrentHashMap.newKeySet();

    /**
     * @param monthsKept how long the log is kept after receipt, 2..600 months; the roll-ups stay for ever. Throws
     *     {@link CannotStart} for anything else.
     */
    Partitions(
            PartitionStore store,
            PlatformTransactionManager transactions,
            @Value("${perennial.log-months}") String monthsKept) {
        this.store = store;
        this.monthsKept = months(monthsKept);
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private static int months(String text) {
        if (text.matches("[0-9]{1,3}")) {
            int months = Integer.parseInt(text);
            if (months >= FEWEST_MONTHS && months <= MOST_MONTHS) {
                return months;
            }
        }
        throw new CannotStart(
                "PERENNIAL_LOG_MONTHS says for how many months the log of events is kept, %d to %d, but it is '%s'."
                        .formatted(FEWEST_MONTHS, MOST_MONTHS, text));
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
