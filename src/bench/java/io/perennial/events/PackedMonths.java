package io.perennial.events;

import java.time.Instant;
import org.springframework.context.ApplicationContext;

/** What the housekeeping of a running server does a few times a day. */
public final class PackedMonths {

    private PackedMonths() {}

    public static void pack(ApplicationContext context) {
        context.getBean(Packing.class).pack(Instant.now());
    }
}
