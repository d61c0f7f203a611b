package io.perennial;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application as a whole comes up on its database and answers. */
@PerennialTest
class ApplicationTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Test
    void answersOnItsPort() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                .build();

        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                    .isLessThan(500);
        }
    }

    @Test
    void keepsTheTablesOfTheFrameworksInASchemaOfTheirOwn() {
        var tables = database.sql("select table_name from information_schema.tables where table_schema = 'database'")
                .query(String.class)
                .list();

        assertThat(tables).contains("scheduled_tasks", "spring_session", "event_publication", "migration");
    }
}
