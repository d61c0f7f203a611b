package io.perennial.health;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Computings of the past as jobs: one that a killed node left goes on elsewhere. */
@Configuration(proxyBeanMethods = false)
class PastRunConfiguration {

    static final TaskDescriptor<Void> RUN = TaskDescriptor.of("health-past");

    @Bean
    OneTimeTask<Void> pastRunTask(PastRun past) {
        return Tasks.oneTime(RUN).execute((instance, context) -> past.run(Long.parseLong(instance.getId())));
    }
}
