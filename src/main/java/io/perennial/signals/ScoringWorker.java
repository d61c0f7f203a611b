package io.perennial.signals;

import io.perennial.events.Intake;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Scores touched accounts as soon as they are touched, here or by another process on the same database. */
@Component
class ScoringWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ScoringWorker.class);

    /** How long what another process touched may wait. */
    private static final Duration LOOK_ANYWAY = Duration.ofMillis(200);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    /** So many times as long as a round took no other begins while the intake needs the machine. */
    private static final int UNDER_PRESSURE = 6;

    private static final Duration LONGEST_REST = Duration.ofSeconds(3);
    private static final Duration CLOCK = Duration.ofSeconds(1);

    /** How long a round that has begun may take when all stops. */
    private static final Duration LAST_ROUND = Duration.ofSeconds(10);

    private final Scoring scoring;
    private final Intake intake;
    private final Midnight midnight;
    private final boolean workers;
    private final int threads;
    private final Semaphore news = new Semaphore(0);
    private final AtomicInteger held = new AtomicInteger();
    private final List<Thread> working = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private volatile boolean running;

    ScoringWorker(
            Scoring scoring,
            Intake intake,
            Midnight midnight,
            @Value("${perennial.workers:true}") boolean workers,
            @Value("${perennial.scoring.threads}") int threads) {
        this.scoring = scoring;
        this.intake = intake;
        this.midnight = midnight;
        this.workers = workers;
        this.threads = threads;
    }

    /** Something was touched and committed. */
    void wake() {
        news.release();
    }

    /** No new round starts until it is released; used while a whole import is on its way. */
    void hold() {
        held.incrementAndGet();
    }

    void release() {
        held.decrementAndGet();
        wake();
    }

    private void work(boolean first) {
        while (running) {
            try {
                long begin = System.nanoTime();
                boolean yields = held.get() > 0 || !first && intake.underPressure();
                if (yields || scoring.round() == 0) {
                    news.tryAcquire(LOOK_ANYWAY.toMillis(), TimeUnit.MILLISECONDS);
                    news.drainPermits();
                } else if (intake.underPressure()) {
                    pause(rest(System.nanoTime() - begin));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            } catch (RuntimeException e) {
                LOG.error("Accounts could not be scored and are tried again", e);
                pause(AFTER_FAILURE);
            }
        }
    }

    /**
     * While customers change faster than they can be read, each is judged now and then instead of all the time, and by
     * one thread.
     */
    private static Duration rest(long roundNanos) {
        return Duration.ofNanos(Math.min(UNDER_PRESSURE * roundNanos, LONGEST_REST.toNanos()));
    }

    private void watch() {
        while (running) {
            try {
                if (held.get() == 0 && midnight.pass()) {
                    wake();
                }
                pause(CLOCK);
            } catch (RuntimeException e) {
                LOG.error("The day could not be announced and is tried again", e);
                pause(AFTER_FAILURE);
            }
        }
    }

    /** Waits; no longer than until it is stopped. */
    private void pause(Duration time) {
        try {
            stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public void start() {
        if (workers) {
            running = true;
            stopping = new CountDownLatch(1);
            working.clear();
            for (int i = 1; i <= threads; i++) {
                boolean first = i == 1;
                working.add(Thread.ofPlatform().daemon().name("scoring-" + i).start(() -> work(first)));
            }
            working.add(Thread.ofPlatform().daemon().name("midnight").start(this::watch));
        }
    }

    @Override
    public void stop() {
        running = false;
        stopping.countDown();
        news.release(threads);
        try {
            for (Thread thread : working) {
                thread.join(LAST_ROUND);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the pages open, and closed after them. */
    @Override
    public int getPhase() {
        return 1;
    }
}
