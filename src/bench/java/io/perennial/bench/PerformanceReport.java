package io.perennial.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page of measured numbers: each benchmark owns the part between its two marks. */
record PerformanceReport(Path file) {

    void replace(Benchmark benchmark, List<Benchmark.Row> rows) throws IOException {
        var text = Files.exists(file) ? Files.readString(file) : "# Performance\n";
        var begin = "<!-- measured: " + benchmark.name() + " -->";
        var end = "<!-- end: " + benchmark.name() + " -->";
        var part = begin + "\n" + section(benchmark, rows) + end;
        var place = Pattern.compile(Pattern.quote(begin) + ".*?" + Pattern.quote(end), Pattern.DOTALL)
                .matcher(text);
        var changed = place.find()
                ? place.replaceFirst(Matcher.quoteReplacement(part))
                : text.stripTrailing() + "\n\n" + part + "\n";
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, changed);
    }

    private static String section(Benchmark benchmark, List<Benchmark.Row> rows) throws IOException {
        var table = rows.stream()
                .map(row -> "| %s | %s | %s |".formatted(row.what(), row.measured(), row.goal()))
                .collect(Collectors.joining("\n"));
        return """
                ## %s

                %s

                %s; `make bench ONLY=%s`, %s.

                | what | measured | goal or limit |
                | --- | --- | --- |
                %s
                """.formatted(
                        benchmark.name(),
                        benchmark.question(),
                        machine(),
                        benchmark.name(),
                        LocalDate.now(ZoneOffset.UTC),
                        table);
    }

    /** Cores, memory and processor, for whoever compares. */
    static String machine() throws IOException {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return "%d cores (%s), %d GB memory, %s, Java %s"
                .formatted(
                        system.getAvailableProcessors(),
                        processor(),
                        Math.round(system.getTotalMemorySize() / 1e9),
                        System.getProperty("os.name"),
                        Runtime.version());
    }

    private static String processor() throws IOException {
        var about = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(about)) {
            return System.getProperty("os.arch");
        }
        try (var lines = Files.lines(about)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
