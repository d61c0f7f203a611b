package io.perennial.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.perennial.EndingProcess;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/** Work of an ending process is left for the next start. */
class ResumableJobTest {

    private static final TaskDescriptor<Void> WORK = TaskDescriptor.of("work");

    private final List<Long> done = new ArrayList<>();

    @Test
    void workThatWasDoneIsOver() {
        assertThat(fateAfter(done::add)).isEqualTo("removed");
        assertThat(done).containsExactly(7L);
    }

    @Test
    void workOfAnEndingProcessIsDueAtOnceForTheNext() {
        Shutdown shutdown = EndingProcess.shutdown();

        assertThat(fateAfter(number -> shutdown.check())).isEqualTo("due at 2026-01-01T00:00:00Z");
    }

    @Test
    void workThatFailsIsNotTakenForLeft() {
        assertThatThrownBy(() -> fateAfter(number -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
    }

    @Test
    void nothingIsLeftWhileTheProcessGoesOn() {
        new Shutdown().check();
    }

    private static String fateAfter(LongConsumer work) {
        Task<Void> task = ResumableJob.of(WORK, work);
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        Execution execution = new Execution(now, task.instance("7"));
        @SuppressWarnings("NullAway") // the task does not ask where it runs
        CompletionHandler<Void> after = task.execute(task.instance("7"), null);
        Recorded recorded = new Recorded(execution);
        after.complete(ExecutionComplete.success(execution, now, now), recorded);
        return recorded.fate;
    }

    /** Says what was asked for instead of doing it. */
    @SuppressWarnings("NullAway") // nothing reaches the repository
    private static final class Recorded extends ExecutionOperations<Void> {
        private String fate = "";

        Recorded(Execution execution) {
            super(null, SchedulerListeners.NOOP, execution);
        }

        @Override
        public void remove() {
            fate = "removed";
        }

        @Override
        public void stop() {
            fate = "removed";
        }

        @Override
        public void reschedule(ExecutionComplete complete, Instant next) {
            fate = "due at " + next;
        }
    }
}
