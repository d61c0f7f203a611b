package io.perennial.bench;

import io.perennial.access.Access;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ExternalId;
import io.perennial.shared.SourceKey;
import io.perennial.signals.Signals;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * From the answer to an event until the open page of its customer has the health that counts it, while other events
 * come in at a steady rate. Senders, browser, server and database share the machine.
 */
public final class LiveBenchmark implements Benchmark {

    private static final SourceKey SOURCE = new SourceKey("bench");
    private static final int CUSTOMERS = 2_000;
    private static final int BATCHES_A_SECOND = 50;
    private static final int EVENTS_A_BATCH = 20;
    private static final int WARM_UP = 200;
    private static final int TRIES = 300;
    private static final long LONGEST_SECONDS = 30;

    private final Random random = new Random(7);
    private final AtomicLong number = new AtomicLong();
    private final HttpClient sender =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public String name() {
        return "live";
    }

    @Override
    public String question() {
        return "How long after an event was acknowledged does the open page of its customer have the health that counts it, while %,d events a second of %,d other customers come in, in batches of %d; %d tries after %d that are not counted?"
                .formatted(BATCHES_A_SECOND * EVENTS_A_BATCH, CUSTOMERS, EVENTS_A_BATCH, TRIES, WARM_UP);
    }

    @Override
    public List<Row> run() throws Exception {
        try (WorkingServer working = new WorkingServer()) {
            return measure(working);
        }
    }

    private List<Row> measure(WorkingServer working) throws Exception {
        String server = "http://localhost:" + working.port();
        String key = working.key(SOURCE);
        for (int first = 0; first <= CUSTOMERS; first += EVENTS_A_BATCH) {
            StringBuilder founding = new StringBuilder();
            for (int i = first; i < first + EVENTS_A_BATCH; i++) {
                founding.append(founding.isEmpty() ? "" : ",").append(event("group", i));
            }
            post(server, key, founding.toString());
        }
        Signals signals = working.bean(Signals.class);
        signals.awaitSettled();
        Account.Id watched = watched(working);
        Visitor visitor = Visitor.signedIn(server, working.bean(Access.class));
        Semaphore news = new Semaphore(0);
        Stream<String> told = visitor.told("account-" + watched.value());
        Thread.startVirtualThread(
                () -> told.filter(line -> line.startsWith("data:")).forEach(_ -> news.release()));
        AtomicReference<Throwable> problem = new AtomicReference<>();
        Thread load = Thread.startVirtualThread(() -> load(server, key, problem));
        double[] millis = new double[TRIES];
        for (int attempt = -WARM_UP; attempt < TRIES; attempt++) {
            double took = once(server, key, visitor, signals, watched, news);
            if (attempt >= 0) {
                millis[attempt] = took;
            }
            Thread.sleep(random.nextInt(50, 250)); // so that tries do not go in step with the rounds they wait for
        }
        load.interrupt();
        load.join();
        if (problem.get() != null) {
            throw new IllegalStateException("the other events could not be sent", problem.get());
        }
        Arrays.sort(millis);
        return List.of(
                row("median", millis[TRIES / 2], ""),
                row("95 of 100", millis[TRIES * 95 / 100], ""),
                row("99 of 100", millis[TRIES * 99 / 100], "< 1,000 ms"),
                row("the longest", millis[TRIES - 1], ""));
    }

    private static Account.Id watched(WorkingServer working) {
        ExternalId watched = new ExternalId(SOURCE, "group", "c0");
        Map<ExternalId, Account.Id> ids = working.bean(Accounts.class).ids(List.of(watched));
        Account.Id id = ids.get(watched);
        if (id == null) {
            throw new IllegalStateException("the customer is not known");
        }
        return id;
    }

    /** One event of the watched customer; milliseconds until the page has what counts it. */
    private double once(String server, String key, Visitor visitor, Signals signals, Account.Id watched, Semaphore news)
            throws Exception {
        news.drainPermits();
        post(server, key, event("track", 0));
        Instant acknowledged = Instant.now();
        long begin = System.nanoTime();
        while (true) {
            if (!news.tryAcquire(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the page was told nothing for " + LONGEST_SECONDS + " seconds");
            }
            if (signals.current(watched)
                    .filter(current -> current.asOf().isAfter(acknowledged))
                    .isPresent()) {
                if (!visitor.text("/accounts/" + watched.value()).contains("id=\"health\"")) {
                    throw new IllegalStateException("the page has no health");
                }
                return (System.nanoTime() - begin) / 1e6;
            }
        }
    }

    /** At a steady rate, whether answers come or not. */
    private void load(String server, String key, AtomicReference<Throwable> problem) {
        long next = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            Thread.startVirtualThread(() -> {
                try {
                    StringBuilder batch = new StringBuilder();
                    for (int i = 0; i < EVENTS_A_BATCH; i++) {
                        batch.append(i == 0 ? "" : ",").append(event("track", 1 + random.nextInt(CUSTOMERS)));
                    }
                    post(server, key, batch.toString());
                } catch (Exception e) {
                    problem.set(e);
                }
            });
            next += 1_000_000_000L / BATCHES_A_SECOND;
            java.util.concurrent.locks.LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private String event(String type, int customer) {
        return "{\"type\":\"%s\",\"event\":\"Feature %d Used\",\"messageId\":\"live-%d\",\"userId\":\"user-%d-%d\",\"groupId\":\"c%d\",\"traits\":{\"name\":\"Customer %d\"}}"
                .formatted(
                        type,
                        random.nextInt(40),
                        number.incrementAndGet(),
                        customer,
                        random.nextInt(9),
                        customer,
                        customer);
    }

    private void post(String server, String key, String events) throws Exception {
        HttpResponse<String> answer = sender.send(
                HttpRequest.newBuilder(URI.create(server + "/v1/batch"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"writeKey\":\"" + key + "\",\"batch\":[" + events + "]}"))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("not taken: " + answer.statusCode() + " " + answer.body());
        }
    }

    private static Row row(String what, double millis, String goal) {
        return new Row(what, String.format(Locale.ROOT, "%,.0f ms", millis), goal);
    }
}
