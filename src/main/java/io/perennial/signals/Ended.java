package io.perennial.signals;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts what has ended, so that one can wait for the next end without missing one. */
final class Ended {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition another = lock.newCondition();
    private long count;

    void signal() {
        lock.lock();
        try {
            count++;
            another.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when more than so many have ended, or the time is over. */
    void awaitMoreThan(long seen, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            for (long left = atMost.toNanos(); count <= seen && left > 0; ) {
                left = another.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
