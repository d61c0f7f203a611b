package io.perennial.events;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets arrivals through the steps of the intake and writes what became of them, all in one transaction: one batch. */
@Component
class Admission {

    private final Names names;
    private final Partitions partitions;
    private final LogStore log;
    private final HeldStore held;
    private final RejectStore rejects;
    private final BatchStore batches;
    private final Days days;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final List<IntakeStep> before;
    private final List<IntakeStep> inside;

    Admission(
            Names names,
            Partitions partitions,
            MessageStore messages,
            Directory directory,
            Forget.Erased erased,
            LogStore log,
            HeldStore held,
            RejectStore rejects,
            BatchStore batches,
            Days days,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.names = names;
        this.partitions = partitions;
        this.log = log;
        this.held = held;
        this.rejects = rejects;
        this.batches = batches;
        this.days = days;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.before = List.of(new Check(), new Forget(erased), new Name(names));
        this.inside = List.of(new Deduplicate(messages), new Attribute(directory));
    }

    /** When this returns, each arrival has its verdict and all that was accepted is durable. */
    void admit(List<Arrival> arrivals) {
        before.forEach(step -> step.pass(arrivals));
        arrivals.stream().map(arrival -> arrival.source).distinct().forEach(names::id);
        partitions.ensure(clock.instant());
        transaction.executeWithoutResult(_ -> {
            inside.forEach(step -> step.pass(arrivals));
            store(arrivals);
        });
    }

    private void store(List<Arrival> arrivals) {
        Instant now = clock.instant();
        long batch = batches.next();
        List<Arrival> accepted = arrivals.stream().filter(Arrival::accepted).toList();
        List<Arrival> activity = Arrival.activity(accepted);
        List<Arrival> facts = Arrival.facts(accepted);
        log.appendEvents(batch, activity);
        log.appendFacts(batch, facts);
        held.add(arrivals.stream()
                .filter(arrival -> arrival.verdict instanceof Verdict.Held)
                .toList());
        rejects.add(rejected(arrivals));
        batches.add(batch, now, AccountDay.encode(days.of(activity)), facts.size());
        batches.addArrivals(batch, arrivals);
    }

    private static List<RejectStore.New> rejected(Collection<Arrival> arrivals) {
        List<RejectStore.New> rejected = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            if (arrival.verdict instanceof Verdict.Dropped(String _, boolean duplicate, String reason) && !duplicate) {
                rejected.add(reject(arrival.fact(), reason));
            }
        }
        return rejected;
    }

    /** A reject that can be sent again as it is. */
    static RejectStore.New reject(Fact fact, String reason) {
        return new RejectStore.New(
                fact.source(),
                fact.receivedAt(),
                Optional.of(fact.event().messageId()),
                Optional.of(fact.event().kind()),
                EventJson.FORM,
                reason,
                EventJson.write(fact.event()));
    }

    /** Gives new names of events their numbers, outside of the transaction, and drops those that get none. */
    private record Name(Names names) implements IntakeStep {

        @Override
        public String label() {
            return "name";
        }

        @Override
        public void pass(List<Arrival> arrivals) {
            Set<String> used = new HashSet<>();
            arrivals.stream().filter(Arrival::open).forEach(arrival -> used.add(arrival.event.name()));
            names.learn(used);
            for (Arrival arrival : arrivals) {
                if (arrival.open() && !names.known(arrival.event.name())) {
                    arrival.drop(
                            this,
                            "there are " + Names.MOST + " different names of events already; a name must not hold ids");
                }
            }
        }
    }
}
