package io.perennial.portfolio;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.perennial.database.ResumableJob;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Changes to many customers as jobs: one that a killed node left is taken up by another. */
@Configuration(proxyBeanMethods = false)
class BulkTaskConfiguration {

    static final TaskDescriptor<Void> BULK = TaskDescriptor.of("portfolio-bulk");

    @Bean
    Task<Void> bulkTask(BulkRun bulk) {
        return ResumableJob.of(BULK, bulk::run);
    }
}
