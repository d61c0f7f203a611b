package io.perennial.events;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the log needs once in a while: months ahead, an end for what was kept long enough, past days put together. */
@Configuration(proxyBeanMethods = false)
class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration REJECTS_KEPT = Duration.ofDays(30);
    private static final Duration HELD_KEPT = Duration.ofDays(180);

    @Bean
    Task<Void> eventsHousekeeping(
            Partitions partitions, RejectStore rejects, HeldStore held, Packing packing, Clock clock) {
        return Tasks.recurring("events-housekeeping", FixedDelay.of(Duration.ofHours(6)))
                .execute((_, _) -> {
                    tidy(partitions, rejects, held, clock.instant());
                    packing.pack(clock.instant());
                });
    }

    static void tidy(Partitions partitions, RejectStore rejects, HeldStore held, Instant now) {
        partitions.ensureAhead(now);
        Set<?> dropped = partitions.dropOld(now);
        if (!dropped.isEmpty()) {
            LOG.info("The log of {} was dropped after {} months", dropped, partitions.monthsKept());
        }
        rejects.forgetBefore(now.minus(REJECTS_KEPT));
        held.forgetBefore(now.minus(HELD_KEPT));
    }
}
