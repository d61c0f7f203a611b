package io.perennial.signals;

import io.perennial.accounts.Account;
import io.perennial.signals.Assessment.Assessed;
import io.perennial.signals.Assessment.Cause;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Computes touched accounts again, many in one transaction: claims them, reads their histories, computes their signals
 * for every day not yet closed and for now, lets health and all others judge them, and keeps what came out.
 */
@Component
class Scoring {

    private static final int BATCH = 500;

    private final TouchStore touches;
    private final SignalStore store;
    private final Histories histories;
    private final Situations situations;
    private final ObjectProvider<Assessment> assessments;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Ended ended = new Ended();

    Scoring(
            TouchStore touches,
            SignalStore store,
            Histories histories,
            Situations situations,
            ObjectProvider<Assessment> assessments,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.touches = touches;
        this.store = store;
        this.histories = histories;
        this.situations = situations;
        this.assessments = assessments;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Scores what waits, up to a batch; answers how many accounts. */
    int round() {
        Integer scored = transaction.execute(status -> {
            Map<Account.Id, Cause> claimed = touches.claim(BATCH);
            if (!claimed.isEmpty()) {
                touches.waitForNoDisk();
                score(claimed);
                touches.tell(List.copyOf(claimed.keySet()));
            }
            return claimed.size();
        });
        if (scored == null || scored == 0) {
            return 0;
        }
        ended.signal();
        return scored;
    }

    /** Rounds end here: whoever waits for what another thread claimed. */
    Ended ended() {
        return ended;
    }

    private void score(Map<Account.Id, Cause> claimed) {
        Instant now = clock.instant();
        int plan = situations.planVersion();
        Map<Account.Id, LocalDate> closed = store.closed(claimed.keySet());
        Map<Account.Id, History.Milestones> milestones = store.milestones(claimed.keySet(), plan);
        Map<Account.Id, History> read = read(claimed.keySet(), closed, milestones, now);
        situations.learn(Histories.firstFacts(read.values()));
        Situation situation = situations.now();
        Results results = new Results();
        for (Map.Entry<Account.Id, History> entry : read.entrySet()) {
            Account.Id id = entry.getKey();
            Reader reader = new Reader(entry.getValue(), situation);
            results.add(
                    id, reader, moments(entry.getValue(), closed.get(id), now), claimed.getOrDefault(id, Cause.FACT));
            History.Milestones seen = reader.series().milestones();
            if (entry.getValue().absorbed().isEmpty() && !seen.equals(milestones.get(id))) {
                results.milestones.put(id, seen);
            }
        }
        store.saveMilestones(results.milestones, plan);
        keep(results);
    }

    /** What came out of a batch, in the order in which it is judged. */
    static final class Results {
        final List<Assessed> assessed = new ArrayList<>();
        final List<SignalStore.Current> current = new ArrayList<>();
        final Map<Account.Id, LocalDate> left = new HashMap<>();
        final Map<Account.Id, History.Milestones> milestones = new HashMap<>();

        void add(Account.Id id, Reader reader, Moments moments, Cause cause) {
            SignalStore.Current last = null;
            for (Moments.Moment moment : moments.all()) {
                View view = reader.at(moment.asOf());
                if (view.scored()) {
                    SignalValues values = SignalCatalogue.values(view);
                    boolean past = moment != moments.all().getLast();
                    assessed.add(new Assessed(
                            id,
                            moment.asOf(),
                            moment.day(),
                            moment.closing(),
                            past && cause == Cause.FACT ? Cause.TIME : cause,
                            view.history(),
                            values));
                    byte[] bytes = past ? new byte[0] : ValueCodec.encode(values);
                    last = past
                            ? last
                            : new SignalStore.Current(id, moment.asOf(), moment.day(), moments.closedThrough(), bytes);
                }
            }
            if (last == null) {
                left.put(id, moments.closedThrough());
            } else {
                current.add(last);
            }
        }
    }

    void keep(Results results) {
        if (!results.assessed.isEmpty()) {
            List<Assessed> all = List.copyOf(results.assessed);
            assessments.orderedStream().forEach(assessment -> assessment.assess(all));
        }
        if (!results.left.isEmpty()) {
            Set<Account.Id> left = Set.copyOf(results.left.keySet());
            assessments.orderedStream().forEach(assessment -> assessment.left(left));
        }
        store.save(results.current);
        results.left.forEach(store::close);
    }

    static Moments moments(History history, @Nullable LocalDate closed, Instant now) {
        Instant asOf = asOf(history, now);
        ZoneId zone = history.account().zone(asOf);
        LocalDate yesterday = asOf.minusNanos(1).atZone(zone).toLocalDate().minusDays(1);
        return Moments.after(closed == null ? yesterday : closed, asOf, zone);
    }

    /** The present, or the end of what is known of the account's contracts. */
    static Instant asOf(History history, Instant now) {
        return history.account().contractsCompleteUntil().filter(now::isAfter).orElse(now);
    }

    /** Only as many days as signals look back, unless the first days are not known yet. */
    private Map<Account.Id, History> read(
            Set<Account.Id> ids,
            Map<Account.Id, LocalDate> closed,
            Map<Account.Id, History.Milestones> milestones,
            Instant now) {
        Set<Account.Id> recent = new HashSet<>(milestones.keySet());
        recent.retainAll(closed.keySet());
        Set<Account.Id> whole = new HashSet<>(ids);
        whole.removeAll(recent);
        LocalDate tomorrow = now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
        LocalDate from = recent.stream()
                .map(closed::get)
                .min(LocalDate::compareTo)
                .orElse(tomorrow)
                .minusDays(View.LOOKBACK + 2L);
        Map<Account.Id, History> read = new HashMap<>(histories.of(recent, from, tomorrow, milestones));
        read.forEach((id, history) -> {
            if (!history.absorbed().isEmpty()) {
                whole.add(id);
            }
        });
        read.putAll(histories.of(whole, LocalDate.EPOCH, tomorrow, Map.of()));
        return read;
    }
}
