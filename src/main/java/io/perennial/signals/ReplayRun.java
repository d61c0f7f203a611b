package io.perennial.signals;

import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.signals.Assessment.Cause;
import io.perennial.signals.Signal.Need;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Computes the daily closing history of all accounts from their first day, as it would have been computed then. First a
 * walk for how the segment moved, and one over the ends of months where accounts are compared, then one for the
 * accounts; each chunk of accounts is one transaction, several at a time, so that a run that was killed goes on where
 * it stopped, and accounts whose facts did not change are left alone.
 */
@Component
class ReplayRun {

    private static final int CHUNK = 20;

    /** The population is kept for as long as events are. */
    private static final int DAYS = 1_200;

    private final Accounts accounts;
    private final Histories histories;
    private final Situations situations;
    private final SignalStore store;
    private final TouchStore touches;
    private final Scoring scoring;
    private final ObjectProvider<Assessment> assessments;
    private final TransactionTemplate transaction;
    private final Lanes lanes;
    private final Clock clock;

    ReplayRun(
            Accounts accounts,
            Histories histories,
            Situations situations,
            SignalStore store,
            TouchStore touches,
            Scoring scoring,
            ObjectProvider<Assessment> assessments,
            PlatformTransactionManager transactions,
            @Value("${perennial.scoring.threads}") int threads,
            Clock clock) {
        this.accounts = accounts;
        this.histories = histories;
        this.situations = situations;
        this.store = store;
        this.touches = touches;
        this.scoring = scoring;
        this.assessments = assessments;
        this.transaction = new TransactionTemplate(transactions);
        this.lanes = new Lanes(threads);
        this.clock = clock;
    }

    /** All days of all accounts whose facts or whose comparison with others changed. */
    Replay run(Replay.Progress progress) {
        return run(LocalDate.EPOCH, progress);
    }

    /** The last days of all accounts; their earlier days remain to be done by a whole run. */
    void recent(int days) {
        LocalDate from = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(days);
        run(from, (done, of) -> {});
    }

    private Replay run(LocalDate from, Replay.Progress progress) {
        boolean whole = from.equals(LocalDate.EPOCH);
        Instant now = clock.instant();
        List<Account.Id> all = accounts.all();
        PlanIndex plan = situations.plan();
        int to = (int) now.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
        PopulationBuilder builder = new PopulationBuilder(to - DAYS, to);
        Map<Need, Instant> first = new EnumMap<>(Need.class);
        Map<Account.Id, Fingerprint> prints = new HashMap<>();
        AtomicInteger seen = new AtomicInteger();
        lanes.each(chunks(all), chunk -> Read.of(read(chunk, now), whole, plan, now), read -> {
            read.first().forEach((need, at) -> first.merge(need, at, (a, b) -> a.isBefore(b) ? a : b));
            read.histories().values().forEach(history -> PopulationWork.add(builder, history, plan, now));
            prints.putAll(read.prints());
            progress.at(seen.addAndGet(read.histories().size()), 2 * all.size());
        });
        Population population = builder.build();
        Situation situation = new Situation(plan, population, new Sources(first));
        byte[] ground = Fingerprint.joined(
                Fingerprint.ground(population, to - DAYS, to, first, situations.planVersion()),
                compare(all, situation, now, () -> progress.at(all.size(), 2 * all.size())));
        Map<Account.Id, SignalStore.Made> made = store.replayed();
        Set<Account.Id> changed = new HashSet<>(whole ? prints.keySet() : all);
        prints.forEach((id, print) -> {
            if (same(made.get(id), print.with(ground), print.through())) {
                changed.remove(id);
            }
        });
        if (changed.isEmpty()) {
            return new Replay(all.size(), 0, 0, latest(prints, now));
        }
        transaction.executeWithoutResult(status -> {
            store.savePopulation(population, to - DAYS, to);
            store.saveFirstFacts(first);
        });
        situations.forget();
        AtomicLong days = new AtomicLong();
        AtomicInteger done = new AtomicInteger(all.size());
        lanes.each(
                chunks(all.stream().filter(changed::contains).toList()),
                chunk -> new Written(chunk.size(), replay(chunk, situation, ground, prints, from)),
                written -> {
                    days.addAndGet(written.days());
                    progress.at(done.addAndGet(written.accounts()), all.size() + changed.size());
                });
        return new Replay(all.size(), changed.size(), days.get(), latest(prints, now));
    }

    /** What one chunk gave to compare with what was known; no fingerprints where all is computed in any case. */
    private record Read(
            Map<Account.Id, History> histories, Map<Need, Instant> first, Map<Account.Id, Fingerprint> prints) {

        static Read of(Map<Account.Id, History> histories, boolean whole, PlanIndex plan, Instant now) {
            Map<Account.Id, Fingerprint> prints = new HashMap<>();
            if (whole) {
                histories.forEach(
                        (id, history) -> prints.put(id, Fingerprint.of(history, plan, Scoring.asOf(history, now))));
            }
            return new Read(histories, Histories.firstFacts(histories.values()), prints);
        }
    }

    private record Written(int accounts, long days) {}

    /** Lets judges that compare accounts see all of them at each end of a month before they judge any. */
    private List<byte[]> compare(List<Account.Id> all, Situation situation, Instant now, Runnable alive) {
        List<Assessment.Survey> surveys = assessments
                .orderedStream()
                .flatMap(assessment -> assessment.survey().stream())
                .toList();
        if (surveys.isEmpty()) {
            return List.of();
        }
        lanes.each(
                chunks(all),
                chunk -> {
                    List<Assessment.Assessed> seen = new ArrayList<>();
                    MonthEnds.show(read(chunk, now), situation, LocalDate.EPOCH, now, seen::add);
                    return seen;
                },
                seen -> {
                    seen.forEach(account -> surveys.forEach(survey -> survey.see(account)));
                    alive.run();
                });
        return surveys.stream().map(Assessment.Survey::keep).toList();
    }

    private static boolean same(SignalStore.@Nullable Made made, byte[] print, LocalDate through) {
        return made != null
                && Arrays.equals(made.fingerprint(), print)
                && !made.through().isBefore(through);
    }

    private static Instant latest(Map<Account.Id, Fingerprint> prints, Instant now) {
        return prints.values().stream()
                .map(Fingerprint::asOf)
                .max(Instant::compareTo)
                .orElse(now);
    }

    private long replay(
            List<Account.Id> chunk,
            Situation situation,
            byte[] ground,
            Map<Account.Id, Fingerprint> prints,
            LocalDate from) {
        Long days = transaction.execute(status -> {
            touches.take(chunk);
            Instant now = clock.instant(); // not before the facts whose touches were taken
            Scoring.Results results = new Scoring.Results();
            Map<Account.Id, SignalStore.Made> made = new HashMap<>();
            read(chunk, now).forEach((id, history) -> {
                Instant asOf = Scoring.asOf(history, now);
                Reader reader = new Reader(history, situation);
                LocalDate known = MonthEnds.firstKnown(reader.at(asOf));
                LocalDate first = known.isAfter(from) ? known : from;
                results.add(
                        id,
                        reader,
                        Moments.after(
                                first.minusDays(1), asOf, history.account().zone(asOf)),
                        Cause.BACKFILL);
                if (history.absorbed().isEmpty()) {
                    results.milestones.put(id, reader.series().milestones());
                }
                Fingerprint print = prints.get(id);
                if (print != null) {
                    made.put(id, new SignalStore.Made(print.with(ground), print.through()));
                }
            });
            store.saveMilestones(results.milestones, situations.planVersion());
            scoring.keep(results);
            store.saveReplayed(made);
            touches.tell(chunk);
            return (long) results.assessed.size();
        });
        return days == null ? 0 : days;
    }

    private Map<Account.Id, History> read(List<Account.Id> chunk, Instant now) {
        LocalDate tomorrow = now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
        return histories.of(Set.copyOf(chunk), LocalDate.EPOCH, tomorrow, Map.of());
    }

    private static List<List<Account.Id>> chunks(List<Account.Id> all) {
        List<List<Account.Id>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            chunks.add(all.subList(from, Math.min(all.size(), from + CHUNK)));
        }
        return chunks;
    }
}
