package io.perennial.health;

import io.perennial.signals.Signals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Computes all closings of the past anew by the rules of now, when a person asks for it; one run at a time, in chunks
 * that each are a transaction, so that it can be broken off at any moment.
 */
@Component
class PastRun {

    private static final Logger LOG = LoggerFactory.getLogger(PastRun.class);

    private final Signals signals;
    private final Clock clock;
    private Health.PastProgress state = Health.PastProgress.NEVER;

    PastRun(Signals signals, Clock clock) {
        this.signals = signals;
        this.clock = clock;
    }

    synchronized Health.PastProgress progress() {
        return state;
    }

    /** False while one is running. */
    synchronized boolean start() {
        if (state.running()) {
            return false;
        }
        state = new Health.PastProgress(
                Health.PastProgress.State.RUNNING, 0, 0, Optional.of(clock.instant()), Optional.empty());
        Thread.ofPlatform().name("past-scores").daemon().start(this::run);
        return true;
    }

    synchronized void cancel() {
        if (state.running()) {
            state = state.as(Health.PastProgress.State.CANCELLING);
        }
    }

    private void run() {
        try {
            signals.replayAnew(this::at);
            end(Health.PastProgress.State.DONE);
        } catch (CancellationException asked) {
            end(Health.PastProgress.State.CANCELLED);
        } catch (RuntimeException failure) {
            LOG.error("The past could not be scored anew", failure);
            end(Health.PastProgress.State.FAILED);
        }
    }

    private synchronized void end(Health.PastProgress.State how) {
        state = state.as(how);
    }

    private synchronized void at(int done, int of) {
        Optional<Duration> left = state.startedAt().flatMap(since -> left(since, done, of));
        state = new Health.PastProgress(state.state(), done, of, state.startedAt(), left);
        if (state.state() == Health.PastProgress.State.CANCELLING) {
            throw new CancellationException("broken off by a person");
        }
    }

    private Optional<Duration> left(Instant since, int done, int of) {
        return done == 0
                ? Optional.empty()
                : Optional.of(Duration.between(since, clock.instant())
                        .multipliedBy(Math.max(0, of - done))
                        .dividedBy(done));
    }
}
