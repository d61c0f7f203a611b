package io.perennial.churn;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.perennial.access.Actor;
import io.perennial.database.Shutdown;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Trainings that wait for a node with time: asked for by a person, or because the last one is a week old. */
@Component
class TrainingJob {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingJob.class);
    private static final Duration EVERY = Duration.ofDays(7);
    private static final Duration UNTIL_USABLE = Duration.ofDays(1);
    private static final Duration ALERTS_FORGOTTEN = Duration.ofDays(3);

    private final TrainingStore trainings;
    private final ModelStore models;
    private final AlertStore alerts;
    private final Trainer trainer;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final ApplicationEventPublisher events;
    private final Shutdown shutdown;
    private final Clock clock;

    TrainingJob(
            TrainingStore trainings,
            ModelStore models,
            AlertStore alerts,
            Trainer trainer,
            ObjectProvider<SchedulerClient> scheduler,
            ApplicationEventPublisher events,
            Shutdown shutdown,
            Clock clock) {
        this.trainings = trainings;
        this.models = models;
        this.alerts = alerts;
        this.trainer = trainer;
        this.scheduler = scheduler;
        this.events = events;
        this.shutdown = shutdown;
        this.clock = clock;
    }

    /** The training and its turn are committed together; empty if one waits or runs already. */
    @Transactional
    public Optional<Long> ask(String by) {
        Optional<Long> id = trainings.ask(by, clock.instant());
        id.ifPresent(training -> scheduler
                .getObject()
                .scheduleIfNotExists(TrainingConfiguration.TRAINING
                        .instance(Long.toString(training))
                        .scheduledTo(clock.instant())));
        return id;
    }

    /** Asks if it is time: weekly, or daily while forecasts cannot be shown yet. */
    void askIfDue() {
        Instant now = clock.instant();
        alerts.endForgotten(now.minus(ALERTS_FORGOTTEN), now);
        Duration wait = models.inForce().isPresent() ? EVERY : UNTIL_USABLE;
        boolean due = trainings
                .latest()
                .map(last -> last.askedAt().isBefore(now.minus(wait)))
                .orElse(true);
        if (due) {
            ask("schedule");
        }
    }

    void run(long id) {
        if (!trainings.start(id, clock.instant())) {
            return;
        }
        try {
            String by = trainings.find(id).map(Training::askedBy).orElse("schedule");
            Churn.Trained trained = trainer.train(new Actor.Process(by), new Progress(id));
            finish(id, Training.State.DONE, trained.model(), null);
        } catch (Cancelled cancelled) {
            finish(id, Training.State.CANCELLED, OptionalLong.empty(), null);
        } catch (RuntimeException e) {
            shutdown.check();
            LOG.error("Training {} failed", id, e);
            finish(id, Training.State.FAILED, OptionalLong.empty(), e.toString());
        }
    }

    private void finish(long id, Training.State how, OptionalLong model, @Nullable String problem) {
        trainings.finish(id, how, model, problem, clock.instant());
        events.publishEvent(new Churn.TrainingEnded(trainings.find(id).orElseThrow()));
    }

    /** Somebody asked to end the training. */
    private static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Keeps how far it is, at most twice a second, and looks whether it is to end. */
    private final class Progress implements DoubleConsumer {
        private final long id;
        private long told;

        Progress(long id) {
            this.id = id;
        }

        @Override
        public void accept(double share) {
            shutdown.check();
            if (System.nanoTime() - told > 500_000_000L) {
                told = System.nanoTime();
                if (trainings.progress(id, share, clock.instant())) {
                    throw new Cancelled();
                }
            }
        }
    }
}
