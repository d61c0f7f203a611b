package io.perennial.signals;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works on the parts of a whole side by side and takes the results in the order of the parts, so that what is summed up
 * from them is the same whichever was done first. No more than two parts a lane are begun and not yet taken.
 */
final class Lanes {

    private final int count;

    Lanes(int count) {
        this.count = count;
    }

    /**
     * @param then gets each result in the calling thread
     * @throws RuntimeException of the first part that failed; parts not begun by then are left out
     * @throws IllegalStateException when the calling thread was interrupted, which stays so
     */
    <A, B> void each(List<A> parts, Function<A, B> work, Consumer<B> then) {
        ExecutorService threads = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().daemon().name("replay-", 1).factory());
        try {
            Queue<Future<B>> ahead = new ArrayDeque<>();
            for (A part : parts) {
                ahead.add(threads.submit(() -> work.apply(part)));
                if (ahead.size() == 2 * count) {
                    then.accept(ahead.remove().get());
                }
            }
            while (!ahead.isEmpty()) {
                then.accept(ahead.remove().get());
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a part of a replay failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("a replay was interrupted", e);
        } finally {
            threads.shutdownNow();
            threads.close();
        }
    }
}
