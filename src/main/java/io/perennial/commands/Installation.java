package io.perennial.commands;

import io.perennial.database.CannotStart;
import io.perennial.database.DataDirectory;
import io.perennial.database.Database;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** A data directory together with its database, held until it is closed. */
final class Installation implements AutoCloseable {

    private static final String EXTERNAL = "PERENNIAL_DATABASE_URL";

    private final DataDirectory directory;
    private final CompletableFuture<Database> database;

    private Installation(DataDirectory directory, CompletableFuture<Database> database) {
        this.directory = directory;
        this.database = database;
    }

    private Installation(DataDirectory directory, Database database) {
        this(directory, CompletableFuture.completedFuture(database));
    }

    /** Takes the directory for a server; another process on it is a refusal that says where it answers. */
    static DataDirectory claim(Path data, String command) {
        var directory = DataDirectory.at(data);
        directory.claim(command).ifPresent(other -> {
            throw new CannotStart(other.sentence(data));
        });
        return directory;
    }

    /** Opens the database of a directory that is ours, while the caller prepares what needs it later. */
    static Installation opening(DataDirectory directory, Consumer<String> says) {
        var opened = new CompletableFuture<Database>();
        Thread.ofPlatform().name("database").daemon().start(() -> {
            try {
                opened.complete(database(directory, says));
            } catch (Throwable e) {
                opened.completeExceptionally(e);
            }
        });
        return new Installation(directory, opened);
    }

    private static Database database(DataDirectory directory, Consumer<String> says) {
        return external().map(Database::external).orElseGet(() -> Database.start(directory, says));
    }

    DataDirectory directory() {
        return directory;
    }

    /** Waits until the database is open. Throws what kept it from opening. */
    Database database() {
        try {
            return database.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException problem -> throw problem;
                case Error problem -> throw problem;
                case null, default -> throw e;
            }
        }
    }

    /** Opens a directory for a command that ends: beside a running server it uses that server's database. */
    static Installation share(Path data, String command, Consumer<String> says) {
        var directory = DataDirectory.at(data);
        var address = external();
        if (address.isPresent()) {
            return new Installation(directory, Database.external(address.get()));
        }
        if (directory.claim(command).isPresent()) {
            return new Installation(directory, Database.attach(directory));
        }
        try {
            return new Installation(directory, database(directory, says));
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static Optional<String> external() {
        return Optional.ofNullable(System.getenv(EXTERNAL)).filter(address -> !address.isBlank());
    }

    /** Also while the database is still opening. */
    @Override
    public void close() {
        database.handle((open, problem) -> Optional.ofNullable(open)).join().ifPresent(Database::close);
        directory.close();
    }
}
