package io.perennial.portfolio;

import com.zaxxer.hikari.HikariDataSource;
import io.perennial.TestDatabase;
import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.bench.Benchmark;
import io.perennial.database.DataDirectory;
import io.perennial.database.Database;
import io.perennial.health.Band;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The accounts list at 100,000 accounts: every sorting, both ways, first, middle and last pages, filters and searches.
 */
public final class PortfolioBenchmark implements Benchmark {

    private static final int ACCOUNTS = 100_000;
    private static final int REPEATS = 5;
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);
    private static final String[] FIRST = {
        "Nord", "Alpen", "Hafen", "Kiesel", "Birken", "Wald", "Stern", "Rhein", "Turm"
    };
    private static final String[] SECOND = {"licht", "blick", "werk", "tal", "stein", "feld", "bach", "burg", "see"};
    private static final String[] THIRD = {"Logistik", "Software", "AG", "GmbH", "Technik", "Handel", "Energie"};

    private final SplittableRandom random = new SplittableRandom(1);
    private TransactionTemplate asked;

    @Override
    public String name() {
        return "portfolio";
    }

    @Override
    public String question() {
        return "How long does the accounts list take to filter, sort, search and page 100,000 accounts, 50 a page, with the"
                + " exact number and ARR of all that match in each band?";
    }

    @Override
    public List<Row> run() {
        DataDirectory directory = DataDirectory.at(TestDatabase.folder());
        directory.claim("bench");
        try (Database server = Database.start(directory, says -> {});
                HikariDataSource pool = server.pool(4)) {
            asked = new TransactionTemplate(new JdbcTransactionManager(pool));
            return run(JdbcClient.create(pool));
        }
    }

    private List<Row> run(JdbcClient database) {
        PortfolioStore store = new PortfolioStore(database);
        EntryStore reader = new EntryStore(database);
        double seconds = fill(store);
        database.sql("vacuum analyze portfolio.account").update();
        database.sql("vacuum analyze portfolio.detail").update();
        database.sql("vacuum analyze portfolio.search").update();
        double update = rewrite(store);
        return List.of(
                new Row(
                        "rows written for the first time",
                        String.format(Locale.ROOT, "%,.0f accounts/s", ACCOUNTS / seconds),
                        ""),
                new Row(
                        "rows whose score changed",
                        String.format(Locale.ROOT, "%,.0f accounts/s", ACCOUNTS / update),
                        ">= 5,000 accounts/s with signals and health"),
                measured("every sorting, first page", reader, Filter.CUSTOMERS, 0),
                measured("every sorting, page 1,000 of 2,000", reader, Filter.ALL, 49_950),
                measured("every sorting, last page", reader, Filter.ALL, ACCOUNTS - 50),
                measured(
                        "at risk only, every sorting, first page",
                        reader,
                        Filter.CUSTOMERS.withBands(Set.of(Band.AT_RISK)),
                        0),
                measured(
                        "one CSM's book of 100, every sorting, first page",
                        reader,
                        Filter.CUSTOMERS.withBooks(Set.of(new Member.Id(7))),
                        0),
                measured(
                        "never customers, every sorting, first page",
                        reader,
                        new Filter(Set.of(Presence.PROSPECT), Set.of(), Set.of(), Optional.empty(), ""),
                        0),
                measured("search of 3 letters that finds thousands", reader, Filter.CUSTOMERS.withSearch("nor"), 0),
                measured("search of 2 letters that finds thousands", reader, Filter.CUSTOMERS.withSearch("no"), 0),
                measured("search that finds one", reader, Filter.CUSTOMERS.withSearch("crm-77777"), 0),
                day(reader),
                summary(reader));
    }

    private Row measured(String what, EntryStore reader, Filter filter, long offset) {
        List<Double> times = new ArrayList<>();
        for (int repeat = 0; repeat <= REPEATS; repeat++) {
            for (Sort sort : Sort.values()) {
                if (!sort.ofEveryList()) {
                    continue;
                }
                for (boolean descending : List.of(true, false)) {
                    double millis = page(reader, filter, sort, descending, offset);
                    if (repeat > 0) {
                        times.add(millis);
                    }
                }
            }
        }
        return row(what, times);
    }

    /** As {@link Portfolio} reads a page, in milliseconds. */
    private double page(EntryStore reader, Filter filter, Sort sort, boolean descending, long offset) {
        long start = System.nanoTime();
        asked.executeWithoutResult(status -> {
            reader.planAsAsked();
            Filter searched = reader.searched(filter);
            long total = reader.summary(searched.withBands(Set.of())).accountsIn(filter.bands());
            reader.rows(searched, sort, descending, 50, offset, total);
        });
        return (System.nanoTime() - start) / 1e6;
    }

    private Row day(EntryStore reader) {
        List<Double> times = new ArrayList<>();
        for (int repeat = 0; repeat < 10 * REPEATS; repeat++) {
            times.add(page(reader, Filter.CUSTOMERS.with(Narrowing.TODAY), Sort.STAKE, true, 0));
        }
        return row("the day's list of everybody", times);
    }

    private Row summary(EntryStore reader) {
        List<Double> times = new ArrayList<>();
        for (int repeat = 0; repeat < 10 * REPEATS; repeat++) {
            long start = System.nanoTime();
            asked.executeWithoutResult(status -> {
                reader.planAsAsked();
                reader.summary(Filter.CUSTOMERS);
            });
            times.add((System.nanoTime() - start) / 1e6);
        }
        return row("customers and ARR by band", times);
    }

    private static Row row(String what, List<Double> times) {
        double[] sorted =
                times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Row(
                what,
                String.format(
                        Locale.ROOT,
                        "median %.1f ms, p95 %.1f ms",
                        sorted[sorted.length / 2],
                        sorted[sorted.length * 95 / 100]),
                "p95 < 100 ms");
    }

    private double fill(PortfolioStore store) {
        long start = System.nanoTime();
        for (int from = 1; from <= ACCOUNTS; from += 500) {
            List<Base> bases = new ArrayList<>();
            List<Judged> judged = new ArrayList<>();
            for (int id = from; id < from + 500; id++) {
                bases.add(base(id));
                judged.add(judged(id, 0));
            }
            store.putBase(bases);
            store.putJudged(judged);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private double rewrite(PortfolioStore store) {
        long start = System.nanoTime();
        for (int from = 1; from <= ACCOUNTS; from += 500) {
            List<Judged> judged = new ArrayList<>();
            for (int id = from; id < from + 500; id++) {
                judged.add(judged(id, 60));
            }
            store.putJudged(judged);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private Base base(int id) {
        String name = pick(FIRST) + pick(SECOND) + " " + pick(THIRD) + " " + random.nextInt(1000);
        int csm = random.nextInt(1000);
        return new Base(
                new Account.Id(id),
                name,
                (name + " crm-" + id).toLowerCase(Locale.ROOT),
                random.nextInt(10) == 0 ? Optional.of(new Account.Id(1 + random.nextInt(ACCOUNTS))) : Optional.empty(),
                Presence.values()[random.nextInt(20) < 15 ? 0 : random.nextInt(4)],
                Account.TouchModel.values()[random.nextInt(3)],
                Optional.of(member(csm)),
                Math.round(Math.exp(random.nextDouble(7, 12))),
                random.nextBoolean() ? Optional.of(TODAY.plusDays(random.nextInt(365))) : Optional.empty(),
                Optional.empty(),
                random.nextInt(20) == 0 ? urgent(random.nextDouble()) : Marks.NONE);
    }

    private static Marks urgent(double urgency) {
        return new Marks(urgency, Optional.empty(), List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    private static Member member(int id) {
        return new Member(
                new Member.Id(id),
                "csm" + id + "@example.org",
                "Csm " + id,
                io.perennial.access.Role.CSM,
                Optional.empty(),
                Optional.empty(),
                1,
                true,
                true,
                Instant.EPOCH,
                Optional.empty());
    }

    private Judged judged(int id, int later) {
        double score = random.nextDouble(100);
        double[] recent = new double[29];
        Arrays.fill(recent, score);
        return new Judged(
                new Account.Id(id),
                Instant.parse("2026-01-05T12:00:00Z").plusSeconds(later),
                TODAY,
                true,
                score >= 70 ? Band.HEALTHY : score >= 40 ? Band.WATCH : Band.AT_RISK,
                OptionalDouble.of(score),
                random.nextInt(10) == 0 ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble(-20, 20)),
                0.8,
                recent,
                "24 of 60 seats active, 41 four weeks ago.",
                "24 von 60 Plätzen aktiv, vor vier Wochen 41.",
                random.nextInt(5) == 0 ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble()),
                OptionalInt.of(random.nextInt(5)),
                random.nextBoolean() ? Optional.of(TODAY.minusDays(random.nextInt(200))) : Optional.empty(),
                random.nextInt(5) == 0 ? Optional.empty() : Optional.of(risk(random.nextDouble(0.3))));
    }

    private static Risk risk(double within90) {
        return new Risk(
                within90 / 3,
                within90 / 2,
                within90,
                within90 / 2,
                within90 * 2,
                10_000 * within90,
                "24 of 60 seats active, 41 four weeks ago.",
                "24 von 60 Plätzen aktiv, vor vier Wochen 41.");
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }
}
