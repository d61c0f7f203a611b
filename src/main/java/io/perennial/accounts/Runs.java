package io.perennial.accounts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one source said about one thing over time, as runs: a value was said first at {@code from} and last at
 * {@code until}, and holds until the next run begins. Statements may arrive late and again.
 *
 * <p>Example: A said on Monday and Friday is one run; a late "B on Wednesday" makes A Monday, B Wednesday, A Friday.
 */
final class Runs<V> {

    /** A value and the first and latest instant at which it was said. */
    record Run<V>(Instant from, Instant until, @Nullable V value) {}

    private final List<Run<V>> runs;

    Runs(List<Run<V>> runs) {
        this.runs = new ArrayList<>(runs);
    }

    List<Run<V>> list() {
        return List.copyOf(runs);
    }

    /** The value in force at an instant, or null before the first statement. */
    @Nullable
    Run<V> at(Instant at) {
        int index = indexAt(at);
        return index < 0 ? null : runs.get(index);
    }

    /** The same values held from the same instants, however often they were said. */
    boolean sameValues(List<Run<V>> others) {
        return runs.size() == others.size()
                && java.util.stream.IntStream.range(0, runs.size())
                        .allMatch(i -> runs.get(i).from.equals(others.get(i).from)
                                && Objects.equals(runs.get(i).value, others.get(i).value));
    }

    /** Takes one statement. */
    void said(Instant at, @Nullable V value) {
        int index = indexAt(at);
        if (index < 0) {
            runs.addFirst(new Run<>(at, at, value));
        } else {
            Run<V> run = runs.get(index);
            if (Objects.equals(run.value, value)) {
                runs.set(index, new Run<>(run.from, later(run.until, at), value));
            } else {
                split(index, run, at, value);
            }
        }
        join();
    }

    private void split(int index, Run<V> run, Instant at, @Nullable V value) {
        runs.remove(index);
        int next = index;
        if (run.from.isBefore(at)) {
            Instant last = run.until.isBefore(at) ? run.until : run.from;
            runs.add(next++, new Run<>(run.from, last, run.value));
        }
        runs.add(next++, new Run<>(at, at, value));
        if (run.until.isAfter(at)) {
            runs.add(next, new Run<>(run.until, run.until, run.value));
        }
    }

    private void join() {
        for (int i = runs.size() - 1; i > 0; i--) {
            Run<V> earlier = runs.get(i - 1);
            Run<V> later = runs.get(i);
            if (Objects.equals(earlier.value, later.value)) {
                runs.set(i - 1, new Run<>(earlier.from, later(earlier.until, later.until), earlier.value));
                runs.remove(i);
            }
        }
    }

    private int indexAt(Instant at) {
        int index = runs.size() - 1;
        while (index >= 0 && runs.get(index).from.isAfter(at)) {
            index--;
        }
        return index;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
