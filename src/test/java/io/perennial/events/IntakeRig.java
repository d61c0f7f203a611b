package io.perennial.events;

import io.perennial.SettableClock;
import io.perennial.TestDatabase;
import io.perennial.access.PersonalData.Identifier;
import io.perennial.accounts.Account;
import io.perennial.accounts.ExternalId;
import io.perennial.shared.SourceKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The whole intake on a database of its own, without the rest of the application. */
final class IntakeRig implements AutoCloseable {

    static final SourceKey WEBSITE = new SourceKey("website");
    static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    final SettableClock clock = new SettableClock(NOW);
    final PaperDirectory directory = new PaperDirectory();
    final Forgotten erased = new Forgotten();
    final List<FactSink> sinks = new ArrayList<>();
    final List<Object> published = new ArrayList<>();
    final JdbcClient database;
    final RollUpRound round;
    final HeldEvents held;
    final Rejects rejects;
    final Partitions partitions;
    final Packing packing;
    final Intake intake;
    private final GroupCommit group;

    IntakeRig() {
        this(TestDatabase.fresh());
    }

    IntakeRig(DataSource source) {
        database = JdbcClient.create(source);
        var transactions = new JdbcTransactionManager(source);
        var bulk = new BulkStore(source);
        var names = new Names(new NameStore(database));
        var partitionStore = new PartitionStore(database);
        partitions = new Partitions(partitionStore, transactions, 25);
        var log = new LogStore(bulk, database, names);
        var heldStore = new HeldStore(database, bulk, names);
        var rejectStore = new RejectStore(database, bulk, names);
        var batches = new BatchStore(database, bulk, names);
        var days = new Days(directory, names);
        var activity = new ActivityStore(database, bulk);
        var admission = new Admission(
                names,
                partitions,
                new MessageStore(bulk),
                directory,
                erased,
                log,
                heldStore,
                rejectStore,
                batches,
                days,
                transactions,
                clock);
        packing = new Packing(activity, batches, transactions);
        held = new HeldEvents(heldStore, directory, log, batches, days, clock);
        round = new RollUpRound(
                batches,
                log,
                activity,
                held,
                new Owners(provider(), rejectStore),
                event -> published.add(event),
                transactions,
                clock);
        var pressure = new Pressure();
        var rollUp = new RollUp(round, pressure, false);
        group = new GroupCommit(admission, pressure, rollUp);
        rejects = new Rejects(rejectStore, group, names, clock);
        intake = new Intake(
                group,
                rollUp,
                activity,
                batches,
                new LogReadStore(database, partitionStore, names),
                heldStore,
                rejects,
                names,
                new MessageStore(bulk),
                new Silences(new CadenceStore(database, names), clock),
                pressure,
                clock);
    }

    private ObjectProvider<FactSink> provider() {
        return new ObjectProvider<>() {
            @Override
            public Stream<FactSink> orderedStream() {
                return sinks.stream();
            }
        };
    }

    List<ActivityDay> days(Account.Id account) {
        intake.awaitRolledUp();
        return intake.activity(Set.of(account), LocalDate.of(2000, 1, 1), LocalDate.of(2100, 1, 1))
                .getOrDefault(account, List.of());
    }

    Map<Account.Id, List<ActivityDay>> days(Set<Account.Id> accounts) {
        intake.awaitRolledUp();
        return intake.activity(accounts, LocalDate.of(2000, 1, 1), LocalDate.of(2100, 1, 1));
    }

    static Event track(String messageId, Instant at, String account, String user, String name) {
        return event(FactKind.TRACK, messageId, at, account, user, name, OptionalDouble.empty(), "{}");
    }

    static Event event(
            FactKind kind,
            String messageId,
            Instant at,
            String account,
            String user,
            String name,
            OptionalDouble value,
            String properties) {
        return new Event(
                kind,
                messageId,
                at,
                account.isEmpty() ? Optional.empty() : Optional.of(new ExternalId(WEBSITE, "group", account)),
                user.isEmpty() ? Optional.empty() : Optional.of(user),
                Optional.empty(),
                name,
                value,
                properties.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws Exception {
        group.destroy();
    }

    /** People who were erased, as a test names them. */
    static final class Forgotten implements Forget.Erased {
        final Set<Identifier> people = new HashSet<>();
        Runnable whenAsked = () -> {};

        @Override
        public boolean nobody() {
            whenAsked.run();
            return people.isEmpty();
        }

        @Override
        public Set<Identifier> apply(Set<Identifier> asked) {
            return asked.stream().filter(people::contains).collect(Collectors.toSet());
        }
    }
}
