package io.perennial.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the live feed over HTTP as any customer's product would, about once in two seconds, until interrupted. */
final class LiveSender implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSender.class);
    private static final Duration PAUSE = Duration.ofMillis(1800);

    private final LiveFeed feed;
    private final URI batches;
    private final String authorization;
    private final Clock clock;

    LiveSender(LiveFeed feed, URI server, String key, Clock clock) {
        this.feed = feed;
        this.batches = server.resolve("/v1/batch");
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
        this.clock = clock;
    }

    /** Runs beside the server until the answered thread is interrupted. */
    Thread start() {
        return Thread.ofVirtual().name("demo-feed").start(this);
    }

    @Override
    public void run() {
        try (var client = HttpClient.newHttpClient()) {
            while (!Thread.currentThread().isInterrupted()) {
                send(client);
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(HttpClient client) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(batches)
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofByteArray(feed.batch(clock.instant())))
                .build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                LOG.warn("The demo's events were answered with {}: {}", answer.statusCode(), answer.body());
            }
        } catch (IOException e) {
            LOG.info("The demo's events could not be sent: {}", e.getMessage());
        }
    }
}
