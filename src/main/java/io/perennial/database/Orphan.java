package io.perennial.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A server that outlived the process that started it, because no death signal could be set or it was not heard. */
final class Orphan {

    private Orphan() {}

    /** Stops what still runs on the directory's files. Call it only while the directory is ours. */
    static void stop(DataDirectory directory) throws IOException {
        var state = PostgresServer.PostmasterFile.read(directory.cluster());
        if (state == null) {
            return;
        }
        var server = ProcessHandle.of(state.process()).filter(ProcessHandle::isAlive);
        if (server.isEmpty()) {
            return; // PostgreSQL itself clears away what a dead one left
        }
        if (!servesFiles(server.get(), directory.cluster())) {
            Files.delete(directory.cluster().resolve("postmaster.pid")); // the number was given to another process
            return;
        }
        PostgresServer.stop(server.get(), "INT");
        if (server.get().isAlive()) {
            throw new CannotStart(
                    "An old PostgreSQL (process %d) still runs on %s and cannot be stopped by %s: stop it and start again."
                            .formatted(state.process(), directory.path(), System.getProperty("user.name")));
        }
        PostgresServer.pause(Duration.ofMillis(100));
    }

    private static boolean servesFiles(ProcessHandle process, Path cluster) throws IOException {
        var words = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        if (Files.isReadable(words)) {
            return Files.readString(words).contains(cluster.toString());
        }
        return process.info().command().map(name -> name.endsWith("postgres")).orElse(true);
    }
}
