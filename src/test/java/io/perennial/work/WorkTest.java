package io.perennial.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.PerennialTest;
import io.perennial.accounts.Account;
import io.perennial.shared.SourceKey;
import io.perennial.work.SuccessPlan.Objective;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PerennialTest
class WorkTest {

    private static final AtomicLong NEXT = new AtomicLong(7_003_000);
    private static final SourceKey CRM = new SourceKey("crm-test");
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final String ANN = "ann@vendor.example";

    @Autowired
    private Work work;

    private final Account.Id account = new Account.Id(NEXT.incrementAndGet());

    @Test
    void aTouchpointInTheFutureIsPlannedUntilItIsHeld() {
        Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

        Touchpoint planned =
                work.log(account, Touchpoint.Kind.MEETING, true, tomorrow, List.of(3L), ANN, "Quarterly review");
        boolean held = work.held(planned.id(), tomorrow);
        boolean replied = work.replied(planned.id(), tomorrow.plusSeconds(60));

        assertThat(planned.heldAt()).isEmpty();
        assertThat(planned.knownAt()).isBefore(tomorrow);
        assertThat(held && replied).isTrue();
        assertThat(touchpoints().getFirst().heldAt()).contains(tomorrow);
        assertThat(touchpoints().getFirst().contacts()).containsExactly(3L);
        assertThat(work.held(-1, tomorrow)).isFalse();
    }

    @Test
    void anImportedTouchpointIsOneHoweverOftenItIsShown() {
        TouchpointSeen planned =
                seen("t1", NINE, "{\"id\":\"t1\",\"kind\":\"QBR\",\"planned_at\":\"2026-03-10T10:00:00Z\"}");
        TouchpointSeen held = seen(
                "t1",
                NINE.plusSeconds(60),
                "{\"id\":\"t1\",\"kind\":\"qbr\",\"held_at\":\"2026-03-10T10:30:00Z\",\"room\":\"4\"}");

        assertThat(work.importTouchpoints(List.of(planned))).isEmpty();
        boolean open = touchpoints().getFirst().heldAt().isEmpty();
        Instant known = touchpoints().getFirst().knownAt();
        work.importTouchpoints(List.of(held, planned));
        work.importTouchpoints(List.of(held));

        assertThat(open).isTrue();
        assertThat(known).isEqualTo(NINE);
        assertThat(touchpoints()).hasSize(1);
        assertThat(touchpoints().getFirst().kind()).isEqualTo(Touchpoint.Kind.BUSINESS_REVIEW);
        assertThat(touchpoints().getFirst().heldAt()).contains(Instant.parse("2026-03-10T10:30:00Z"));
        assertThat(touchpoints().getFirst().knownAt()).isEqualTo(NINE);
    }

    @Test
    void aTouchpointThatCannotBeTakenSaysWhatToDo() {
        TouchpointSeen odd = seen("t2", NINE, "{\"kind\":\"seance\"}");
        TouchpointSeen early = seen("t3", NINE, "{\"held_at\":\"2026-03-02\",\"replied_at\":\"2026-03-01\"}");

        List<TouchpointSeen.Refused> refused = work.importTouchpoints(List.of(odd, early));

        assertThat(refused).extracting(TouchpointSeen.Refused::position).containsExactly(0, 1);
        assertThat(refused.getFirst().reason()).startsWith("'kind' must be one of call, meeting, email");
        assertThat(refused.getLast().reason()).contains("lies before the touchpoint");
        assertThat(touchpoints()).isEmpty();
    }

    @Test
    void notesAndTasksAreKept() {
        Note note = work.note(account, "Prefers calls", ANN);
        work.editNote(note.id(), "Prefers calls before ten");
        Task task = work.addTask(
                account,
                "Send offer",
                Optional.of(ANN + account.value()),
                Optional.of(LocalDate.EPOCH),
                Optional.empty(),
                ANN);

        assertThat(work.notes(Set.of(account)).getOrDefault(account, List.of()))
                .singleElement()
                .satisfies(n -> assertThat(n.text()).endsWith("before ten"))
                .satisfies(n -> assertThat(n.editedAt()).isPresent());
        assertThat(task.overdue(LocalDate.EPOCH)).isFalse();
        assertThat(task.overdue(LocalDate.EPOCH.plusDays(1))).isTrue();
        assertThat(work.openTasks(ANN + account.value())).hasSize(1);
        assertThat(work.finish(task.id(), ANN)).isPresent();
        assertThat(work.finish(task.id(), ANN)).isEmpty();
        assertThat(work.openTasks(ANN + account.value())).isEmpty();
    }

    @Test
    void anAccountHasOneOpenCaseOfAKindAndReason() {
        Work.Opening first = open();
        Work.Opening second = open();
        long id = ((Work.Opening.Opened) first).opened().id();

        assertThat(second).isInstanceOf(Work.Opening.AlreadyOpen.class);
        assertThat(work.assign(id, Optional.of(ANN), "play")).isTrue();
        assertThat(work.nextStep(id, Optional.of("Call"), Optional.of(LocalDate.parse("2026-03-05")), ANN))
                .isTrue();
        assertThat(work.close(id, Case.Outcome.WON, Optional.of("uses it again"), ANN))
                .isPresent();
        assertThat(work.close(id, Case.Outcome.LOST, Optional.empty(), ANN)).isEmpty();
        assertThat(work.assign(id, Optional.empty(), ANN)).isFalse();
        assertThat(open()).isInstanceOf(Work.Opening.Opened.class);
        Case closed =
                work.cases(Set.of(account)).getOrDefault(account, List.of()).getFirst();
        assertThat(closed.outcome()).contains(Case.Outcome.WON);
        assertThat(closed.changes()).extracting(Case.Change::field).containsExactly("owner", "next_step", "outcome");
    }

    @Test
    void objectivesOfASuccessPlanAreMetOnce() {
        long plan =
                work.addPlan(account, "Go live", List.of(objective("Connect data"), objective("First report")), ANN);
        Optional<Integer> third = work.addObjective(plan, objective("Ten users"));

        assertThat(third).contains(2);
        assertThat(work.meet(plan, 1, NINE)).isTrue();
        assertThat(work.meet(plan, 1, NINE)).isFalse();
        assertThat(work.meet(plan, 9, NINE)).isFalse();
        assertThat(work.addObjective(-1, objective("nowhere"))).isEmpty();
        assertThat(plans().getFirst().objectives())
                .extracting(o -> o.metAt().isPresent())
                .containsExactly(false, true, false);
    }

    @Test
    void anImportedPlanIsBroughtUpToDateAndForgetsNothingMet() {
        Objective met = new Objective(
                "Connect data", Optional.of("sync"), true, NINE, Optional.empty(), Optional.of(NINE.plusSeconds(9)));
        work.importPlan(CRM, "p-" + account.value(), account, "Plan", NINE, List.of(met));
        work.importPlan(CRM, "p-" + account.value(), account, "Better plan", NINE, List.of(objective("Connect data")));

        assertThat(plans()).hasSize(1);
        assertThat(plans().getFirst().title()).isEqualTo("Better plan");
        assertThat(plans().getFirst().objectives().getFirst().metAt()).contains(NINE.plusSeconds(9));
    }

    private Work.Opening open() {
        return work.openCase(account, Case.Kind.RISK, "usage drop", "Use fell by half", Optional.empty(), "play");
    }

    private List<Touchpoint> touchpoints() {
        return work.touchpoints(Set.of(account)).getOrDefault(account, List.of());
    }

    private List<SuccessPlan> plans() {
        return work.successPlans(Set.of(account)).getOrDefault(account, List.of());
    }

    private static Objective objective(String title) {
        return new Objective(title, Optional.empty(), false, NINE, Optional.empty(), Optional.empty());
    }

    private TouchpointSeen seen(String id, Instant at, String json) {
        return new TouchpointSeen(CRM, account, id, at, json.getBytes(StandardCharsets.UTF_8));
    }
}
