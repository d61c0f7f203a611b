package io.perennial.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * The one PostgreSQL of an installation, running and with every module's schema up to date: embedded in the data
 * directory, embedded by another process of ours, or external. Whoever opened it closes it.
 */
public final class Database implements AutoCloseable {

    /** The PostgreSQL that travels with this program. */
    public static final String EMBEDDED_VERSION = PostgresBinaries.VERSION;

    private static final int OLDEST_EXTERNAL = 15;
    private static final String NAME = "perennial";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MISSING_DATABASE = "3D000";

    private final String url;
    private final Properties properties;
    private final String place;
    private final Runnable end;

    private Database(String url, Properties properties, String place, Runnable end) {
        this.url = url;
        this.properties = properties;
        this.place = place;
        this.end = end;
    }

    /** Starts the embedded server on a directory that this process has claimed. */
    public static Database start(DataDirectory directory, Consumer<String> says) {
        return start(directory, PostgresSettings.durable(PostgresSettings.machineMemory()), says);
    }

    /** An embedded server for tests: nothing of it is safe against a crash. */
    public static Database throwaway(DataDirectory directory) {
        return start(directory, PostgresSettings.throwaway(), says -> {});
    }

    private static Database start(DataDirectory directory, PostgresSettings settings, Consumer<String> says) {
        try {
            var server = PostgresServer.start(directory, settings, says);
            Runnable end = settings.durable() ? server::close : server::abandon;
            try {
                directory.databaseAt(server.port());
                return embedded(directory, server.port(), end).migrated(says);
            } catch (IOException | RuntimeException e) {
                end.run();
                throw e;
            }
        } catch (IOException e) {
            throw explained(directory, e);
        }
    }

    /** Reaches the embedded server that another process of ours runs, or is about to run, on the directory. */
    public static Database attach(DataDirectory directory) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var running = directory.running();
            var port = running.flatMap(DataDirectory.Running::databasePort);
            if (port.isPresent()) {
                running.get().checkProgram(directory.path(), Program.self());
                return attach(directory, port.get());
            }
            PostgresServer.pause(Duration.ofMillis(100));
        }
        throw new CannotStart("Another Perennial has been starting on %s for %d seconds: see %s/logs/perennial.log."
                .formatted(directory.path(), PATIENCE.toSeconds(), directory.path()));
    }

    private static Database attach(DataDirectory directory, int port) {
        try {
            return embedded(directory, port, () -> {}).migrated(says -> {});
        } catch (IOException e) {
            throw explained(directory, e);
        }
    }

    /** Reaches the PostgreSQL at an address as people write it in {@code PERENNIAL_DATABASE_URL}. */
    public static Database external(String address) {
        var parsed = DatabaseUrl.parse(address);
        var place = "external PostgreSQL at " + parsed.place();
        var properties = common(parsed.properties());
        var found = new Database(parsed.jdbc(), properties, place, () -> {});
        found.checkExternal();
        var lock = found.lockedForThisBuild();
        try {
            return new Database(parsed.jdbc(), properties, place, lock::close).migrated(says -> {});
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private BuildLock lockedForThisBuild() {
        try {
            return BuildLock.take(connect(), Program.self().orElse("(development)"), place);
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private static Database embedded(DataDirectory directory, int port, Runnable end) throws IOException {
        var properties = new Properties();
        properties.setProperty("user", Cluster.USER);
        properties.setProperty("password", Files.readString(directory.passwordFile()));
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
        var place = "embedded PostgreSQL in " + directory.path() + " (port " + port + ")";
        return new Database(url, common(properties), place, end);
    }

    private static Properties common(Properties properties) {
        properties.setProperty("ApplicationName", NAME);
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    private Database migrated(Consumer<String> says) {
        try (var connection = connect()) {
            connection.isValid(0);
        } catch (SQLException e) {
            createMissing(e);
        }
        Migrations.apply(this, says);
        return this;
    }

    private void createMissing(SQLException refusal) {
        if (!MISSING_DATABASE.equals(refusal.getSQLState()) || !database().equals(NAME)) {
            throw unreachable(refusal);
        }
        execute("postgres", "create database " + NAME);
    }

    private void checkExternal() {
        try (var connection = connect()) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < OLDEST_EXTERNAL) {
                throw new CannotStart("The %s is version %d, and Perennial needs PostgreSQL %d or newer: update it."
                        .formatted(place, major, OLDEST_EXTERNAL));
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private CannotStart unreachable(SQLException cause) {
        return new CannotStart(
                "The %s cannot be reached (%s): check its address, its password and that it runs."
                        .formatted(place, String.valueOf(cause.getMessage()).replaceAll("\\s+", " ")),
                cause);
    }

    private static CannotStart explained(DataDirectory directory, IOException cause) {
        if (String.valueOf(cause.getMessage()).contains("No space left on device")) {
            return directory.diskFull(0);
        }
        return cause instanceof FileSystemException
                ? DataDirectory.unwritable(directory.path(), cause)
                : Diagnosis.of(cause.toString(), directory);
    }

    /** A new connection outside of any pool; for COPY over a long time and the like. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, properties);
    }

    /**
     * Connections that are kept and used again; whoever asks closes it. Their address is the short one, without the
     * settings: what looks for passwords in addresses takes a time that grows with the square of their length.
     */
    public HikariDataSource pool(int connections) {
        var pool = new HikariConfig();
        pool.setPoolName(NAME);
        pool.setJdbcUrl(url);
        pool.setDataSourceProperties(properties);
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(1);
        pool.setConnectionInitSql("set time zone 'UTC'");
        return new HikariDataSource(pool);
    }

    /**
     * A copy under another name on the same server, with all that this one holds; nobody may use this one meanwhile.
     */
    public Database copy(String name) {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("a database's name is of a-z, 0-9 and _ but was " + name);
        }
        execute("postgres", "create database " + name + " template " + database());
        return new Database(beside(name), properties, place, () -> {});
    }

    private void execute(String database, String sql) {
        try (var connection = DriverManager.getConnection(beside(database), properties);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private String database() {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private String beside(String database) {
        return url.substring(0, url.lastIndexOf('/') + 1) + database;
    }

    /** Where it is, for people: {@code embedded PostgreSQL in ./data (port 54321)}. */
    public String place() {
        return place;
    }

    /** The server's version, for people: {@code 18.6}. */
    public String version() {
        try (var connection = connect()) {
            return connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
