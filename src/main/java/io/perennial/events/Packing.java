package io.perennial.events;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the days of past months together, so that reading half a year of an account takes few rows. Changes nothing that
 * anybody reads.
 */
@Component
class Packing {

    /** So many days after its end a month is packed; by then most of what comes late has come. */
    private static final Period SETTLED = Period.ofDays(7);

    private static final int ACCOUNTS = 500;

    /** Between two turns whoever rolls up gets at the days. */
    private static final Duration SHORTEST_REST = Duration.ofMillis(200);

    private static final Duration LONGEST_REST = Duration.ofSeconds(2);

    private final ActivityStore activity;
    private final BatchStore batches;
    private final TransactionTemplate transaction;
    private final Consumer<Duration> rest;

    @Autowired
    Packing(ActivityStore activity, BatchStore batches, PlatformTransactionManager transactions) {
        this(activity, batches, transactions, RollUp::pause);
    }

    /** @param rest waits between two turns */
    Packing(
            ActivityStore activity,
            BatchStore batches,
            PlatformTransactionManager transactions,
            Consumer<Duration> rest) {
        this.activity = activity;
        this.batches = batches;
        this.transaction = new TransactionTemplate(transactions);
        this.rest = rest;
    }

    /** Packs what lies before the month of a week ago, some accounts at a time; answers how many days were packed. */
    int pack(Instant now) {
        LocalDate before = settled(now);
        int packed = 0;
        List<Long> accounts = activity.accountsAfter(Long.MIN_VALUE, ACCOUNTS);
        while (!accounts.isEmpty() && !Thread.currentThread().isInterrupted()) {
            long begin = System.nanoTime();
            int moved = pack(accounts, before);
            packed += moved;
            accounts = activity.accountsAfter(accounts.getLast(), ACCOUNTS);
            if (moved > 0 && !accounts.isEmpty()) {
                rest.accept(asLongAs(System.nanoTime() - begin));
            }
        }
        return packed;
    }

    /** The first of the month of a week ago: what lies before it is settled. */
    static LocalDate settled(Instant now) {
        return now.atOffset(ZoneOffset.UTC).toLocalDate().minus(SETTLED).withDayOfMonth(1);
    }

    private static Duration asLongAs(long turnNanos) {
        return Duration.ofNanos(Math.clamp(turnNanos, SHORTEST_REST.toNanos(), LONGEST_REST.toNanos()));
    }

    /** Only one transaction at a time may rewrite days. */
    private int pack(List<Long> accounts, LocalDate before) {
        Integer packed = transaction.execute(_ -> {
            batches.awaitLock();
            return activity.pack(accounts, before);
        });
        return packed == null ? 0 : packed;
    }
}
