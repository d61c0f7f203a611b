package io.perennial.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.rudderstack.sdk.java.analytics.RudderAnalytics;
import com.segment.analytics.Analytics;
import com.segment.analytics.messages.GroupMessage;
import com.segment.analytics.messages.TrackMessage;
import io.perennial.TestDatabase;
import io.perennial.database.DataDirectory;
import io.perennial.database.Database;
import io.perennial.events.ActivityDay;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** What the clients companies use have sent arrives once, though the server is killed in the middle of it. */
class DeliveryTest {

    private static final int EVENTS = 10_000;
    private static final int BEFORE_THE_KILL = 2_000;
    private static final long PATIENCE_SECONDS = 300;

    private final Path data = TestDatabase.folder();

    @Test
    void tenThousandEventsOfEachClientSurviveAKilledServer() throws Exception {
        int port = freePort();
        StartedPerennial first = serve(port);
        URI address = URI.create(first.address());
        register("segment", "key-of-segment");
        register("rudder", "key-of-rudder");
        var segment = segment(address);
        var rudder = rudder(address);

        Thread sending = Thread.startVirtualThread(() -> send(segment, rudder));
        await("select count(*) from events.event", BEFORE_THE_KILL);
        first.kill();
        try (var next = serve(port)) {
            next.address();
            sending.join();
            segment.flush();
            rudder.flush();
            await("select count(*) from events.event", 2 * EVENTS);
            await("select 1 - count(*) from events.batch", 1);

            assertThat(count("select count(*) from events.event")).isEqualTo(2 * EVENTS);
            assertThat(counted()).isEqualTo(2 * EVENTS);
            assertThat(count("select count(*) from events.held")).isZero();
        } finally {
            segment.shutdown();
            rudder.shutdown();
            first.close();
        }
    }

    /** Slowly enough that the server is killed in between. */
    private static void send(Analytics segment, RudderAnalytics rudder) {
        segment.enqueue(GroupMessage.builder("acme").userId("u0").traits(Map.of("name", "Acme")));
        rudder.enqueue(com.rudderstack.sdk.java.analytics.messages.GroupMessage.builder("acme")
                .userId("u0")
                .traits(Map.of("name", "Acme")));
        for (int i = 0; i < EVENTS; i++) {
            segment.enqueue(TrackMessage.builder("Report Exported")
                    .userId("u" + i % 20)
                    .properties(Map.of("number", i))
                    .context(Map.of("groupId", "acme")));
            rudder.enqueue(com.rudderstack.sdk.java.analytics.messages.TrackMessage.builder("Report Exported")
                    .userId("u" + i % 20)
                    .properties(Map.of("number", i))
                    .context(Map.of("groupId", "acme")));
            if (i % 100 == 0) {
                pause(50);
            }
        }
    }

    private static Analytics segment(URI address) {
        return Analytics.builder("key-of-segment")
                .endpoint(address.toString())
                .client(patient())
                .flushQueueSize(100)
                .flushInterval(1, TimeUnit.SECONDS)
                .queueCapacity(2 * EVENTS)
                .retries(1_000)
                .build();
    }

    private static RudderAnalytics rudder(URI address) {
        return RudderAnalytics.builder("key-of-rudder")
                .setDataPlaneUrl(address.toString())
                .client(patient())
                .flushQueueSize(100)
                .flushInterval(1, TimeUnit.SECONDS)
                .queueCapacity(2 * EVENTS)
                .retries(1_000)
                .build();
    }

    private static OkHttpClient patient() {
        return new OkHttpClient.Builder()
                .connectTimeout(15, TimeUnit.SECONDS)
                .readTimeout(60, TimeUnit.SECONDS)
                .writeTimeout(60, TimeUnit.SECONDS)
                .build();
    }

    private StartedPerennial serve(int port) throws IOException {
        return StartedPerennial.start(Map.of(), "serve", "--data", data.toString(), "--port", Integer.toString(port));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void register(String source, String key) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        try (var attached = Database.attach(DataDirectory.at(data));
                var connection = attached.connect();
                var insert = connection.prepareStatement("""
                        insert into access.api_key (hash, source, scopes, hint, created_by, created_at)
                        values (?, ?, '{INTAKE}', 'key-of-', 'test', now())
                        """)) {
            insert.setBytes(1, hash);
            insert.setString(2, source);
            insert.executeUpdate();
        }
    }

    private void await(String question, long expected) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        long seen = -1;
        while (System.nanoTime() < end) {
            seen = count(question);
            if (seen >= expected) {
                return;
            }
            pause(200);
        }
        throw new AssertionError(question + " answers " + seen + " and not " + expected);
    }

    private long count(String question) throws SQLException {
        try (var attached = Database.attach(DataDirectory.at(data));
                var connection = attached.connect()) {
            return number(connection, question);
        }
    }

    private static long number(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** What the days of all accounts add up to. */
    private long counted() throws SQLException {
        long events = 0;
        try (var attached = Database.attach(DataDirectory.at(data));
                var connection = attached.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select payload from events.activity_day union all select payload from events.activity_month")) {
            while (rows.next()) {
                for (ActivityDay day : ActivityDay.decode(rows.getBytes(1))) {
                    events += day.events();
                }
            }
        }
        return events;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
