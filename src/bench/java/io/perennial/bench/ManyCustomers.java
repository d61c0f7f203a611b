package io.perennial.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.perennial.SoldLine;
import io.perennial.accounts.Account;
import io.perennial.accounts.AccountFact;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ExternalId;
import io.perennial.events.ActivityDay;
import io.perennial.events.ActivityTally;
import io.perennial.events.Event;
import io.perennial.events.FactKind;
import io.perennial.events.Intake;
import io.perennial.events.PackedMonths;
import io.perennial.shared.SourceKey;
import io.perennial.signals.Assessment.Cause;
import io.perennial.signals.Signals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An application on its own embedded database with as many customers and days of use as a benchmark wants. */
final class ManyCustomers implements AutoCloseable {

    static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final SourceKey SOURCE = new SourceKey("bench");
    private static final String[] EVENTS = {"search", "report", "export", "invite", "comment", "share"};

    /** Different customers by which all others are copied. */
    private static final int PATTERNS = 50;

    final ConfigurableApplicationContext context;
    private final WorkingServer server;
    private final JdbcClient database;

    ManyCustomers() throws Exception {
        server = new WorkingServer("--perennial.workers=false", "--db-scheduler.enabled=false");
        context = server.context();
        database = JdbcClient.create(context.getBean(HikariDataSource.class));
        names();
    }

    /** The dictionary of event names, made through the door. */
    private void names() {
        Intake intake = context.getBean(Intake.class);
        ExternalId first = new ExternalId(SOURCE, "group", "c0");
        context.getBean(Accounts.class).register(List.of(first), Instant.now());
        List<Event> events = new ArrayList<>();
        for (String name : EVENTS) {
            events.add(new Event(
                    FactKind.TRACK,
                    "name-" + name,
                    Instant.now(),
                    Optional.of(first),
                    Optional.of("u"),
                    Optional.empty(),
                    name,
                    OptionalDouble.empty(),
                    "{}".getBytes(StandardCharsets.UTF_8)));
        }
        intake.accept(SOURCE, events);
        intake.awaitRolledUp();
    }

    /** Customers number from..to with a contract each, sold so many days ago. */
    List<Account.Id> sign(int from, int to, int daysAgo) {
        Accounts accounts = context.getBean(Accounts.class);
        List<Account.Id> signed = new ArrayList<>();
        for (int start = from; start < to; start += 5_000) {
            List<ExternalId> ids = new ArrayList<>();
            for (int i = start; i < Math.min(to, start + 5_000); i++) {
                ids.add(new ExternalId(SOURCE, "group", "c" + i));
            }
            Map<ExternalId, Account.Id> registered = accounts.register(ids, Instant.now());
            List<AccountFact> lines = new ArrayList<>();
            registered
                    .values()
                    .forEach(account ->
                            lines.add(SoldLine.of(account, SOURCE, 500, TODAY.minusDays(daysAgo), Optional.empty())));
            accounts.apply(lines);
            signed.addAll(registered.values());
        }
        database.sql("delete from signals.touched").update();
        return signed;
    }

    /** Every customer uses the product on each working day of the last so many days, like one of 50 patterns. */
    void use(List<Account.Id> customers, int daysAgo) {
        database.sql("create table if not exists public.pattern (pattern int, day date, payload bytea)")
                .update();
        database.sql("truncate public.pattern").update();
        for (int pattern = 0; pattern < PATTERNS; pattern++) {
            Random random = new Random(pattern);
            int users = 2 + random.nextInt(8);
            for (int ago = daysAgo; ago >= 0; ago--) {
                LocalDate day = TODAY.minusDays(ago);
                if (day.getDayOfWeek().getValue() <= 5) {
                    database.sql("insert into public.pattern values (:pattern, :day, :payload)")
                            .param("pattern", pattern)
                            .param("day", day)
                            .param("payload", day(day, users, random).encode())
                            .update();
                }
            }
        }
        database.sql("""
                        insert into events.activity_day (account, day, payload)
                        select account, day, payload
                        from unnest(:accounts) as a (account)
                        join public.pattern on pattern = account % :patterns
                        order by account, day
                        on conflict do nothing
                        """)
                .param("accounts", customers.stream().map(Account.Id::value).toArray(Long[]::new))
                .param("patterns", PATTERNS)
                .update();
        PackedMonths.pack(context);
        database.sql("vacuum analyze events.activity_day, events.activity_month")
                .update();
    }

    private static ActivityDay day(LocalDate day, int users, Random random) {
        ActivityTally tally = new ActivityTally(day);
        Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        for (int user = 1; user <= users; user++) {
            for (int event = random.nextInt(4); event > 0; event--) {
                tally.add(1 + random.nextInt(EVENTS.length), OptionalLong.of(user), OptionalDouble.empty(), noon);
            }
        }
        return tally.build();
    }

    /** Touches customers and scores them by three threads; answers how many seconds that took. */
    double score(List<Account.Id> customers) throws InterruptedException {
        Signals signals = context.getBean(Signals.class);
        signals.touch(customers, Cause.FACT);
        long begin = System.nanoTime();
        Thread second = Thread.ofPlatform().start(signals::awaitSettled);
        Thread third = Thread.ofPlatform().start(signals::awaitSettled);
        signals.awaitSettled();
        second.join();
        third.join();
        return (System.nanoTime() - begin) / 1e9;
    }

    int port() {
        return server.port();
    }

    JdbcClient database() {
        return database;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
