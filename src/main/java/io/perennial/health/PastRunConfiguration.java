package io.perennial.health;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.perennial.database.ResumableJob;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Computings of the past as jobs: one that a killed node left goes on elsewhere. */
@Configuration(proxyBeanMethods = false)
class PastRunConfiguration {

    static final TaskDescriptor<Void> RUN = TaskDescriptor.of("health-past");

    @Bean
    Task<Void> pastRunTask(PastRun past) {
        return ResumableJob.of(RUN, past::run);
    }
}
