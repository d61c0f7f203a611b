package io.perennial.events;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Lets requests that wait at the same time share one transaction, because a disk syncs some hundred times a second
 * only: while one group is written, the next one gathers.
 */
@Component
class GroupCommit implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    /** Events in one transaction, at most; a single submission may be larger. */
    private static final int GROUP = 20_000;

    /** Events that may wait in memory; who brings more waits outside. */
    private static final int WAITING = 200_000;

    private static final int WRITERS = 2;
    private static final int ATTEMPTS = 5;

    private record Submission(List<Arrival> arrivals, int weight, CompletableFuture<Receipt> done) {}

    private final Admission admission;
    private final Pressure pressure;
    private final Runnable committed;
    private final LinkedBlockingQueue<Submission> queue = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(WAITING);
    private final List<Thread> writers = new ArrayList<>();
    private volatile boolean stopped;

    GroupCommit(Admission admission, Pressure pressure, RollUp rollUp) {
        this.admission = admission;
        this.pressure = pressure;
        this.committed = rollUp::wake;
    }

    /** Blocks until all of them are durable, and answers what became of each. */
    Receipt submit(List<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return Receipt.of(List.of());
        }
        start();
        int weight = Math.min(arrivals.size(), WAITING);
        room.acquireUninterruptibly(weight);
        CompletableFuture<Receipt> done = new CompletableFuture<>();
        try {
            queue.add(new Submission(arrivals, weight, done));
            return done.join();
        } catch (java.util.concurrent.CompletionException e) {
            throw new IntakeFailed("the events could not be stored; nothing of them was", e.getCause());
        } finally {
            room.release(weight);
        }
    }

    private void start() {
        if (writers.size() == WRITERS) {
            return;
        }
        synchronized (writers) {
            while (writers.size() < WRITERS && !stopped) {
                writers.add(Thread.ofPlatform()
                        .daemon()
                        .name("intake-" + writers.size())
                        .start(this::write));
            }
        }
    }

    private void write() {
        while (!stopped || !queue.isEmpty()) {
            try {
                Submission first = queue.poll(200, java.util.concurrent.TimeUnit.MILLISECONDS);
                if (first != null) {
                    write(group(first));
                }
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private List<Submission> group(Submission first) {
        List<Submission> group = new ArrayList<>();
        group.add(first);
        int size = first.weight();
        Submission next;
        while ((next = queue.peek()) != null && size + next.weight() <= GROUP && (next = queue.poll()) != null) {
            group.add(next);
            size += next.weight();
        }
        if (group.size() > 1) {
            pressure.took(size);
        }
        return group;
    }

    /** One that cannot be written must not take the others of its group with it. */
    private void write(List<Submission> group) {
        Throwable problem = attempt(group);
        if (problem == null) {
            group.forEach(submission -> submission
                    .done()
                    .complete(Receipt.of(submission.arrivals().stream()
                            .map(arrival -> java.util.Objects.requireNonNull(arrival.verdict))
                            .toList())));
            committed.run();
        } else if (group.size() > 1) {
            LOG.warn("A group of {} requests could not be written, each is tried alone", group.size(), problem);
            group.forEach(submission -> write(List.of(submission)));
        } else {
            LOG.error(
                    "A request of {} events could not be written",
                    group.getFirst().weight(),
                    problem);
            group.getFirst().done().completeExceptionally(problem);
        }
    }

    /** Errors, too, are the submission's: who waits for it must not wait for ever, and the writer goes on. */
    private @Nullable Throwable attempt(List<Submission> group) {
        List<Arrival> arrivals = new ArrayList<>();
        group.forEach(submission -> arrivals.addAll(submission.arrivals()));
        for (int attempt = 1; ; attempt++) {
            try {
                arrivals.forEach(Arrival::reset);
                admission.admit(arrivals);
                return null;
            } catch (DataAccessException e) {
                if (attempt == ATTEMPTS || !passing(e)) {
                    return e;
                }
            } catch (RuntimeException | Error e) {
                return e;
            }
        }
    }

    /** Deadlocks and lost races pass when tried again. */
    private static boolean passing(DataAccessException e) {
        return e.getMostSpecificCause() instanceof SQLException sql
                && sql.getSQLState() != null
                && (sql.getSQLState().startsWith("40") || sql.getSQLState().equals("23505"));
    }

    @Override
    public void destroy() throws InterruptedException {
        stopped = true;
        for (Thread writer : writers) {
            writer.join(10_000);
        }
    }
}
