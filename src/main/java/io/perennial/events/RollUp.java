package io.perennial.events;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Rolls up what is committed, a moment after it was; in every process that serves. A command without workers rolls up
 * when it waits for it.
 */
@Component
class RollUp implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RollUp.class);

    /**
     * Long enough for many batches to share a round, short enough to be seen within a second: twice what a round takes,
     * so that under load a day is rewritten less often.
     */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);
    private static final Duration LONGEST_UNDER_PRESSURE = Duration.ofSeconds(3);

    /** Finds what another process committed and died over. */
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(1);

    private final RollUpRound round;
    private final Pressure pressure;
    private final boolean workers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition committed = lock.newCondition();
    private boolean news;
    private volatile boolean running;
    private volatile boolean ended = true;

    RollUp(RollUpRound round, Pressure pressure, @Value("${perennial.workers:true}") boolean workers) {
        this.round = round;
        this.pressure = pressure;
        this.workers = workers;
    }

    /** Something was committed. */
    void wake() {
        lock.lock();
        try {
            news = true;
            committed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when everything committed before the call is rolled up. Throws when a batch of it cannot be. */
    void await() {
        long upTo = round.newest();
        while (true) {
            BatchStore.Backlog backlog = round.backlog(upTo);
            if (backlog.batches() == 0) {
                return;
            }
            if (backlog.failing() == backlog.batches()) {
                throw new IllegalStateException(
                        "events were stored but cannot be counted, it is tried again: " + backlog.problem());
            }
            if (!round.run()) {
                pause(Duration.ofMillis(20));
            }
        }
    }

    private void work() {
        ended = false;
        while (running) {
            try {
                long begin = System.nanoTime();
                boolean more = round.run();
                if (more) {
                    pause(after(System.nanoTime() - begin));
                } else {
                    sleep();
                }
            } catch (RuntimeException e) {
                LOG.error("The roll-up could not run and is tried again", e);
                pause(LOOK_ANYWAY);
            }
        }
        ended = true;
    }

    private Duration after(long roundNanos) {
        Duration longest = pressure.high() ? LONGEST_UNDER_PRESSURE : LONGEST_PAUSE;
        long nanos = Math.clamp(2 * roundNanos, SHORTEST_PAUSE.toNanos(), longest.toNanos());
        return Duration.ofNanos(nanos);
    }

    private void sleep() {
        lock.lock();
        try {
            if (!news && running) {
                var _ = committed.await(LOOK_ANYWAY.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
            }
            news = false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            running = false;
        } finally {
            lock.unlock();
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        if (workers) {
            running = true;
            Thread.ofPlatform().daemon().name("roll-up").start(this::work);
        }
    }

    @Override
    public void stop() {
        running = false;
        wake();
        for (int i = 0; i < 200 && !ended; i++) {
            pause(Duration.ofMillis(50));
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the pages open, and closed after them. */
    @Override
    public int getPhase() {
        return 0;
    }
}
