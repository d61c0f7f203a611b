package io.perennial.portfolio;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Changes to many customers as jobs: one that a killed node left is taken up by another. */
@Configuration(proxyBeanMethods = false)
class BulkTaskConfiguration {

    static final TaskDescriptor<Void> BULK = TaskDescriptor.of("portfolio-bulk");

    @Bean
    OneTimeTask<Void> bulkTask(BulkRun bulk) {
        return Tasks.oneTime(BULK).execute((instance, context) -> bulk.run(Long.parseLong(instance.getId())));
    }
}
