package io.perennial.work;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ContactKeys;
import io.perennial.shared.Shown;
import io.perennial.shared.SourceKey;
import io.perennial.work.SuccessPlan.Objective;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What our people do with and for customers: touchpoints, notes, tasks, cases, success plans. Authors and owners are
 * the e-mail addresses of members, or the name of the play or import that wrote.
 */
@Service
public class Work {

    private final TouchpointStore touchpoints;
    private final TouchpointImport imports;
    private final WorkStore store;
    private final CaseStore cases;
    private final PlanStore plans;
    private final Accounts directory;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Work(
            TouchpointStore touchpoints,
            TouchpointImport imports,
            WorkStore store,
            CaseStore cases,
            PlanStore plans,
            Accounts directory,
            ApplicationEventPublisher events,
            Clock clock) {
        this.touchpoints = touchpoints;
        this.imports = imports;
        this.store = store;
        this.cases = cases;
        this.plans = plans;
        this.directory = directory;
        this.events = events;
        this.clock = clock;
    }

    /** Something was written about these accounts; published inside the transaction that wrote it. */
    public record Logged(Set<Account.Id> accounts) {
        public Logged {
            accounts = Set.copyOf(accounts);
        }
    }

    /** A task is done. */
    public record TaskDone(Task task) {}

    /** A case was opened. */
    public record CaseOpened(Case opened) {}

    /** A case has its outcome. */
    public record CaseClosed(Case closed) {}

    /** An objective of a success plan was met. */
    public record ObjectiveMet(Account.Id account, long plan, int position, Instant at) {}

    // --- touchpoints

    /**
     * Takes touchpoints as a source shows them; one shown before is brought up to date. Answers those it cannot take.
     */
    @Transactional
    public List<TouchpointSeen.Refused> importTouchpoints(List<TouchpointSeen> seen) {
        return imports.take(seen);
    }

    /**
     * Writes down a touchpoint; one in the future is planned, one in the past was held.
     *
     * @param contacts ids of the customer's people
     */
    @Transactional
    public Touchpoint log(
            Account.Id account,
            Touchpoint.Kind kind,
            boolean outbound,
            Instant at,
            List<Long> contacts,
            String author,
            String summary) {
        Instant now = now();
        boolean planned = at.isAfter(now);
        TouchpointRecord written = new TouchpointRecord(
                0,
                account,
                Optional.empty(),
                Optional.empty(),
                kind,
                outbound,
                at,
                planned ? now : at,
                planned ? Optional.empty() : Optional.of(at),
                Optional.empty(),
                contacts,
                List.of(),
                Optional.of(author),
                summary,
                "{}",
                Shown.of(now));
        long id = touchpoints.save(List.of(written)).getFirst();
        touch(account);
        return touchpoints.find(id).orElseThrow().touchpoint(ContactKeys.NONE);
    }

    /** Says that a planned touchpoint took place; false when there is none of that id. */
    @Transactional
    public boolean held(long touchpoint, Instant at) {
        Optional<TouchpointRecord> known = touchpoints.find(touchpoint);
        known.ifPresent(t -> {
            touchpoints.hold(touchpoint, at);
            touch(t.account());
        });
        return known.isPresent();
    }

    /** Says when the customer answered; false when there is none of that id. */
    @Transactional
    public boolean replied(long touchpoint, Instant at) {
        Optional<TouchpointRecord> known = touchpoints.find(touchpoint);
        known.ifPresent(t -> {
            touchpoints.reply(touchpoint, at);
            touch(t.account());
        });
        return known.isPresent();
    }

    /** Every touchpoint of each account in order of time, planned ones too; accounts without one are left out. */
    @Transactional(readOnly = true)
    public Map<Account.Id, List<Touchpoint>> touchpoints(Set<Account.Id> accounts) {
        List<TouchpointRecord> found = touchpoints.of(accounts);
        Set<Account.Id> named = found.stream()
                .filter(t -> !t.contactNames().isEmpty())
                .map(TouchpointRecord::account)
                .collect(toSet());
        Map<Account.Id, ContactKeys> people = named.isEmpty() ? Map.of() : directory.contactKeys(named);
        return found.stream()
                .collect(groupingBy(
                        TouchpointRecord::account,
                        mapping(t -> t.touchpoint(people.getOrDefault(t.account(), ContactKeys.NONE)), toList())));
    }

    // --- notes and tasks

    @Transactional
    public Note note(Account.Id account, String text, String author) {
        return store.addNote(account, text, author, now());
    }

    /** Changes a note; empty when there is none of that id. */
    @Transactional
    public Optional<Note> editNote(long note, String text) {
        return store.editNote(note, text, now());
    }

    @Transactional(readOnly = true)
    public Map<Account.Id, List<Note>> notes(Set<Account.Id> accounts) {
        return store.notes(accounts).stream().collect(groupingBy(Note::account));
    }

    @Transactional
    public Task addTask(
            Account.Id account,
            String title,
            Optional<String> owner,
            Optional<LocalDate> dueOn,
            Optional<Long> caseId,
            String author) {
        return store.addTask(account, title, owner, dueOn, caseId, author, now());
    }

    /** Marks an open task as done; empty when there is none of that id or it was done already. */
    @Transactional
    public Optional<Task> finish(long task, String by) {
        Optional<Task> done = store.finishTask(task, by, now());
        done.ifPresent(t -> events.publishEvent(new TaskDone(t)));
        return done;
    }

    /** Takes back a task that was given by mistake; false when it is not there or was done already. */
    @Transactional
    public boolean withdraw(long task) {
        return store.removeTask(task);
    }

    /** Gives a task to somebody else or another day; empty when there is none of that id. */
    @Transactional
    public Optional<Task> move(long task, Optional<String> owner, Optional<LocalDate> dueOn) {
        return store.moveTask(task, owner, dueOn);
    }

    @Transactional(readOnly = true)
    public Map<Account.Id, List<Task>> tasks(Set<Account.Id> accounts) {
        return store.tasks(accounts).stream().collect(groupingBy(Task::account));
    }

    /** What somebody still has to do, the earliest day first. */
    @Transactional(readOnly = true)
    public List<Task> openTasks(String owner) {
        return store.openTasks(owner);
    }

    // --- cases

    /** What became of the wish to open a case. */
    public sealed interface Opening {
        /** A new case. */
        record Opened(Case opened) implements Opening {}

        /** There is an open one of the same kind and reason. */
        record AlreadyOpen(Case open) implements Opening {}
    }

    @Transactional
    public Opening openCase(
            Account.Id account, Case.Kind kind, String reason, String title, Optional<String> owner, String author) {
        Optional<Long> id = cases.open(account, kind, reason, title, owner, author, now());
        if (id.isEmpty()) {
            return new Opening.AlreadyOpen(cases.openOne(account, kind, reason)
                    .flatMap(cases::find)
                    .orElseThrow(() -> new IllegalStateException("the open case of account " + account + " vanished")));
        }
        Case opened = cases.find(id.get()).orElseThrow();
        events.publishEvent(new CaseOpened(opened));
        return new Opening.Opened(opened);
    }

    /** Gives an open case an owner; false when there is no open case of that id. */
    @Transactional
    public boolean assign(long caseId, Optional<String> owner, String by) {
        return changed(cases.setOwner(caseId, owner), caseId, "owner", owner, by);
    }

    /** Says what comes next in an open case and by when; false when there is no open case of that id. */
    @Transactional
    public boolean nextStep(long caseId, Optional<String> step, Optional<LocalDate> on, String by) {
        Optional<String> value = step.map(s -> on.map(d -> s + " (" + d + ")").orElse(s));
        return changed(cases.setNextStep(caseId, step, on), caseId, "next_step", value, by);
    }

    /** Closes an open case with its outcome; empty when there is no open case of that id. */
    @Transactional
    public Optional<Case> close(long caseId, Case.Outcome outcome, Optional<String> note, String by) {
        boolean done = cases.close(caseId, outcome, note, now());
        if (!changed(done, caseId, "outcome", Optional.of(outcome.name()), by)) {
            return Optional.empty();
        }
        Optional<Case> closed = cases.find(caseId);
        closed.ifPresent(c -> events.publishEvent(new CaseClosed(c)));
        return closed;
    }

    @Transactional(readOnly = true)
    public Map<Account.Id, List<Case>> cases(Set<Account.Id> accounts) {
        return cases.of(accounts).stream().collect(groupingBy(Case::account));
    }

    private boolean changed(boolean done, long caseId, String field, Optional<String> value, String by) {
        if (done) {
            cases.addChange(caseId, new Case.Change(field, value, by, now()));
        }
        return done;
    }

    // --- success plans

    /** Writes a success plan. */
    @Transactional
    public long addPlan(Account.Id account, String title, List<Objective> objectives, String author) {
        return putPlan(account, Optional.empty(), title, now(), objectives, author);
    }

    /** Writes a success plan as another system keeps it; the one written before is brought up to date. */
    @Transactional
    public long importPlan(
            SourceKey source,
            String externalId,
            Account.Id account,
            String title,
            Instant createdAt,
            List<Objective> objectives) {
        Optional<PlanStore.Origin> origin = Optional.of(new PlanStore.Origin(source.value(), externalId));
        return putPlan(account, origin, title, createdAt, objectives, source.value());
    }

    /** Adds an objective to a plan and answers its position; empty when there is no plan of that id. */
    @Transactional
    public Optional<Integer> addObjective(long plan, Objective objective) {
        return plans.accountOf(plan).map(account -> {
            int position = plans.nextPosition(plan);
            plans.put(plan, position, objective);
            touch(account);
            return position;
        });
    }

    /** Says that an objective was met; false when it is not there or was met already. */
    @Transactional
    public boolean meet(long plan, int position, Instant at) {
        Optional<Account.Id> account = plans.accountOf(plan);
        if (account.isEmpty() || !plans.meet(plan, position, at)) {
            return false;
        }
        events.publishEvent(new ObjectiveMet(account.get(), plan, position, at));
        touch(account.get());
        return true;
    }

    /** Every success plan of each account in order of writing; accounts without one are left out. */
    @Transactional(readOnly = true)
    public Map<Account.Id, List<SuccessPlan>> successPlans(Set<Account.Id> accounts) {
        return plans.of(accounts).stream().collect(groupingBy(SuccessPlan::account));
    }

    private long putPlan(
            Account.Id account,
            Optional<PlanStore.Origin> origin,
            String title,
            Instant at,
            List<Objective> objectives,
            String author) {
        long plan = plans.add(account, origin, title, author, at);
        for (int i = 0; i < objectives.size(); i++) {
            plans.put(plan, i, objectives.get(i));
        }
        touch(account);
        return plan;
    }

    private void touch(Account.Id account) {
        events.publishEvent(new Logged(Set.of(account)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
