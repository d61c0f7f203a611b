package io.perennial.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** The import of a company's two years, from the command to the last score, and the same import again. */
public final class ImportBenchmark implements Benchmark {

    private static final double EVENTS = 8_787_953;

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String question() {
        return "How long does `./perennial import crm` take on an empty data directory (464 accounts, 10,509 contract"
                + " lines, 8,787,953 events in a compressed file of 54 MB): making the database, reading, storing,"
                + " rolling up by day, scoring every account on every day? How long the same import again, which"
                + " changes nothing? The limit beside it is reading alone: decompressing and splitting the same rows.";
    }

    @Override
    public List<Row> run() throws Exception {
        Path crm =
                Path.of(System.getenv().getOrDefault("DATA", "../shared/data")).resolve("crm");
        if (!Files.isDirectory(crm)) {
            throw new IllegalStateException("say where the data is: make bench ONLY=import DATA=../shared/data");
        }
        new ProcessBuilder("./perennial", "version").inheritIO().start().waitFor();
        double reading = read(crm.resolve("events.csv.gz"));
        Path data = Files.createTempDirectory("perennial-bench-");
        Done first = imported(crm, data);
        Done second = imported(crm, data);
        return List.of(
                new Row("first import, command to end", seconds(first.seconds()), ""),
                new Row("events a second over all of that", "%,.0f".formatted(EVENTS / first.seconds()), ""),
                new Row("the same import again", seconds(second.seconds()), "changes nothing"),
                new Row("largest memory of the process, without the database", first.megabytes() + " MB", ""),
                new Row("reading alone, one thread", "%,.0f events/s".formatted(EVENTS / reading), "limit"));
    }

    private record Done(double seconds, long megabytes) {}

    private static double read(Path events) throws IOException {
        long begin = System.nanoTime();
        long rows = 0;
        try (var in = new InputStreamReader(
                        new GZIPInputStream(new FileInputStream(events.toFile()), 1 << 16), StandardCharsets.UTF_8);
                var csv = CsvReader.builder().ofCsvRecord(in)) {
            for (var row : csv) {
                rows += row.getFieldCount() > 0 ? 1 : 0;
            }
        }
        if (rows - 1 != EVENTS) {
            throw new IllegalStateException("expected " + EVENTS + " events but read " + (rows - 1));
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static Done imported(Path from, Path data) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        var process = new ProcessBuilder("./perennial", "import", from.toString(), "--data", data.toString(), "--yes")
                .inheritIO()
                .start();
        long megabytes = 0;
        while (process.isAlive()) {
            megabytes = Math.max(megabytes, peakMegabytes(process.pid()));
            Thread.sleep(200);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("the import ended with " + process.exitValue());
        }
        return new Done((System.nanoTime() - begin) / 1e9, megabytes);
    }

    private static long peakMegabytes(long process) throws IOException {
        Path status = Path.of("/proc/" + process + "/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (java.io.UncheckedIOException e) {
            return 0; // it ended while we looked
        }
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.0f s", value);
    }
}
