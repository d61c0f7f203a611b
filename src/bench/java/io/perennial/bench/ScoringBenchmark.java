package io.perennial.bench;

import io.perennial.accounts.Account;
import io.perennial.signals.Assessment.Cause;
import io.perennial.signals.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Touched accounts until their signals and health are kept. */
public final class ScoringBenchmark implements Benchmark {

    private static final int[] SIZES = {1_000, 10_000, 100_000};

    @Override
    public String name() {
        return "scoring";
    }

    @Override
    public String question() {
        return "How many customers are scored again in a second: all signals and all that judges them, read from and kept"
                + " in the embedded database? Each has 190 days of use by up to 9 users; two threads.";
    }

    @Override
    public List<Row> run() throws Exception {
        List<Row> rows = new ArrayList<>();
        try (ManyCustomers customers = new ManyCustomers()) {
            Signals signals = customers.context.getBean(Signals.class);
            List<Account.Id> all = new ArrayList<>();
            for (int size : SIZES) {
                List<Account.Id> more = customers.sign(all.size() + 1, size + 1, 400);
                customers.use(more, 190);
                all.addAll(more);
                score(signals, all);
                ProcessorTime before = ProcessorTime.now();
                double seconds = score(signals, all);
                ProcessorTime used = ProcessorTime.now().since(before);
                rows.add(new Row(
                        String.format(Locale.ROOT, "%,d customers", size),
                        String.format(Locale.ROOT, "%.2f s, %,.0f customers/s", seconds, size / seconds),
                        size == 100_000 ? "< 30 s" : ">= 5,000 customers/s"));
                rows.add(new Row(
                        String.format(Locale.ROOT, "%,d customers: processor time each", size),
                        String.format(
                                Locale.ROOT,
                                "%,.0f µs in Java, %,.0f µs in the database",
                                ProcessorTime.micros(used.java(), size),
                                ProcessorTime.micros(used.database(), size)),
                        "400 µs together fill two cores at 5,000/s"));
            }
        }
        return rows;
    }

    private static double score(Signals signals, List<Account.Id> customers) throws InterruptedException {
        signals.touch(customers, Cause.FACT);
        long begin = System.nanoTime();
        Thread second = Thread.ofPlatform().start(signals::awaitSettled);
        signals.awaitSettled();
        second.join();
        return (System.nanoTime() - begin) / 1e9;
    }
}
