package io.perennial.commands;

import io.perennial.database.CannotStart;
import io.perennial.database.DataDirectory;
import io.perennial.database.Database;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** A data directory together with its running database, held until it is closed. */
record Installation(DataDirectory directory, Database database) implements AutoCloseable {

    private static final String EXTERNAL = "PERENNIAL_DATABASE_URL";

    /** Takes the directory for a server; another process on it is a refusal that says where it answers. */
    static DataDirectory claim(Path data, String command) {
        var directory = DataDirectory.at(data);
        directory.claim(command).ifPresent(other -> {
            throw new CannotStart(other.sentence(data));
        });
        return directory;
    }

    /** Opens the database of a directory that is ours. */
    static Installation open(DataDirectory directory, Consumer<String> says) {
        return new Installation(
                directory, external().map(Database::external).orElseGet(() -> Database.start(directory, says)));
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
            return open(directory, says);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static Optional<String> external() {
        return Optional.ofNullable(System.getenv(EXTERNAL)).filter(address -> !address.isBlank());
    }

    @Override
    public void close() {
        database.close();
        directory.close();
    }
}
