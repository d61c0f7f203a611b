package io.perennial.notifications;

import io.perennial.access.Access;
import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.attention.Attention;
import io.perennial.churn.Churn;
import io.perennial.connect.Connections;
import io.perennial.connect.ImportJob;
import io.perennial.health.Health;
import io.perennial.notifications.Notification.Kind;
import io.perennial.portfolio.BulkChange;
import io.perennial.portfolio.Portfolio;
import io.perennial.work.Comment;
import io.perennial.work.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears what concerns one of our people and tells them, in the transaction in which it happens. Nobody is told of what
 * they did themselves, except that long work they began is over.
 */
@Component
class NotificationListener {

    /** Whoever starts shorter work is still looking at its page. */
    private static final Duration LONG = Duration.ofSeconds(20);

    private static final int EXCERPT = 160;

    private final NotificationStore store;
    private final Access access;
    private final Clock clock;

    NotificationListener(NotificationStore store, Access access, Clock clock) {
        this.store = store;
        this.access = access;
        this.clock = clock;
    }

    @EventListener
    void mentioned(Work.Mentioned event) {
        Kind kind = event.about() == Comment.About.CASE ? Kind.MENTIONED_IN_CASE : Kind.MENTIONED_IN_NOTE;
        event.colleagues()
                .forEach(colleague ->
                        tell(colleague, kind, event.account(), event.subject(), event.author(), excerpt(event.text())));
    }

    /** Who had it before is told no longer. */
    @EventListener
    void given(Work.TaskGiven event) {
        withdraw(Kind.TASK_GIVEN, event.task().id());
        event.task()
                .owner()
                .ifPresent(owner -> tell(
                        owner,
                        Kind.TASK_GIVEN,
                        event.task().account(),
                        event.task().id(),
                        event.by(),
                        ""));
    }

    @EventListener
    void given(Work.CaseGiven event) {
        withdraw(Kind.CASE_GIVEN, event.given().id());
        event.given()
                .owner()
                .ifPresent(owner -> tell(
                        owner,
                        Kind.CASE_GIVEN,
                        event.given().account(),
                        event.given().id(),
                        event.by(),
                        ""));
    }

    @EventListener
    void handedOver(Attention.HandedOver event) {
        if (!event.to().equals(event.by().id())) {
            add(
                    event.to(),
                    Kind.CUSTOMER_HANDED,
                    Optional.of(event.account()),
                    OptionalLong.of(event.id()),
                    Cause.of(event.by()),
                    "");
        }
    }

    @EventListener
    void undone(Attention.Undone event) {
        withdraw(Kind.CUSTOMER_HANDED, event.id());
    }

    @EventListener
    void named(Access.DeputyNamed event) {
        if (!event.absence().deputy().equals(event.by().id())) {
            add(
                    event.absence().deputy(),
                    Kind.DEPUTY,
                    Optional.empty(),
                    OptionalLong.of(event.absence().id()),
                    Cause.of(event.by()),
                    "");
        }
    }

    @EventListener
    void ended(Connections.Ended event) {
        ImportJob job = event.job();
        Instant since = job.startedAt().orElse(job.createdAt());
        if (job.state() == ImportJob.State.FAILED
                || isLong(since, job.finishedAt().orElse(since))) {
            job.createdBy().ifPresent(by -> ended(by, Kind.IMPORT_ENDED, OptionalLong.of(job.id()), job.state()));
        }
    }

    @EventListener
    void ended(Health.PastEnded event) {
        event.progress()
                .askedBy()
                .ifPresent(by -> ended(
                        by,
                        Kind.PAST_ENDED,
                        OptionalLong.empty(),
                        event.progress().state()));
    }

    @EventListener
    void ended(Portfolio.BulkEnded event) {
        BulkChange change = event.change();
        if (isLong(change.at(), event.at())) {
            String how = change.cancelled() ? "CANCELLED" : "DONE";
            add(change.by(), Kind.BULK_ENDED, Optional.empty(), OptionalLong.of(change.id()), Cause.ONESELF, how);
        }
    }

    @EventListener
    void ended(Churn.TrainingEnded event) {
        ended(
                event.training().askedBy(),
                Kind.TRAINING_ENDED,
                OptionalLong.of(event.training().id()),
                event.training().state());
    }

    private static boolean isLong(Instant from, Instant to) {
        return Duration.between(from, to).compareTo(LONG) >= 0;
    }

    private void ended(String by, Kind kind, OptionalLong subject, Enum<?> how) {
        member(by).ifPresent(member -> add(member.id(), kind, Optional.empty(), subject, Cause.ONESELF, how.name()));
    }

    private void tell(String to, Kind kind, Account.Id account, long subject, String by, String excerpt) {
        Optional<Member> cause = member(by);
        member(to)
                .filter(member ->
                        cause.map(Member::id).filter(member.id()::equals).isEmpty())
                .ifPresent(member -> add(
                        member.id(),
                        kind,
                        Optional.of(account),
                        OptionalLong.of(subject),
                        cause.map(Cause::of).orElseGet(() -> new Cause(Optional.empty(), Optional.of(by))),
                        excerpt));
    }

    private void add(
            Member.Id to, Kind kind, Optional<Account.Id> account, OptionalLong subject, Cause cause, String excerpt) {
        Instant now = clock.instant();
        store.add(to, kind, account, subject, cause, excerpt, now);
        store.forget(now.minus(Notifications.KEPT));
        store.tell(to);
    }

    private void withdraw(Kind kind, long subject) {
        List<Member.Id> told = store.withdraw(kind, subject);
        told.forEach(store::tell);
    }

    /** By address or, as imports write owners, by name. */
    private Optional<Member> member(String named) {
        return access.members().stream()
                .filter(Member::active)
                .filter(member -> member.is(named))
                .findFirst();
    }

    private static String excerpt(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT - 1).stripTrailing() + "…";
    }
}
