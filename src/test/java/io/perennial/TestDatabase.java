package io.perennial;

import io.perennial.database.DataDirectory;
import io.perennial.database.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** One PostgreSQL for all tests of this JVM; each caller gets a database of its own, with all tables and no rows. */
public final class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int CONNECTIONS = 8;

    private TestDatabase() {}

    /** Connections to a new database with every module's tables. */
    public static DataSource fresh() {
        return copy().pool(CONNECTIONS);
    }

    /** A new database with every module's tables; it lives as long as the JVM. */
    public static Database copy() {
        return Shared.TEMPLATE.copy("test_" + COUNT.incrementAndGet());
    }

    /** The server; its own database is the template that nobody else connects to. */
    private static final class Shared {

        private static final Database TEMPLATE = start();

        private static Database start() {
            try {
                var folder = Files.createTempDirectory("perennial-test-");
                Files.createSymbolicLink(folder.resolve("runtime"), programs());
                var directory = DataDirectory.at(folder);
                directory.claim("test");
                var database = Database.throwaway(directory);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    database.close();
                    delete(folder);
                }));
                return database;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Unpacked once for all test runs. */
        private static Path programs() throws IOException {
            return Files.createDirectories(Path.of("target", "postgres").toAbsolutePath());
        }

        private static void delete(Path folder) {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
