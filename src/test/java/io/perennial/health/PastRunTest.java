package io.perennial.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.perennial.EndingProcess;
import io.perennial.PerennialTest;
import io.perennial.database.Shutdown;
import io.perennial.health.Health.PastProgress.State;
import io.perennial.signals.Signals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** Computing the past anew is one run at a time, kept where a restart finds it again. */
@PerennialTest
class PastRunTest {

    private static final String ANN = "ann@vendor.example";

    @Autowired
    private Health health;

    @Autowired
    private PastRun past;

    @Autowired
    private PastRunStore runs;

    @Autowired
    private Signals signals;

    @Autowired
    private ObjectProvider<SchedulerClient> scheduler;

    @Autowired
    private ApplicationEventPublisher events;

    @AfterEach
    void nothingRuns() throws InterruptedException {
        health.cancelPast();
        over();
    }

    @Test
    void aRunEndsAndSaysWhoAskedForIt() throws Exception {
        assertThat(health.rescorePast(ANN)).isTrue();

        Health.PastProgress ended = over();

        assertThat(ended.state()).isEqualTo(State.DONE);
        assertThat(ended.askedBy()).contains(ANN);
    }

    @Test
    void aSecondOneIsRefusedWhileOneRuns() {
        long running = runs.ask(ANN, Instant.now()).orElseThrow();

        assertThat(health.rescorePast("ben@vendor.example")).isFalse();

        assertThat(health.pastProgress().askedBy()).contains(ANN);
        runs.finish(running, State.CANCELLED, Instant.now());
    }

    @Test
    void whatAKilledProcessLeftIsShownAsRunningAndGoesOn() {
        long left = runs.ask(ANN, Instant.now()).orElseThrow();
        PastRunStore.Start first = runs.start(left, Instant.now());
        State seen = health.pastProgress().state();
        PastRunStore.Start again = runs.start(left, Instant.now());

        past.run(left);

        assertThat(first).isEqualTo(PastRunStore.Start.ANEW);
        assertThat(seen).isEqualTo(State.RUNNING);
        assertThat(again).isEqualTo(PastRunStore.Start.GOES_ON);
        assertThat(health.pastProgress().state()).isEqualTo(State.DONE);
        assertThat(runs.start(left, Instant.now())).isEqualTo(PastRunStore.Start.NOT_AT_ALL);
    }

    @Test
    void whatAnEndingProcessLeavesIsShownAsRunningAndGoesOn() {
        long left = runs.ask(ANN, Instant.now()).orElseThrow();
        PastRun ending = new PastRun(runs, signals, scheduler, events, EndingProcess.shutdown(), Clock.systemUTC());

        assertThatThrownBy(() -> ending.run(left)).isInstanceOf(Shutdown.Begun.class);
        State seen = health.pastProgress().state();
        past.run(left);

        assertThat(seen).isEqualTo(State.RUNNING);
        assertThat(health.pastProgress().state()).isEqualTo(State.DONE);
    }

    @Test
    void whatWasBrokenOffBeforeItBeganDoesNotBegin() {
        long asked = runs.ask(ANN, Instant.now()).orElseThrow();
        health.cancelPast();

        past.run(asked);

        assertThat(health.pastProgress().state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void aRunWhoseTurnWasLostDoesNotStandInTheWayForEver() {
        Instant hourAgo = Instant.now().minus(Duration.ofHours(1));
        assertThat(runs.ask(ANN, hourAgo)).isPresent();

        Optional<Long> next = runs.ask(ANN, Instant.now());

        assertThat(next).isPresent();
        runs.finish(next.get(), State.CANCELLED, Instant.now());
    }

    private Health.PastProgress over() throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            Health.PastProgress progress = health.pastProgress();
            if (!progress.running()) {
                return progress;
            }
            Thread.sleep(Duration.ofMillis(100));
        }
        throw new AssertionError("the past does not end");
    }
}
