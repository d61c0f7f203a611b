package io.perennial.database;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The embedded server: a child process that listens on 127.0.0.1 only and ends with us. */
final class PostgresServer implements AutoCloseable {

    private static final int ATTEMPTS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final Duration ORDERLY_END = Duration.ofSeconds(60);
    private static final long LONGEST_LOG = 10L << 20;

    private final Process process;
    private final int port;

    private PostgresServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    int port() {
        return port;
    }

    /** Starts the server on the directory's files; after a crash it first repairs them, which loses nothing. */
    static PostgresServer start(DataDirectory directory, PostgresSettings settings, Consumer<String> says)
            throws IOException {
        var binaries = PostgresBinaries.unpack(directory.runtime());
        var identity = Identity.choose(binaries, directory);
        Orphan.stop(directory);
        if (!Files.exists(directory.cluster())) {
            says.accept("Making the database in " + directory.path());
        }
        new Cluster(directory, binaries, identity).prepare(settings.durable());
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            var log = log(directory);
            long before = log.length();
            var process = launch(command(binaries, identity, directory, settings, port), log);
            if (ready(process, directory, says)) {
                return new PostgresServer(process, port);
            }
            var words = tail(log, before);
            boolean passing = words.contains("could not bind") || words.contains("pre-existing shared memory block");
            if (!passing || attempt == ATTEMPTS) {
                throw Diagnosis.of(words, directory);
            }
            pause(Duration.ofSeconds(1));
        }
    }

    private static List<String> command(
            PostgresBinaries binaries,
            Identity identity,
            DataDirectory directory,
            PostgresSettings settings,
            int port) {
        var words = new ArrayList<>(identity.prefix());
        words.add(binaries.program("postgres").toString());
        words.addAll(List.of("-D", directory.cluster().toString(), "-p", Integer.toString(port)));
        words.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
        settings.values().forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
        return words;
    }

    /** The server's death signal follows the thread that started it: this one lives as long as the server. */
    private static Process launch(List<String> words, File log) throws IOException {
        var started = new CompletableFuture<Process>();
        Thread.ofPlatform().daemon().name("postgres-keeper").start(() -> keep(words, log, started));
        try {
            return started.join();
        } catch (java.util.concurrent.CompletionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static void keep(List<String> words, File log, CompletableFuture<Process> started) {
        try {
            var process = Commands.prepare(words)
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
            started.complete(process);
            process.waitFor();
        } catch (IOException e) {
            started.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the server takes connections; false if it ended instead. */
    private static boolean ready(Process process, DataDirectory directory, Consumer<String> says) {
        long start = System.nanoTime();
        boolean said = false;
        while (process.isAlive()) {
            var state = PostmasterFile.read(directory.cluster());
            if (state != null && state.process() == process.pid() && state.ready()) {
                return true;
            }
            var waited = Duration.ofNanos(System.nanoTime() - start);
            if (!said && waited.compareTo(SILENCE) > 0) {
                says.accept("PostgreSQL is still starting; after an unclean stop it first repairs its files");
                said = true;
            }
            if (waited.compareTo(PATIENCE) > 0) {
                process.destroyForcibly();
                return false;
            }
            pause(Duration.ofMillis(20));
        }
        return false;
    }

    private static File log(DataDirectory directory) throws IOException {
        var log = directory.logs().resolve("postgres.log");
        if (Files.exists(log) && Files.size(log) > LONGEST_LOG) {
            Files.move(log, log.resolveSibling("postgres.log.1"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        return log.toFile();
    }

    private static String tail(File log, long from) throws IOException {
        try (var file = new RandomAccessFile(log, "r")) {
            file.seek(Math.min(from, file.length()));
            var bytes = new byte[(int) Math.min(file.length() - file.getFilePointer(), 1 << 16)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The start was interrupted.", e);
        }
    }

    /** An orderly stop: open transactions are undone, everything committed is written. */
    @Override
    public void close() {
        stop(process.toHandle(), "INT");
    }

    /** A stop as if the machine went off: for data that nobody needs any more. */
    void abandon() {
        stop(process.toHandle(), "QUIT");
    }

    /** Asks a server to end, then less and less politely. */
    static void stop(ProcessHandle server, String signal) {
        if (!server.isAlive()) {
            return;
        }
        Commands.signal(server.pid(), signal);
        for (var next : List.of("QUIT", "KILL")) {
            if (ended(server)) {
                return;
            }
            Commands.signal(server.pid(), next);
        }
        ended(server);
    }

    private static boolean ended(ProcessHandle server) {
        try {
            server.onExit().get(ORDERLY_END.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (java.util.concurrent.TimeoutException e) {
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What the server writes about itself beside its files. */
    record PostmasterFile(long process, boolean ready) {

        private static final int STATE = 7;

        static @Nullable PostmasterFile read(Path cluster) {
            try {
                var lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
                boolean ready = lines.size() > STATE && lines.get(STATE).strip().equals("ready");
                return lines.isEmpty()
                        ? null
                        : new PostmasterFile(Long.parseLong(lines.getFirst().strip()), ready);
            } catch (IOException | NumberFormatException e) {
                return null; // not there yet, or just being written
            }
        }
    }
}
