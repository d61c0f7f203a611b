package io.perennial.events;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
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

    private final ActivityStore activity;
    private final BatchStore batches;
    private final TransactionTemplate transaction;

    Packing(ActivityStore activity, BatchStore batches, PlatformTransactionManager transactions) {
        this.activity = activity;
        this.batches = batches;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Packs what lies before the month of a week ago, some accounts at a time; answers how many days were packed. */
    int pack(Instant now) {
        LocalDate before =
                now.atOffset(ZoneOffset.UTC).toLocalDate().minus(SETTLED).withDayOfMonth(1);
        int packed = 0;
        List<Long> accounts = activity.accountsAfter(Long.MIN_VALUE, ACCOUNTS);
        while (!accounts.isEmpty()) {
            packed += pack(accounts, before);
            accounts = activity.accountsAfter(accounts.getLast(), ACCOUNTS);
        }
        return packed;
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
