package io.perennial.events;

import io.perennial.bench.Benchmark;
import io.perennial.bench.ProcessorTime;
import io.perennial.bench.WorkingServer;
import io.perennial.shared.SourceKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.PGConnection;

/**
 * Batches over HTTP until they are acknowledged, de-duplicated and rolled up, against COPY of the very rows this left
 * in the log into the same indexed table, emptied, on the same server in the same run. Sender, server and database
 * share the machine.
 */
public final class IntakeBenchmark implements Benchmark {

    private static final int EVENTS = 900_000;
    private static final int WARM_UP = 5;
    private static final int ACCOUNTS = 2_000;
    private static final int SENDERS = 64;
    private static final int COPY_CHUNK = 50_000;
    private static final String COLUMNS =
            "(at, received_at, account, user_key, batch, name, source, kind, value, properties)";

    private final Random random = new Random(7);

    @Override
    public String name() {
        return "intake";
    }

    @Override
    public String question() {
        return "How many events a second come in by HTTP (%,d events of about 400 bytes in batches of 100-500, %,d accounts, %d connections; %d times as many before, so that the program is compiled), durable and counted, and how many rows does COPY put into the same table, in the order in which they came?"
                .formatted(EVENTS, ACCOUNTS, SENDERS, WARM_UP);
    }

    @Override
    public List<Row> run() throws Exception {
        try (WorkingServer working = new WorkingServer()) {
            return measure(working);
        }
    }

    private List<Row> measure(WorkingServer working) throws Exception {
        int port = working.port();
        String key = working.key(new SourceKey("bench"));
        Intake intake = working.bean(Intake.class);
        for (int round = 0; round < WARM_UP; round++) {
            send(port, bodies(key, round * EVENTS, EVENTS, round == 0));
        }
        intake.awaitRolledUp();
        try (Connection connection = working.database().connect()) {
            execute(connection, "truncate events.event", "checkpoint");
            List<byte[]> bodies = bodies(key, WARM_UP * EVENTS, EVENTS, false);
            ProcessorTime before = ProcessorTime.now();
            long begin = System.nanoTime();
            List<Long> waits = send(port, bodies);
            double acknowledged = seconds(begin);
            intake.awaitRolledUp();
            double counted = seconds(begin);
            ProcessorTime used = ProcessorTime.now().since(before);
            long stored = number(connection, "select count(*) from events.event");
            if (stored != EVENTS) {
                throw new IllegalStateException(stored + " of " + EVENTS + " events are in the log");
            }
            double log = number(connection, size("event_%")) / (double) EVENTS;
            double ids = number(connection, size("message_%")) / (double) (EVENTS * (WARM_UP + 1));
            List<byte[]> rows = dump(connection, """
                    select at, received_at, account, user_key, batch, name, source, kind, value, properties
                    from events.event order by batch, random()""");
            List<byte[]> newIds = dump(connection, "select gen_random_uuid() from events.event");
            execute(connection, "truncate events.event", "checkpoint");
            ProcessorTime beforeCopy = ProcessorTime.now();
            double copy = EVENTS / copyBack(connection, rows, List.of());
            ProcessorTime usedByCopy = ProcessorTime.now().since(beforeCopy);
            execute(connection, "truncate events.event", "checkpoint");
            double both = EVENTS / copyBack(connection, rows, newIds);
            double rate = EVENTS / counted;
            waits.sort(Comparator.naturalOrder());
            return List.of(
                    row("acknowledged", EVENTS / acknowledged, "events/s", ""),
                    row("acknowledged, de-duplicated and rolled up", rate, "events/s", ">= 40,000 on a quiet machine"),
                    row("COPY of the same rows in chunks of 50,000", copy, "rows/s", "the limit"),
                    row("share of COPY", 100 * rate / copy, "%", ">= 40 %"),
                    row("COPY of these rows, and of as many message ids into theirs", both, "rows/s", ""),
                    row("share of both COPYs", 100 * rate / both, "%", ""),
                    row(
                            "processor time an event: sender and server",
                            ProcessorTime.micros(used.java(), EVENTS),
                            "µs",
                            ""),
                    row("processor time an event: database", ProcessorTime.micros(used.database(), EVENTS), "µs", ""),
                    row(
                            "processor time a row of COPY: database",
                            ProcessorTime.micros(usedByCopy.database(), EVENTS),
                            "µs",
                            ""),
                    row("on the disk an event: log and its indexes", log, "bytes", ""),
                    row("on the disk an event: its id, by which it is known for ever", ids, "bytes", ""),
                    row("wait for an answer, median", waits.get(waits.size() / 2) / 1e6, "ms", ""),
                    row("wait for an answer, 99 of 100", waits.get(waits.size() * 99 / 100) / 1e6, "ms", ""));
        }
    }

    private static String size(String tables) {
        return "select sum(pg_total_relation_size(oid)) from pg_class"
                + " where relnamespace = 'events'::regnamespace and relkind = 'r' and relname like '" + tables + "'";
    }

    private static Row row(String what, double value, String unit, String goal) {
        return new Row(what, String.format(Locale.ROOT, value < 100 ? "%,.1f %s" : "%,.0f %s", value, unit), goal);
    }

    /** Whole requests, made beforehand so that making them is not measured. */
    private List<byte[]> bodies(String key, int from, int count, boolean founding) {
        List<byte[]> requests = new ArrayList<>();
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        int done = 0;
        while (done < count) {
            int size = Math.min(count - done, 100 + random.nextInt(401));
            StringBuilder body = new StringBuilder(size * 420);
            body.append("{\"batch\":[");
            for (int i = 0; i < size; i++) {
                event(body, from + done + i, now, founding && done + i < ACCOUNTS);
                body.append(i + 1 < size ? "," : "]");
            }
            body.append(",\"writeKey\":\"")
                    .append(key)
                    .append("\",\"sentAt\":\"")
                    .append(now)
                    .append("\"}");
            requests.add(request(body.toString().getBytes(StandardCharsets.UTF_8)));
            done += size;
        }
        return requests;
    }

    private void event(StringBuilder body, int number, String now, boolean founding) {
        int account = founding ? number : random.nextInt(ACCOUNTS);
        String head = founding
                ? "{\"type\":\"group\",\"traits\":{\"name\":\"Account %1$d\"},\"groupId\":\"account-%1$d\""
                        .formatted(account)
                : "{\"type\":\"track\",\"event\":\"Feature %d Used\",\"properties\":{\"value\":%d,\"plan\":\"professional\",\"screen\":\"dashboard/%d\"}"
                        .formatted(random.nextInt(40), random.nextInt(500), random.nextInt(100));
        body.append(head)
                .append(",\"messageId\":\"node-next-1785312345678-%08d-4b1f-a7f2-9a11\"".formatted(number))
                .append(",\"userId\":\"user-%d-%d\"".formatted(account, random.nextInt(20)))
                .append(",\"timestamp\":\"")
                .append(now)
                .append('"')
                .append(",\"context\":{\"groupId\":\"account-")
                .append(account)
                .append("\",\"library\":{\"name\":\"@segment/analytics-node\",\"version\":\"3.1.0\"}}")
                .append(",\"integrations\":{},\"_metadata\":{\"nodeVersion\":\"20.11.0\",\"jsRuntime\":\"node\"}}");
    }

    private static byte[] request(byte[] body) {
        ByteArrayOutputStream request = new ByteArrayOutputStream(body.length + 200);
        request.writeBytes(
                "POST /v1/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                        .formatted(body.length)
                        .getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(body);
        return request.toByteArray();
    }

    /** Sends over a few connections that are kept, and answers how long each request waited, in nanoseconds. */
    private static List<Long> send(int port, List<byte[]> requests) throws Exception {
        AtomicInteger next = new AtomicInteger();
        List<Thread> senders = new ArrayList<>();
        List<Long> waits = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Throwable> problems = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < SENDERS; i++) {
            senders.add(Thread.startVirtualThread(() -> {
                try (BareConnection connection = new BareConnection(port)) {
                    int mine;
                    while ((mine = next.getAndIncrement()) < requests.size()) {
                        long begin = System.nanoTime();
                        connection.send(requests.get(mine));
                        waits.add(System.nanoTime() - begin);
                    }
                } catch (Exception e) {
                    problems.add(e);
                }
            }));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException("not everything was acknowledged", problems.getFirst());
        }
        return waits;
    }

    private static List<byte[]> dump(Connection connection, String query) throws Exception {
        execute(connection, "create temporary table dump as " + query);
        List<byte[]> chunks = new ArrayList<>();
        for (int from = 0; from < EVENTS; from += COPY_CHUNK) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select * from dump offset %d limit %d) to stdout (format binary)"
                                    .formatted(from, COPY_CHUNK),
                            out);
            chunks.add(out.toByteArray());
        }
        execute(connection, "drop table dump");
        return chunks;
    }

    /** One transaction a chunk; answers seconds. */
    private static double copyBack(Connection connection, List<byte[]> rows, List<byte[]> ids) throws Exception {
        connection.setAutoCommit(false);
        long begin = System.nanoTime();
        for (int chunk = 0; chunk < rows.size(); chunk++) {
            copyIn(connection, "events.event " + COLUMNS, rows.get(chunk));
            if (!ids.isEmpty()) {
                copyIn(connection, "events.message (id)", ids.get(chunk));
            }
            connection.commit();
        }
        double seconds = seconds(begin);
        connection.setAutoCommit(true);
        return seconds;
    }

    private static void copyIn(Connection connection, String target, byte[] rows) throws Exception {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "copy " + target + " from stdin (format binary)",
                        new java.io.ByteArrayInputStream(rows),
                        1 << 16);
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
