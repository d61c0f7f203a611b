package io.perennial.work;

import static java.util.stream.Collectors.groupingBy;

import io.perennial.accounts.Account;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Cases from opening to outcome; every change is kept with its author. */
@Component
class Cases {

    private final CaseStore store;
    private final Journal journal;

    Cases(CaseStore store, Journal journal) {
        this.store = store;
        this.journal = journal;
    }

    Work.Opening open(
            Account.Id account, Case.Kind kind, String reason, String title, Optional<String> owner, String author) {
        Optional<Long> id = store.open(account, kind, reason, title, owner, author, journal.now());
        if (id.isEmpty()) {
            return new Work.Opening.AlreadyOpen(store.openOne(account, kind, reason)
                    .flatMap(store::find)
                    .orElseThrow(() -> new IllegalStateException("the open case of account " + account + " vanished")));
        }
        Case opened = store.find(id.get()).orElseThrow();
        journal.tell(new Work.CaseOpened(opened));
        opened.owner().ifPresent(given -> journal.tell(new Work.CaseGiven(opened, author)));
        return new Work.Opening.Opened(opened);
    }

    boolean assign(long caseId, Optional<String> owner, String by) {
        Optional<String> before = store.find(caseId).flatMap(Case::owner);
        boolean done = changed(store.setOwner(caseId, owner), caseId, "owner", owner, by);
        if (done && !owner.equals(before)) {
            journal.tell(new Work.CaseGiven(store.find(caseId).orElseThrow(), by));
        }
        return done;
    }

    boolean nextStep(long caseId, Optional<String> step, Optional<LocalDate> on, String by) {
        Optional<String> value = step.map(s -> on.map(d -> s + " (" + d + ")").orElse(s));
        return changed(store.setNextStep(caseId, step, on), caseId, "next_step", value, by);
    }

    Optional<Case> close(long caseId, Case.Outcome outcome, Optional<String> note, String by) {
        boolean done = store.close(caseId, outcome, note, journal.now());
        if (!changed(done, caseId, "outcome", Optional.of(outcome.name()), by)) {
            return Optional.empty();
        }
        Optional<Case> closed = store.find(caseId);
        closed.ifPresent(c -> journal.tell(new Work.CaseClosed(c)));
        return closed;
    }

    boolean reopen(long caseId, String by) {
        return changed(store.reopen(caseId), caseId, "outcome", Optional.empty(), by);
    }

    Optional<Case> find(long caseId) {
        return store.find(caseId);
    }

    Map<Account.Id, List<Case>> of(Set<Account.Id> accounts) {
        return store.of(accounts).stream().collect(groupingBy(Case::account));
    }

    List<Case> since(Instant closed) {
        return store.byId(store.since(closed));
    }

    List<Case> steps(LocalDate from, LocalDate toInclusive) {
        return store.byId(store.steps(from, toInclusive));
    }

    private boolean changed(boolean done, long caseId, String field, Optional<String> value, String by) {
        if (done) {
            store.addChange(caseId, new Case.Change(field, value, by, journal.now()));
        }
        return done;
    }
}
