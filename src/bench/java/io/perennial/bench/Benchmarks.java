package io.perennial.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** {@code make bench}: runs all benchmarks, or the one named, and writes what they measured into the report. */
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        var wanted = arguments.length == 0 ? "" : arguments[0];
        var chosen = ServiceLoader.load(Benchmark.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(benchmark -> wanted.isBlank() || benchmark.name().equals(wanted))
                .toList();
        if (chosen.isEmpty()) {
            System.err.println("There is no benchmark named " + wanted + ": these are " + names());
            System.exit(1);
        }
        var report = new PerformanceReport(Path.of("docs", "performance.md"));
        for (var benchmark : chosen) {
            System.out.println(benchmark.name() + ": " + benchmark.question());
            var rows = benchmark.run();
            rows.forEach(row -> System.out.printf("  %-60s %s%n", row.what(), row.measured()));
            report.replace(benchmark, rows);
        }
        System.exit(0);
    }

    private static List<String> names() {
        return ServiceLoader.load(Benchmark.class).stream()
                .map(provider -> provider.get().name())
                .toList();
    }
}
