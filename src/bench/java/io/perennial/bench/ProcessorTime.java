package io.perennial.bench;

import java.time.Duration;

/**
 * Processor time spent so far, which other work on the machine hardly changes.
 *
 * @param java of this process, with its compiler and its collector
 * @param database of all processes of PostgreSQL that this one started
 */
public record ProcessorTime(Duration java, Duration database) {

    public static ProcessorTime now() {
        Duration database = ProcessHandle.current()
                .descendants()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
        return new ProcessorTime(
                ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO), database);
    }

    public ProcessorTime since(ProcessorTime before) {
        return new ProcessorTime(java.minus(before.java), database.minus(before.database));
    }

    /** Microseconds for each of so many. */
    public static double micros(Duration time, long each) {
        return time.toNanos() / 1e3 / each;
    }
}
