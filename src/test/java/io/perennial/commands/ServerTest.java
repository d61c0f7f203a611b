package io.perennial.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.perennial.TestDatabase;
import io.perennial.database.DataDirectory;
import io.perennial.database.Database;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The server as its administrator meets it: started, started twice, killed, stopped. */
class ServerTest {

    private final Path data = TestDatabase.folder();

    @Test
    void aSecondStartIsRefusedAndCtrlCStopsEverything() throws Exception {
        try (var first = serve(data, 0)) {
            var address = first.address();
            assertThat(status(address)).isLessThan(500);

            try (var second = serve(data, 0)) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.said()).contains("already runs on " + data).contains(address);
            }
            try (var elsewhere =
                    serve(data.resolve("other"), URI.create(address).getPort())) {
                assertThat(elsewhere.exitCode()).isEqualTo(1);
                assertThat(elsewhere.said()).contains("is taken by another program: choose another one with --port.");
            }

            var database = postmaster();
            assertThat(ProcessHandle.of(database)).isPresent();
            first.interrupt();
            first.exitCode();

            assertThat(ProcessHandle.of(database)).isEmpty();
            assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
            assertThat(data.resolve("running.properties")).doesNotExist();
        }
    }

    @Test
    void afterAKillTheNextStartHasEverythingThatWasAcknowledged() throws Exception {
        long database;
        try (var first = serve(data, 0)) {
            first.address();
            database = postmaster();
            insertThousandRows();
            first.kill();
        }

        try (var next = serve(data, 0)) {
            assertThat(status(next.address())).isLessThan(500);

            assertThat(postmaster()).isNotEqualTo(database);
            assertThat(ProcessHandle.of(database)).isEmpty();
            assertThat(countRows()).isEqualTo(1000);
        }
    }

    @Test
    void anExternalPostgresqlIsUsedInsteadOfTheEmbeddedOne() throws Exception {
        var external = TestDatabase.copy();
        var environment = Map.of("PERENNIAL_DATABASE_URL", TestDatabase.address(external));

        try (var server = StartedPerennial.start(environment, "serve", "--data", data.toString(), "--port", "0")) {
            assertThat(status(server.address())).isLessThan(500);

            assertThat(server.said()).contains("external PostgreSQL at 127.0.0.1:");
            assertThat(data.resolve("postgres")).doesNotExist();
        }
        assertThatCode(() -> external.connect().close()).doesNotThrowAnyException();
    }

    private static StartedPerennial serve(Path data, int port) throws IOException {
        return StartedPerennial.start(Map.of(), "serve", "--data", data.toString(), "--port", Integer.toString(port));
    }

    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst());
    }

    private void insertThousandRows() throws SQLException {
        try (var attached = Database.attach(DataDirectory.at(data));
                var connection = attached.connect();
                var statement = connection.createStatement()) {
            statement.execute("create table acknowledged (number int)");
            for (int number = 0; number < 1000; number++) {
                statement.execute("insert into acknowledged values (" + number + ")");
            }
        }
    }

    private int countRows() throws SQLException {
        try (var attached = Database.attach(DataDirectory.at(data));
                var connection = attached.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from acknowledged")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static int status(String address) throws IOException {
        var connection = (HttpURLConnection) URI.create(address + "/").toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setReadTimeout((int) TimeUnit.SECONDS.toMillis(30));
        return connection.getResponseCode();
    }
}
