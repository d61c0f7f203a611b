package io.perennial.events;

import java.time.Instant;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

/** What the housekeeping of a running server does a few times a day, without its rests. */
public final class PackedMonths {

    private PackedMonths() {}

    public static void pack(ApplicationContext context) {
        new Packing(
                        context.getBean(ActivityStore.class),
                        context.getBean(BatchStore.class),
                        context.getBean(PlatformTransactionManager.class),
                        _ -> {})
                .pack(Instant.now());
    }
}
