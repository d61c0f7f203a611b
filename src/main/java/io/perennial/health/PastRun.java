package io.perennial.health;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.perennial.database.Shutdown;
import io.perennial.health.Health.PastProgress;
import io.perennial.signals.Replay;
import io.perennial.signals.Signals;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Computes all closings of the past anew by the rules of now, when a person asks for it; one run at a time, in chunks
 * that each are a transaction, so that it can be broken off at any moment and goes on after a restart.
 */
@Component
class PastRun {

    private static final Logger LOG = LoggerFactory.getLogger(PastRun.class);

    private final PastRunStore runs;
    private final Signals signals;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final ApplicationEventPublisher events;
    private final Shutdown shutdown;
    private final Clock clock;

    PastRun(
            PastRunStore runs,
            Signals signals,
            ObjectProvider<SchedulerClient> scheduler,
            ApplicationEventPublisher events,
            Shutdown shutdown,
            Clock clock) {
        this.runs = runs;
        this.signals = signals;
        this.scheduler = scheduler;
        this.events = events;
        this.shutdown = shutdown;
        this.clock = clock;
    }

    PastProgress progress() {
        return runs.latest(clock.instant()).orElse(PastProgress.NEVER);
    }

    /** The run and its turn are committed together; false while one is running. */
    @Transactional
    public boolean start(String by) {
        Optional<Long> id = runs.ask(by, clock.instant());
        id.ifPresent(run -> scheduler
                .getObject()
                .scheduleIfNotExists(
                        PastRunConfiguration.RUN.instance(Long.toString(run)).scheduledTo(clock.instant())));
        return id.isPresent();
    }

    void cancel() {
        runs.cancel();
    }

    /** Carries a run out; one that a killed process left goes on with what is missing. */
    void run(long id) {
        Replay.Progress told = (done, of) -> {
            shutdown.check();
            if (runs.progress(id, done, of, clock.instant())) {
                throw new CancellationException("broken off by a person");
            }
        };
        try {
            PastRunStore.Start how = runs.start(id, clock.instant());
            shutdown.check();
            switch (how) {
                case ANEW -> signals.replayAnew(told);
                case GOES_ON -> signals.replay(told);
                case NOT_AT_ALL -> throw new CancellationException("over before it began");
            }
            end(id, PastProgress.State.DONE);
        } catch (CancellationException asked) {
            end(id, PastProgress.State.CANCELLED);
        } catch (RuntimeException failure) {
            shutdown.check();
            LOG.error("The past could not be scored anew", failure);
            end(id, PastProgress.State.FAILED);
        }
    }

    private void end(long id, PastProgress.State how) {
        if (runs.finish(id, how, clock.instant())) {
            events.publishEvent(new Health.PastEnded(progress()));
        }
    }
}
