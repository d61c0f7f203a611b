package io.perennial.work;

import static java.util.stream.Collectors.groupingBy;

import io.perennial.accounts.Account;
import io.perennial.shared.SourceKey;
import io.perennial.work.SuccessPlan.Objective;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What our people do with and for customers: touchpoints, notes, tasks, cases, success plans. Authors and owners are
 * the e-mail addresses of members, or the name of the play or import that wrote. What is taken away can be brought
 * back.
 */
@Service
public class Work {

    /** How long a suggestion of no use stays away. */
    public static final Duration DISMISSED_FOR = Duration.ofDays(30);

    private final Touchpoints touchpoints;
    private final TouchpointImport imports;
    private final NoteStore notes;
    private final TaskStore tasks;
    private final Cases cases;
    private final Plans plans;
    private final DismissalStore dismissals;
    private final Journal journal;

    Work(
            Touchpoints touchpoints,
            TouchpointImport imports,
            NoteStore notes,
            TaskStore tasks,
            Cases cases,
            Plans plans,
            DismissalStore dismissals,
            Journal journal) {
        this.touchpoints = touchpoints;
        this.imports = imports;
        this.notes = notes;
        this.tasks = tasks;
        this.cases = cases;
        this.plans = plans;
        this.dismissals = dismissals;
        this.journal = journal;
    }

    /** Something was written about these accounts; published inside the transaction that wrote it. */
    public record Logged(Set<Account.Id> accounts) {
        public Logged {
            accounts = Set.copyOf(accounts);
        }
    }

    /** A task lies with another owner than before; {@code by} gave it. */
    public record TaskGiven(Task task, String by) {}

    /** A task is done. */
    public record TaskDone(Task task) {}

    /** A case was opened. */
    public record CaseOpened(Case opened) {}

    /** An open case lies with another owner than before; {@code by} gave it. */
    public record CaseGiven(Case given, String by) {}

    /** A case has its outcome. */
    public record CaseClosed(Case closed) {}

    /** An objective of a success plan was met. */
    public record ObjectiveMet(Account.Id account, long plan, int position, Instant at) {}

    /**
     * A text about a customer speaks to colleagues, by their e-mail addresses.
     *
     * @param about what the text is, or what it is a comment on
     * @param subject the number of that note or case
     */
    public record Mentioned(
            Account.Id account,
            Comment.About about,
            long subject,
            List<String> colleagues,
            String author,
            String text) {
        public Mentioned {
            colleagues = List.copyOf(colleagues);
        }
    }

    /** Somebody who can be spoken to with "@". */
    public record Colleague(String email, String name) {}

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
        return touchpoints.log(account, kind, outbound, at, contacts, author, summary);
    }

    @Transactional(readOnly = true)
    public Optional<Touchpoint> touchpoint(long touchpoint) {
        return touchpoints.find(touchpoint);
    }

    /** Says that a planned touchpoint took place; false when there is none of that id. */
    @Transactional
    public boolean held(long touchpoint, Instant at) {
        return touchpoints.held(touchpoint, at);
    }

    /** Says when the customer answered; false when there is none of that id. */
    @Transactional
    public boolean replied(long touchpoint, Instant at) {
        return touchpoints.replied(touchpoint, at);
    }

    /** Takes a touchpoint that was written here away, or brings it back; false if there is none such. */
    @Transactional
    public boolean removeTouchpoint(long touchpoint, boolean away) {
        return touchpoints.remove(touchpoint, away);
    }

    /** Every touchpoint of each account in order of time, planned ones too; accounts without one are left out. */
    @Transactional(readOnly = true)
    public Map<Account.Id, List<Touchpoint>> touchpoints(Set<Account.Id> accounts) {
        return touchpoints.of(accounts);
    }

    // --- notes

    @Transactional
    public Note note(Account.Id account, String text, String author) {
        return note(account, text, author, List.of());
    }

    /** As above; those of the colleagues whom the text speaks to are told. */
    @Transactional
    public Note note(Account.Id account, String text, String author, Collection<Colleague> colleagues) {
        Note note = notes.add(account, text, author, journal.now());
        mention(account, Comment.About.NOTE, note.id(), text, author, colleagues);
        return note;
    }

    /** Changes a note; empty when there is none of that id. */
    @Transactional
    public Optional<Note> editNote(long note, String text) {
        return notes.edit(note, text, journal.now());
    }

    @Transactional(readOnly = true)
    public Optional<Note> findNote(long note) {
        return notes.find(note);
    }

    /** Takes a note away, or brings it back; false if it is not there. */
    @Transactional
    public boolean removeNote(long note, boolean away) {
        return notes.remove(note, away(away));
    }

    @Transactional(readOnly = true)
    public Map<Account.Id, List<Note>> notes(Set<Account.Id> accounts) {
        return notes.of(accounts).stream().collect(groupingBy(Note::account));
    }

    /** Says something about a note or a case; those of the colleagues whom it speaks to are told. */
    @Transactional
    public Comment comment(
            Account.Id account,
            Comment.About about,
            long subject,
            String text,
            String author,
            Collection<Colleague> colleagues) {
        Comment comment = notes.addComment(account, about, subject, text, author, journal.now());
        mention(account, about, subject, text, author, colleagues);
        return comment;
    }

    /** All comments of each account in order of time; accounts without one are left out. */
    @Transactional(readOnly = true)
    public Map<Account.Id, List<Comment>> comments(Set<Account.Id> accounts) {
        return notes.comments(accounts).stream().collect(groupingBy(Comment::account));
    }

    private void mention(
            Account.Id account,
            Comment.About about,
            long subject,
            String text,
            String author,
            Collection<Colleague> colleagues) {
        List<String> meant = Mentions.in(text, colleagues);
        if (!meant.isEmpty()) {
            journal.tell(new Mentioned(account, about, subject, meant, author, text));
        }
    }

    // --- tasks

    @Transactional
    public Task addTask(
            Account.Id account,
            String title,
            Optional<String> owner,
            Optional<LocalDate> dueOn,
            Optional<Long> caseId,
            String author) {
        Task task = tasks.add(account, title, owner, dueOn, caseId, author, journal.now());
        owner.ifPresent(given -> journal.tell(new TaskGiven(task, author)));
        return task;
    }

    /** Marks an open task as done; empty when there is none of that id or it was done already. */
    @Transactional
    public Optional<Task> finish(long task, String by) {
        Optional<Task> done = tasks.finish(task, by, journal.now());
        done.ifPresent(t -> journal.tell(new TaskDone(t)));
        return done;
    }

    /** Takes back that a task was done; empty when it was not. */
    @Transactional
    public Optional<Task> reopen(long task) {
        return tasks.reopen(task);
    }

    /** Gives a task to somebody else or another day; empty when there is none of that id. */
    @Transactional
    public Optional<Task> move(long task, Optional<String> owner, Optional<LocalDate> dueOn, String by) {
        Optional<String> before = tasks.find(task).flatMap(Task::owner);
        Optional<Task> moved = tasks.move(task, owner, dueOn);
        moved.filter(now -> !now.owner().equals(before)).ifPresent(now -> journal.tell(new TaskGiven(now, by)));
        return moved;
    }

    /** Takes a task away, or brings it back; false if it is not there. */
    @Transactional
    public boolean removeTask(long task, boolean away) {
        return tasks.remove(task, away(away));
    }

    @Transactional(readOnly = true)
    public Optional<Task> task(long task) {
        return tasks.find(task);
    }

    @Transactional(readOnly = true)
    public Map<Account.Id, List<Task>> tasks(Set<Account.Id> accounts) {
        return tasks.of(accounts).stream().collect(groupingBy(Task::account));
    }

    /** What somebody still has to do, the earliest day first. */
    @Transactional(readOnly = true)
    public List<Task> openTasks(String owner) {
        return tasks.open(owner);
    }

    /** What everybody still has to do, and what was done since an instant; the earliest day first. */
    @Transactional(readOnly = true)
    public List<Task> tasksSince(Instant done) {
        return tasks.since(done);
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
        return cases.open(account, kind, reason, title, owner, author);
    }

    /** Gives an open case an owner; false when there is no open case of that id. */
    @Transactional
    public boolean assign(long caseId, Optional<String> owner, String by) {
        return cases.assign(caseId, owner, by);
    }

    /** Says what comes next in an open case and by when; false when there is no open case of that id. */
    @Transactional
    public boolean nextStep(long caseId, Optional<String> step, Optional<LocalDate> on, String by) {
        return cases.nextStep(caseId, step, on, by);
    }

    /** Closes an open case with its outcome; empty when there is no open case of that id. */
    @Transactional
    public Optional<Case> close(long caseId, Case.Outcome outcome, Optional<String> note, String by) {
        return cases.close(caseId, outcome, note, by);
    }

    /** Takes an outcome back; false when the case is open, or another of its kind and reason was opened since. */
    @Transactional
    public boolean reopenCase(long caseId, String by) {
        return cases.reopen(caseId, by);
    }

    @Transactional(readOnly = true)
    public Optional<Case> findCase(long caseId) {
        return cases.find(caseId);
    }

    @Transactional(readOnly = true)
    public Map<Account.Id, List<Case>> cases(Set<Account.Id> accounts) {
        return cases.of(accounts);
    }

    /** Open cases of all customers, and those closed since an instant. */
    @Transactional(readOnly = true)
    public List<Case> casesSince(Instant closed) {
        return cases.since(closed);
    }

    /** Open cases whose next step falls on a day of a span. */
    @Transactional(readOnly = true)
    public List<Case> steps(LocalDate from, LocalDate toInclusive) {
        return cases.steps(from, toInclusive);
    }

    // --- success plans

    /** Writes a success plan. */
    @Transactional
    public long addPlan(Account.Id account, String title, List<Objective> objectives, String author) {
        return plans.put(account, Optional.empty(), title, journal.now(), objectives, author);
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
        return plans.put(account, origin, title, createdAt, objectives, source.value());
    }

    /** Adds an objective to a plan and answers its position; empty when there is no plan of that id. */
    @Transactional
    public Optional<Integer> addObjective(long plan, Objective objective) {
        return plans.add(plan, objective);
    }

    /** Says that an objective was met; false when it is not there or was met already. */
    @Transactional
    public boolean meet(long plan, int position, Instant at) {
        return plans.meet(plan, position, at);
    }

    /** Takes back that an objective was met; false when it was not. */
    @Transactional
    public boolean reopenObjective(long plan, int position) {
        return plans.reopen(plan, position);
    }

    /** Writes down where an objective stands; false when it is not there. */
    @Transactional
    public boolean measured(long plan, int position, double now) {
        return plans.measured(plan, position, now);
    }

    /** Whose plan it is; empty when there is none of that id. */
    @Transactional
    public Optional<Account.Id> planOf(long plan) {
        return plans.accountOf(plan);
    }

    /** Every success plan of each account in order of writing; accounts without one are left out. */
    @Transactional(readOnly = true)
    public Map<Account.Id, List<SuccessPlan>> successPlans(Set<Account.Id> accounts) {
        return plans.of(accounts);
    }

    // --- suggestions

    /** A suggestion was of no use; it stays away for {@link #DISMISSED_FOR}. */
    @Transactional
    public void dismiss(Account.Id account, String suggestion, String author) {
        Instant now = journal.now();
        dismissals.dismiss(account, suggestion, author, now, now.plus(DISMISSED_FOR));
    }

    /** Brings a suggestion back; false if it was not away. */
    @Transactional
    public boolean recall(Account.Id account, String suggestion) {
        return dismissals.recall(account, suggestion);
    }

    /** Suggestions that stay away from an account for now. */
    @Transactional(readOnly = true)
    public Set<String> dismissed(Account.Id account) {
        return Set.copyOf(dismissals.of(account, journal.now()));
    }

    private Optional<Instant> away(boolean away) {
        return away ? Optional.of(journal.now()) : Optional.empty();
    }
}
