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
import org.springframework.boot.SpringApplication;

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

    /** The address of a copy as a person would write it for an external PostgreSQL. */
    public static String address(Database copy) {
        try (var connection = copy.connect()) {
            var place = connection
                    .getMetaData()
                    .getURL()
                    .replaceFirst("^jdbc:postgresql://", "")
                    .replaceFirst("\\?.*", "");
            var password = Files.readString(Shared.FOLDER.resolve("postgres.password"));
            return "postgres://perennial:" + password + "@" + place;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new folder whose server need not unpack its programs again; it goes when the tests end. */
    public static Path folder() {
        var folder = newFolder();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        return folder;
    }

    private static Path newFolder() {
        try {
            var folder = Files.createTempDirectory("perennial-test-");
            Files.createSymbolicLink(folder.resolve("runtime"), programs());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unpacked once for all test runs. */
    private static Path programs() throws IOException {
        return Files.createDirectories(Path.of("target", "postgres").toAbsolutePath());
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server; its own database is the template that nobody else connects to. */
    private static final class Shared {

        private static final Path FOLDER = newFolder();
        private static final Database TEMPLATE = start();

        private static Database start() {
            var directory = DataDirectory.at(FOLDER);
            directory.claim("test");
            var database = Database.throwaway(directory);
            // after the applications that use it: without it each waits for connections in vain
            SpringApplication.getShutdownHandlers().add(() -> {
                database.close();
                delete(FOLDER);
            });
            return database;
        }
    }
}
