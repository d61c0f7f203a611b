package io.perennial.database;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.util.function.LongConsumer;

/**
 * Work by its number that is done once and for all: what a killed process left is taken up by another, what an ending
 * one leaves with {@link Shutdown.Begun} goes on at the next start.
 */
public final class ResumableJob {

    private ResumableJob() {}

    public static Task<Void> of(TaskDescriptor<Void> what, LongConsumer work) {
        return Tasks.custom(what).onDeadExecutionRevive().execute((instance, context) -> run(instance.getId(), work));
    }

    private static CompletionHandler<Void> run(String id, LongConsumer work) {
        try {
            work.accept(Long.parseLong(id));
            return new CompletionHandler.OnCompleteRemove<>();
        } catch (Shutdown.Begun left) {
            return (complete, job) -> job.reschedule(complete, complete.getTimeDone());
        }
    }
}
