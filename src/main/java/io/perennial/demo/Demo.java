package io.perennial.demo;

import io.perennial.access.Access;
import io.perennial.access.Actor;
import io.perennial.access.KeyScope;
import io.perennial.access.Member;
import io.perennial.access.Role;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ExternalId;
import io.perennial.churn.Churn;
import io.perennial.configuration.Configuration;
import io.perennial.events.Event;
import io.perennial.events.FactKind;
import io.perennial.events.Intake;
import io.perennial.health.Health;
import io.perennial.products.Products;
import io.perennial.shared.SourceKey;
import io.perennial.signals.Signals;
import io.perennial.work.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills an empty installation with the demo company and keeps it alive; does nothing unless started as a demo. */
@Service
public class Demo implements DisposableBean {

    static final SourceKey SOURCE = new SourceKey("tourwerk");

    /** Where survey answers come from. */
    static final SourceKey SURVEYS = new SourceKey("surveys");

    private static final long SEED = 20_261;
    private static final int BATCH = 40_000;

    /** Days scored before the pages open: those that lists and changes look back on. */
    private static final int FIRST_LOOK = 30;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Actor ACTOR = new Actor.Process("demo");
    private static final Currency FRANC = Currency.getInstance("CHF");

    private final Intake intake;
    private final Signals signals;
    private final Health health;
    private final Churn churn;
    private final Accounts accounts;
    private final Work work;
    private final Configuration configuration;
    private final Access access;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Speech speech;
    private final boolean running;
    private volatile Stage stage = Stage.STARTING;
    private final Lock loading = new ReentrantLock();
    private volatile @Nullable Thread loader;
    private volatile boolean ending;
    private @Nullable Thread feed;

    Demo(
            Intake intake,
            Signals signals,
            Health health,
            Churn churn,
            Accounts accounts,
            Work work,
            Configuration configuration,
            Access access,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${perennial.demo}") boolean running,
            @Value("${perennial.demo-language:}") String language) {
        this.intake = intake;
        this.signals = signals;
        this.health = health;
        this.churn = churn;
        this.accounts = accounts;
        this.work = work;
        this.configuration = configuration;
        this.access = access;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.running = running;
        this.speech = Speech.in(language.isEmpty() ? Locale.getDefault() : Locale.forLanguageTag(language));
    }

    /** How far the company is made. */
    public enum Stage {
        STARTING,
        /** What happened in its 18 months comes in. */
        TELLING,
        /** Its customers are scored. */
        SCORING,
        READY
    }

    public Stage stage() {
        return stage;
    }

    /** This, where the program was started as a demo. */
    public Optional<Demo> running() {
        return running ? Optional.of(this) : Optional.empty();
    }

    /**
     * Tells everything that happened up to now, unless that was done before; an interrupted load is completed.
     *
     * @throws InterruptedException when this bean was destroyed meanwhile: the next load goes on
     */
    public void load(Consumer<String> say) throws InterruptedException {
        loading.lock();
        try {
            loader = Thread.currentThread();
            if (!ending) {
                fill(say);
                stage = Stage.READY;
            }
        } catch (RuntimeException e) {
            if (!ending) {
                throw e;
            }
        } finally {
            loader = null;
            loading.unlock();
        }
        if (ending) {
            throw new InterruptedException("the demo ends");
        }
    }

    private void fill(Consumer<String> say) {
        Instant now = clock.instant();
        try (var untilScored = signals.hold()) {
            if (!told()) {
                stage = Stage.TELLING;
                tell(now, say);
            }
            if (health.pastProgress().state() == Health.PastProgress.State.NEVER) {
                stage = Stage.SCORING;
                intake.awaitRolledUp();
                say.accept("Scoring the last %d days of every customer".formatted(FIRST_LOOK));
                signals.replayRecent(FIRST_LOOK);
                health.rescorePast(access.demoMember().email());
                say.accept("Earlier days are scored while you look around; the page Health shows how far that is");
            }
        }
    }

    /** What is learned is learned from the whole past. */
    @EventListener
    void on(Health.PastEnded past) {
        if (running) {
            churn.requestFirstTraining();
        }
    }

    private boolean told() {
        return !accounts.all().isEmpty()
                && configuration.current(Products.KIND, Products.PLAN).isPresent();
    }

    private void tell(Instant now, Consumer<String> say) {
        Simulation simulation = simulation(now);
        List<Customer> customers = simulation.customers();
        say.accept("Making a fictional company with " + customers.size() + " customers");
        people();
        long facts = tell(simulation, customers);
        transaction.executeWithoutResult(status -> {
            accounts.by(ACTOR)
                    .rate(FRANC, now.atZone(ZoneOffset.UTC).toLocalDate().minusYears(2), new BigDecimal("1.05"));
            plans(customers, now);
            errands(customers, now);
            configuration.save(
                    Products.KIND, Products.PLAN, speech.fill(resource()), ACTOR, "What the demo's events mean");
        });
        say.accept("%,d facts of 18 months are in".formatted(facts));
    }

    /** Sends events of the demo's customers through the server's own intake until this bean is destroyed. */
    public void live(URI server) {
        Simulation simulation = simulation(clock.instant());
        access.keys().stream()
                .filter(key -> key.source().equals(SOURCE))
                .forEach(key -> access.revokeKey(key.id(), access.demoMember()));
        String key = access.createKey(SOURCE, Set.of(KeyScope.INTAKE), ACTOR).secret();
        feed = new LiveSender(new LiveFeed(simulation.customers(), clock.millis()), server, key, clock).start();
    }

    /** Waits until what a load has begun is written, since the database goes next. */
    @Override
    public void destroy() throws InterruptedException {
        ending = true;
        if (feed != null) {
            feed.interrupt();
        }
        Thread busy = loader;
        if (busy != null) {
            busy.interrupt();
        }
        if (loading.tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            loading.unlock();
        }
    }

    private Simulation simulation(Instant now) {
        return new Simulation(SOURCE, SEED, now, ZoneId.systemDefault(), speech);
    }

    private void people() {
        Member administrator = access.demoMember();
        for (String owner : DemoCompany.owners()) {
            access.invite(address(owner), owner, Role.CSM, Optional.of("Customer Success"), administrator);
        }
    }

    private long tell(Simulation simulation, List<Customer> customers) {
        List<Event> batch = new ArrayList<>();
        CompletableFuture<?> before = CompletableFuture.completedFuture(null);
        long told = 0;
        for (Customer customer : customers) {
            if (ending) {
                before.join();
                throw new CancellationException("the demo ends before all is told");
            }
            batch.addAll(simulation.facts(customer));
            if (batch.size() >= BATCH) {
                told += batch.size();
                before = accepted(batch, before);
                batch = new ArrayList<>();
            }
        }
        accepted(batch, before).join();
        return told + batch.size();
    }

    /** One batch is on its way while the next is made up. */
    private CompletableFuture<?> accepted(List<Event> batch, CompletableFuture<?> before) {
        before.join();
        Map<Boolean, List<Event>> parts =
                batch.stream().collect(Collectors.partitioningBy(fact -> fact.kind() == FactKind.SURVEY_ANSWER));
        return CompletableFuture.runAsync(() -> {
            intake.accept(SOURCE, parts.getOrDefault(false, List.of()));
            intake.accept(SURVEYS, parts.getOrDefault(true, List.of()));
        });
    }

    private void plans(List<Customer> customers, Instant now) {
        Map<ExternalId, Account.Id> ids =
                accounts.ids(customers.stream().map(Demo::externalId).toList());
        for (Customer customer : customers) {
            Optional.ofNullable(ids.get(externalId(customer)))
                    .ifPresent(id -> work.importPlan(
                            SOURCE,
                            customer.key() + "-P",
                            id,
                            speech.of("plan.title"),
                            CompanyRecords.instant(customer, customer.started()),
                            Plans.objectives(customer, now, speech)));
        }
    }

    /** What lies on the desks; every fifth customer's errands are the administrator's. */
    private void errands(List<Customer> customers, Instant now) {
        Map<ExternalId, Account.Id> ids =
                accounts.ids(customers.stream().map(Demo::externalId).toList());
        String administrator = access.demoMember().email();
        Errands errands = new Errands(work, now.atZone(ZoneId.systemDefault()).toLocalDate(), speech);
        for (Customer customer : customers) {
            String owner = customer.index() % 5 == 0 ? administrator : address(customer.owner());
            Optional.ofNullable(ids.get(externalId(customer))).ifPresent(id -> errands.write(id, customer, owner));
        }
    }

    private static String address(String owner) {
        return Names.slug(owner).replace('-', '.') + "@tourwerk.example";
    }

    private static ExternalId externalId(Customer customer) {
        return new ExternalId(SOURCE, "group", customer.key());
    }

    private static String resource() {
        try (InputStream in = Demo.class.getResourceAsStream("/demo/tracking-plan.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the demo's tracking plan is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
