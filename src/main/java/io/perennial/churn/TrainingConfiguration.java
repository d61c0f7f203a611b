package io.perennial.churn;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.perennial.database.ResumableJob;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Trainings as jobs: one that a killed node left is begun again by another. */
@Configuration(proxyBeanMethods = false)
class TrainingConfiguration {

    static final TaskDescriptor<Void> TRAINING = TaskDescriptor.of("churn-training");

    private static final LocalTime AT_NIGHT = LocalTime.of(3, 10);

    @Bean
    Task<Void> churnTraining(TrainingJob job) {
        return ResumableJob.of(TRAINING, job::run);
    }

    @Bean
    Task<Void> churnTrainingDue(TrainingJob job) {
        return Tasks.recurring("churn-training-due", Schedules.daily(AT_NIGHT))
                .execute((instance, context) -> job.askIfDue());
    }
}
