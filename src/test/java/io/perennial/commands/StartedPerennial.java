package io.perennial.commands;

import io.perennial.Application;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The program in a process of its own, as a person starts it. */
final class StartedPerennial implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final Process process;
    private final Path output;

    private StartedPerennial(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** From the classes under test. */
    static StartedPerennial start(Map<String, String> environment, String... arguments) throws IOException {
        var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return start(List.of("-cp", classes, Application.class.getName()), environment, arguments);
    }

    /** From the jar that the build packed. */
    static StartedPerennial packed(Path jar, String... arguments) throws IOException {
        return start(List.of("-jar", jar.toString()), Map.of(), arguments);
    }

    private static StartedPerennial start(List<String> program, Map<String, String> environment, String... arguments)
            throws IOException {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1"));
        words.addAll(program);
        words.addAll(List.of(arguments));
        var output = Files.createTempFile("perennial-output-", ".txt");
        var builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().remove("PERENNIAL_DATABASE_URL");
        builder.environment().putAll(environment);
        return new StartedPerennial(builder.start(), output);
    }

    /** Where the page answers, as soon as the program says so. */
    String address() throws IOException, InterruptedException {
        return awaits("Perennial runs at (http://\\S+)").group(1);
    }

    /** Waits until the program says what the expression finds. */
    MatchResult awaits(String expression) throws IOException, InterruptedException {
        var wanted = Pattern.compile(expression);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            var found = wanted.matcher(said());
            if (found.find()) {
                return found.toMatchResult();
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("no " + expression + " in: " + said());
    }

    String said() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** Waits for the end by itself. */
    int exitCode() throws InterruptedException, IOException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running after saying: " + said());
        }
        return process.exitValue();
    }

    /** What Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(output);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
