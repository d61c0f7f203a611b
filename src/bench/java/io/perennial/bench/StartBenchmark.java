package io.perennial.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** From the command to the first page, as its administrator waits for it, and the memory at rest after it. */
public final class StartBenchmark implements Benchmark {

    private static final int REPEATS = 5;
    private static final int AT_REST_SECONDS = 10;
    private static final String SAID = "Perennial runs at ";

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String question() {
        return "How long from `./perennial serve` to the first page, with the embedded database, and how much memory at rest?";
    }

    @Override
    public List<Row> run() throws Exception {
        var data = Files.createTempDirectory("perennial-bench-");
        built();
        var first = start(data);
        var later = new ArrayList<Start>();
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            later.add(start(data));
        }
        later.sort(java.util.Comparator.comparingDouble(Start::seconds));
        var median = later.get(REPEATS / 2);
        return List.of(
                new Row("first start, makes the database", seconds(first.seconds()), ""),
                new Row("later start, median of " + REPEATS, seconds(median.seconds()), "< 5 s"),
                new Row("memory at rest, without the database", median.megabytes() + " MB", "< 500 MB"));
    }

    private record Start(double seconds, long megabytes) {}

    private static void built() throws IOException, InterruptedException {
        new ProcessBuilder("./perennial", "version").inheritIO().start().waitFor();
    }

    private static Start start(Path data) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        var process = new ProcessBuilder("./perennial", "serve", "--data", data.toString(), "--port", "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var output = process.inputReader()) {
            open(address(output));
            double seconds = (System.nanoTime() - begin) / 1e9;
            TimeUnit.SECONDS.sleep(AT_REST_SECONDS);
            return new Start(seconds, residentMegabytes(process.pid()));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static String address(BufferedReader output) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(SAID)) {
                return line.substring(SAID.length());
            }
        }
        throw new IllegalStateException("the server ended before its page answered");
    }

    private static void open(String address) throws IOException {
        var connection = (HttpURLConnection) URI.create(address + "/").toURL().openConnection();
        try (var page = connection.getInputStream()) {
            page.readAllBytes();
        }
    }

    private static long residentMegabytes(long process) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.1f s", value);
    }
}
