package io.perennial.connect;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.perennial.shared.SourceKey;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Imports that wait for a node with time. */
@Component
class ImportQueue {

    private final JobStore jobs;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;

    ImportQueue(JobStore jobs, ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        this.jobs = jobs;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** The job and its turn are committed together. */
    @Transactional
    public long add(long upload, SourceKey source, String origin, String mapping, boolean dryRun, @Nullable String by) {
        long job = jobs.add(source, origin, upload, mapping, dryRun, by);
        scheduler
                .getObject()
                .scheduleIfNotExists(ImportTaskConfiguration.IMPORT
                        .instance(String.valueOf(job))
                        .scheduledTo(clock.instant()));
        return job;
    }
}
