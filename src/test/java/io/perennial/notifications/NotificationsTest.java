package io.perennial.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.PerennialTest;
import io.perennial.access.Absence;
import io.perennial.access.Access;
import io.perennial.access.Member;
import io.perennial.access.PersonalData;
import io.perennial.access.Role;
import io.perennial.accounts.Account;
import io.perennial.attention.Attention;
import io.perennial.connect.Connections;
import io.perennial.connect.ImportJob;
import io.perennial.connect.ImportJob.State;
import io.perennial.health.Health;
import io.perennial.health.Health.PastProgress;
import io.perennial.notifications.Notification.Kind;
import io.perennial.portfolio.BulkChange;
import io.perennial.portfolio.Portfolio;
import io.perennial.shared.SourceKey;
import io.perennial.work.Case;
import io.perennial.work.Comment;
import io.perennial.work.Task;
import io.perennial.work.Work;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** Who is told what, and of what nobody is told. */
@PerennialTest
class NotificationsTest {

    private static final AtomicLong NEXT = new AtomicLong(7_900_000);
    private static final Instant NOW = Instant.now();

    @Autowired
    private Notifications notifications;

    @Autowired
    private Access access;

    @Autowired
    private Work work;

    @Autowired
    private Attention attention;

    @Autowired
    private ApplicationEventPublisher bus;

    private final Account.Id account = new Account.Id(NEXT.incrementAndGet());
    private Member ann;
    private Member ben;

    @BeforeEach
    void twoColleagues() {
        ann = colleague("Ann");
        ben = colleague("Ben");
    }

    @Test
    void whoIsMentionedIsToldAndTheAuthorIsNot() {
        work.note(account, "@" + ann.email() + " and @" + ben.email() + ": they want a call", ann.email(), both());

        assertThat(of(ben)).singleElement().satisfies(told -> {
            assertThat(told.kind()).isEqualTo(Kind.MENTIONED_IN_NOTE);
            assertThat(told.by()).contains(ann.id());
            assertThat(told.account()).contains(account);
            assertThat(told.excerpt()).endsWith("they want a call");
        });
        assertThat(of(ann)).isEmpty();
    }

    @Test
    void aLongTextIsCutForTheNotificationOnly() {
        work.comment(
                account, Comment.About.CASE, 17, "@" + ben.email() + " " + "why ".repeat(100), ann.email(), both());

        assertThat(of(ben)).singleElement().satisfies(told -> {
            assertThat(told.kind()).isEqualTo(Kind.MENTIONED_IN_CASE);
            assertThat(told.subject()).hasValue(17);
            assertThat(told.excerpt()).hasSizeLessThanOrEqualTo(160).endsWith("…");
        });
    }

    @Test
    void aTaskIsToldToItsNewOwnerAndNoLongerToTheOneBefore() {
        Task task = work.addTask(
                account, "Call", Optional.of(ann.email()), Optional.empty(), Optional.empty(), ben.email());
        int before = of(ann).size();

        work.move(task.id(), Optional.of(ben.email()), Optional.empty(), "play");

        assertThat(before).isEqualTo(1);
        assertThat(of(ann)).isEmpty();
        assertThat(of(ben))
                .singleElement()
                .satisfies(told -> assertThat(told.byName()).contains("play"));
    }

    @Test
    void ownTasksAndNewDaysAreNotTold() {
        Task own = work.addTask(
                account, "Call", Optional.of(ann.email()), Optional.empty(), Optional.empty(), ann.email());
        Task given = work.addTask(
                account, "Write", Optional.of(ann.email()), Optional.empty(), Optional.empty(), ben.email());
        notifications.readAll(ann.id());

        work.move(own.id(), Optional.of(ann.email()), Optional.of(LocalDate.now()), ann.email());
        work.move(given.id(), Optional.of(ann.email()), Optional.of(LocalDate.now()), ben.email());

        assertThat(notifications.unread(ann.id())).isZero();
        assertThat(of(ann)).hasSize(1);
    }

    @Test
    void aCaseIsToldWhenItIsOpenedForOrGivenToSomebodyElse() {
        var opened = (Work.Opening.Opened)
                work.openCase(account, Case.Kind.RISK, "use fell", "Use fell", Optional.of(ben.email()), ann.email());
        int told = of(ben).size();

        work.assign(opened.opened().id(), Optional.of(ann.email()), ben.email());

        assertThat(told).isEqualTo(1);
        assertThat(of(ben)).isEmpty();
        assertThat(of(ann))
                .singleElement()
                .satisfies(each -> assertThat(each.kind()).isEqualTo(Kind.CASE_GIVEN));
    }

    @Test
    void aCustomerHandedOverIsToldUntilThatIsTakenBack() {
        long aside = attention.handOver(account, ben.id(), ann);
        int told = notifications.unread(ben.id());

        attention.undo(aside, ann);

        assertThat(told).isEqualTo(1);
        assertThat(of(ben)).isEmpty();
    }

    @Test
    void whoStandsInIsTold() {
        LocalDate today = LocalDate.now();
        Absence absence = access.away(ann.id(), ben.id(), today, today.plusDays(3), ann);

        assertThat(of(ben)).singleElement().satisfies(told -> {
            assertThat(told.kind()).isEqualTo(Kind.DEPUTY);
            assertThat(told.subject()).hasValue(absence.id());
        });
        assertThat(of(ann)).isEmpty();
    }

    @Test
    void onlyLongOrFailedImportsAreTold() {
        bus.publishEvent(new Connections.Ended(job(State.DONE, 3)));
        assertThat(of(ann)).isEmpty();

        bus.publishEvent(new Connections.Ended(job(State.DONE, 60)));
        bus.publishEvent(new Connections.Ended(job(State.FAILED, 1)));

        assertThat(of(ann)).extracting(Notification::excerpt).containsExactly("FAILED", "DONE");
    }

    @Test
    void whoAskedForThePastToBeComputedHearsOfItsEnd() {
        bus.publishEvent(new Health.PastEnded(new PastProgress(
                PastProgress.State.DONE, 4, 4, Optional.of(NOW), Optional.empty(), Optional.of(ann.email()))));

        assertThat(of(ann))
                .singleElement()
                .satisfies(told -> assertThat(told.kind()).isEqualTo(Kind.PAST_ENDED));
        assertThat(of(ben)).isEmpty();
    }

    @Test
    void whoBeganALongChangeToManyCustomersHearsOfItsEnd() {
        bus.publishEvent(new Portfolio.BulkEnded(change(), NOW.plusSeconds(5)));
        assertThat(of(ann)).isEmpty();

        bus.publishEvent(new Portfolio.BulkEnded(change(), NOW.plusSeconds(60)));

        assertThat(of(ann))
                .singleElement()
                .satisfies(told -> assertThat(told.kind()).isEqualTo(Kind.BULK_ENDED));
        assertThat(of(ben)).isEmpty();
    }

    private BulkChange change() {
        return new BulkChange(
                1,
                BulkChange.Kind.SET_TOUCH,
                "HIGH",
                ann.id(),
                NOW,
                900,
                0,
                900,
                0,
                0,
                true,
                false,
                OptionalLong.empty(),
                false);
    }

    @Test
    void allAreReadAtOnceAndUnreadAgain() {
        attention.handOver(account, ben.id(), ann);
        Instant atOnce = notifications.readAll(ben.id()).orElseThrow();
        work.note(account, "@" + ben.email(), ann.email(), both());
        Notification later = of(ben).getFirst();
        notifications.mark(ben.id(), later.id(), true);

        assertThat(notifications.unread(ben.id())).isZero();
        assertThat(notifications.readAll(ben.id())).isEmpty();
        assertThat(notifications.unreadAgain(ben.id(), atOnce)).isEqualTo(1);
        assertThat(notifications.of(ben.id(), true, OptionalLong.empty(), 10))
                .singleElement()
                .satisfies(told -> assertThat(told.kind()).isEqualTo(Kind.CUSTOMER_HANDED));
    }

    @Test
    void nobodyReadsWhatOthersWereTold() {
        attention.handOver(account, ben.id(), ann);
        long id = of(ben).getFirst().id();

        assertThat(notifications.find(ann.id(), id)).isEmpty();
        assertThat(notifications.mark(ann.id(), id, true)).isFalse();
        assertThat(notifications.unread(ben.id())).isEqualTo(1);
    }

    @Test
    void anErasedMemberIsToldNothingAnymoreAndIsNamedNowhere() {
        work.note(account, "@" + ben.email() + " please", ann.email(), both());
        work.note(account, "@" + ann.email() + " done", ben.email(), both());
        Member admin = access.demoMember();

        assertThat(access.exportPerson(new PersonalData.Identifier("email", ann.email()), admin)
                        .get("notifications.notification"))
                .hasSize(2);
        access.erasePerson(new PersonalData.Identifier("email", ann.email()), admin);

        assertThat(of(ann)).isEmpty();
        assertThat(of(ben)).singleElement().satisfies(told -> {
            assertThat(told.by()).isEmpty();
            assertThat(told.excerpt()).isEmpty();
        });
    }

    private ImportJob job(State state, int seconds) {
        return new ImportJob(
                NEXT.incrementAndGet(),
                new SourceKey("crm-test"),
                "accounts.csv",
                "",
                false,
                state,
                NOW,
                Optional.of(ann.email()),
                Optional.of(NOW),
                Optional.of(NOW.plusSeconds(seconds)),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty());
    }

    private List<Notification> of(Member member) {
        return notifications.of(member.id(), false, OptionalLong.empty(), 10);
    }

    private List<Work.Colleague> both() {
        return List.of(new Work.Colleague(ann.email(), ann.name()), new Work.Colleague(ben.email(), ben.name()));
    }

    private Member colleague(String name) {
        String email = name.toLowerCase(java.util.Locale.ROOT) + "-" + UUID.randomUUID() + "@vendor.example";
        access.invite(email, name + " " + UUID.randomUUID(), Role.CSM, Optional.empty(), access.demoMember());
        return access.members().stream()
                .filter(member -> member.email().equals(email))
                .findFirst()
                .orElseThrow();
    }
}
