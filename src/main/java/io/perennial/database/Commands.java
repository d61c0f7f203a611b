package io.perennial.database;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Short commands of the operating system. */
final class Commands {

    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");

    private Commands() {}

    /** What a command printed, both streams together, and how it ended. */
    record Outcome(int status, String output) {
        boolean succeeded() {
            return status == 0;
        }
    }

    static boolean linuxOrMac() {
        return !WINDOWS;
    }

    /** The number of the user who runs this process. */
    static int user() {
        return (int) new com.sun.security.auth.module.UnixSystem().getUid();
    }

    static boolean exists(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .anyMatch(Files::isExecutable);
    }

    /** Runs a command to its end; one that cannot even start ends with status 127. */
    static Outcome run(List<String> words) {
        try {
            var process = prepare(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            return new Outcome(127, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The start was interrupted.", e);
        }
    }

    /** A process that inherits neither PostgreSQL's variables nor a folder that its user might not enter. */
    static ProcessBuilder prepare(List<String> words) {
        var builder = new ProcessBuilder(words).directory(new File(File.separator));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().putAll(java.util.Map.of("LC_ALL", "C", "TZ", "UTC"));
        return builder;
    }

    /** Sends a signal by its name; a process that is gone is fine. */
    static void signal(long process, String name) {
        run(List.of("sh", "-c", "kill -" + name + " " + process));
    }
}
