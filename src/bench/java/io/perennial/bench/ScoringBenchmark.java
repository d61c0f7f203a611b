package io.perennial.bench;

import io.perennial.accounts.Account;
import io.perennial.churn.Churn;
import io.perennial.churn.LearnedForecasts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Touched accounts until their signals and health are kept. */
public final class ScoringBenchmark implements Benchmark {

    private static final int[] SIZES = {1_000, 10_000, 100_000};

    /** Scores before anything is measured, so that the program is compiled. */
    private static final int WARM_UP = 200_000;

    @Override
    public String name() {
        return "scoring";
    }

    @Override
    public String question() {
        return "How many customers are scored again in a second: all signals and all that judges them, with a churn"
                + " forecast and its reasons, read from and kept"
                + " in the embedded database? Each has 190 days of use by up to 9 users; three threads; %,d scores before, so that the program is compiled."
                        .formatted(WARM_UP);
    }

    @Override
    public List<Row> run() throws Exception {
        List<Row> rows = new ArrayList<>();
        try (ManyCustomers customers = new ManyCustomers()) {
            LearnedForecasts.putInForce(customers.context);
            List<Account.Id> all = new ArrayList<>();
            for (int size : SIZES) {
                List<Account.Id> more = customers.sign(all.size() + 1, size + 1, 400);
                customers.use(more, 190);
                all.addAll(more);
                for (int scores = 0; scores < (rows.isEmpty() ? WARM_UP : 2 * size); scores += size) {
                    customers.score(all);
                }
                ProcessorTime before = ProcessorTime.now();
                double seconds = customers.score(all);
                ProcessorTime used = ProcessorTime.now().since(before);
                foretold(customers, all);
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
            rows.add(new Row(
                    "on the disk a customer, with everything that is written with a score",
                    String.format(Locale.ROOT, "%.0f kB", size(customers) / 1e3 / all.size()),
                    ""));
        }
        return rows;
    }

    private static double size(ManyCustomers customers) {
        return customers
                .database()
                .sql("select pg_database_size(current_database())")
                .query(Long.class)
                .single();
    }

    private static void foretold(ManyCustomers customers, List<Account.Id> all) {
        if (customers.context.getBean(Churn.class).forecast(all.getLast()).isEmpty()) {
            throw new IllegalStateException("customers were scored without a forecast");
        }
    }
}
