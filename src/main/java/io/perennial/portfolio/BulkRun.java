package io.perennial.portfolio;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.access.Reach;
import io.perennial.access.Scope;
import io.perennial.accounts.Account;
import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.Assignment;
import io.perennial.accounts.Desk;
import io.perennial.accounts.TeamRole;
import io.perennial.database.Shutdown;
import io.perennial.work.Work;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries a change out, a hundred customers to a transaction, so that it goes on where it was after a restart. */
@Component
class BulkRun {

    private static final int STEP = 100;

    private final BulkChangeStore store;
    private final Accounts accounts;
    private final Access access;
    private final Work work;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Shutdown shutdown;
    private final Clock clock;

    BulkRun(
            BulkChangeStore store,
            Accounts accounts,
            Access access,
            Work work,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Shutdown shutdown,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.access = access;
        this.work = work;
        this.transaction = transaction;
        this.events = events;
        this.shutdown = shutdown;
        this.clock = clock;
    }

    void run(long id) {
        Optional<BulkChange> change = store.find(id);
        Optional<Member> by = change.flatMap(found -> access.member(found.by()));
        while (change.isPresent()
                && by.isPresent()
                && !change.get().cancelled()
                && Boolean.TRUE.equals(
                        transaction.execute(status -> step(store.find(id).orElseThrow(), by.get())))) {
            shutdown.check();
            change = store.find(id);
        }
        transaction.executeWithoutResult(status -> finish(id));
    }

    private void finish(long id) {
        if (store.finish(id, clock.instant())) {
            store.find(id).ifPresent(over -> events.publishEvent(new Portfolio.BulkEnded(over, clock.instant())));
        }
    }

    /** Whether there may be more. */
    private boolean step(BulkChange change, Member by) {
        List<BulkChangeStore.Turn> turns = store.waiting(change.id(), STEP);
        Set<Account.Id> ids = turns.stream().map(BulkChangeStore.Turn::account).collect(Collectors.toSet());
        Map<Account.Id, AccountHistory> histories = ids.isEmpty() ? Map.of() : accounts.histories(ids);
        Map<Account.Id, List<Assignment>> team = ids.isEmpty() ? Map.of() : accounts.team(ids);
        Desk desk = accounts.by(Actor.Person.of(by));
        Reach reach = access.reach(
                by, LocalDate.ofInstant(clock.instant(), accounts.installation().zone()));
        for (BulkChangeStore.Turn turn : turns) {
            AccountHistory history = histories.get(turn.account());
            List<Assignment> held = held(team.getOrDefault(turn.account(), List.of()));
            Optional<Member> csm = csm(held);
            if (history == null || !allowed(reach, held, csm)) {
                store.finish(change.id(), turn.account(), BulkChangeStore.State.REFUSED, null);
            } else {
                carryOut(change, turn, new Customer(history, csm), by, desk);
            }
        }
        return turns.size() == STEP;
    }

    private record Customer(AccountHistory history, Optional<Member> csm) {

        Account.Id id() {
            return history.account().id();
        }

        String tags() {
            return history.account().fields().get(Marks.TAGS) instanceof String text ? text : "";
        }
    }

    private void carryOut(BulkChange change, BulkChangeStore.Turn turn, Customer customer, Member by, Desk desk) {
        boolean undo = change.kind() == BulkChange.Kind.UNDO;
        BulkChange.Kind kind = undo ? BulkChange.Kind.valueOf(change.value()) : change.kind();
        String value = undo ? turn.before().orElse("") : turn.value().orElse(change.value());
        String before = switch (kind) {
            case SET_CSM -> csm(customer, value, desk);
            case ADD_TAG, REMOVE_TAG -> tag(kind, customer, value, undo, desk);
            case SET_TOUCH -> touch(customer, value, desk);
            case ADD_TASK -> undo ? withdraw(value) : task(customer, value, by);
            case UNDO -> throw new IllegalStateException("an undo is not undone: " + change.id());
        };
        store.finish(
                change.id(),
                turn.account(),
                before.equals(SAME) ? BulkChangeStore.State.SAME : BulkChangeStore.State.DONE,
                before.equals(SAME) ? null : before);
    }

    private static final String SAME = "\u0000";

    private String csm(Customer customer, String value, Desk desk) {
        String now =
                customer.csm().map(member -> Long.toString(member.id().value())).orElse("");
        if (now.equals(value)) {
            return SAME;
        }
        if (value.isEmpty()) {
            desk.relieve(
                    customer.id(), TeamRole.CSM, customer.csm().orElseThrow().id(), clock.instant());
        } else {
            desk.assign(customer.id(), TeamRole.CSM, new Member.Id(Long.parseLong(value)), clock.instant());
        }
        return now;
    }

    private static String tag(BulkChange.Kind kind, Customer customer, String value, boolean undo, Desk desk) {
        List<String> now = Marks.split(customer.tags());
        List<String> then = new ArrayList<>(undo ? Marks.split(value) : now);
        if (!undo && kind == BulkChange.Kind.ADD_TAG && !then.contains(value)) {
            then.add(value);
        } else if (!undo && kind == BulkChange.Kind.REMOVE_TAG) {
            then.remove(value);
        }
        if (then.equals(now)) {
            return SAME;
        }
        desk.edit(customer.id(), Marks.TAGS, then.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", then)));
        return String.join(", ", now);
    }

    private static String touch(Customer customer, String value, Desk desk) {
        Account.TouchModel now = customer.history().account().touchModel();
        if (now.name().equals(value)) {
            return SAME;
        }
        desk.edit(customer.id(), "touch_model", Optional.of(value));
        return now.name();
    }

    /** "2026-11-30 Call them" is a task due on that day; what was before is the task itself. */
    private String task(Customer customer, String value, Member by) {
        LocalDate due = LocalDate.parse(value.substring(0, 10));
        return Long.toString(work.addTask(
                        customer.id(),
                        value.substring(11),
                        Optional.of(customer.csm().orElse(by).email()),
                        Optional.of(due),
                        Optional.empty(),
                        by.email())
                .id());
    }

    private String withdraw(String task) {
        long given = Long.parseLong(task);
        boolean open =
                work.task(given).filter(found -> found.doneAt().isEmpty()).isPresent();
        return open && work.removeTask(given, true) ? task : SAME;
    }

    private boolean allowed(Reach reach, List<Assignment> held, Optional<Member> csm) {
        Set<Member.Id> lookAfter = held.stream()
                .filter(each -> each.role().looksAfter())
                .map(Assignment::member)
                .collect(Collectors.toSet());
        Scope scope = reach.scope(lookAfter, csm.map(Member::id), csm.map(Member::email), csm.flatMap(Member::team));
        return access.allows(reach.member(), Action.CHANGE_ACCOUNTS, scope);
    }

    private List<Assignment> held(List<Assignment> team) {
        Instant now = clock.instant();
        return team.stream().filter(each -> each.heldAt(now)).toList();
    }

    private Optional<Member> csm(List<Assignment> held) {
        return held.stream()
                .filter(each -> each.role() == TeamRole.CSM)
                .findFirst()
                .flatMap(each -> access.member(each.member()));
    }
}
