package io.perennial.signals;

import io.perennial.accounts.Account;
import io.perennial.signals.Assessment.Cause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is measured of each customer: the catalogue, the present values, and those of any instant of the past. */
@Service
public class Signals {

    private final TouchStore touches;
    private final SignalStore store;
    private final Histories histories;
    private final Situations situations;
    private final Scoring scoring;
    private final ScoringWorker worker;
    private final Midnight midnight;
    private final ReplayRun replay;
    private final Clock clock;

    Signals(
            TouchStore touches,
            SignalStore store,
            Histories histories,
            Situations situations,
            Scoring scoring,
            ScoringWorker worker,
            Midnight midnight,
            ReplayRun replay,
            Clock clock) {
        this.touches = touches;
        this.store = store;
        this.histories = histories;
        this.situations = situations;
        this.scoring = scoring;
        this.worker = worker;
        this.midnight = midnight;
        this.replay = replay;
        this.clock = clock;
    }

    /** All signals, in the order of the page. */
    public List<Signal> catalogue() {
        return SignalCatalogue.all();
    }

    /** The signals as last computed; of a customer who left, those of the last day. Empty before the first score. */
    public Optional<Current> current(Account.Id account) {
        return store.current(account)
                .map(kept -> new Current(kept.asOf(), kept.day(), ValueCodec.decode(kept.signals())));
    }

    /**
     * The first days of use and of value of many accounts, by the tracking plan of now; unknown accounts are absent.
     */
    public Map<Account.Id, History.Milestones> milestones(Collection<Account.Id> accounts) {
        return store.milestones(accounts, situations.planVersion());
    }

    /** The signals of many accounts as last computed; an account never computed is absent. */
    public Map<Account.Id, Current> current(Collection<Account.Id> accounts) {
        return store.currents(accounts).stream()
                .filter(kept -> kept.signals().length > 0)
                .collect(Collectors.toMap(
                        SignalStore.Current::account,
                        kept -> new Current(kept.asOf(), kept.day(), ValueCodec.decode(kept.signals()))));
    }

    /** A kind of fact that has stopped coming for everybody; what it feeds is unknown meanwhile. */
    public record Silence(Signal.Need need, LocalDate since) {}

    /** The silences that hold on a day. */
    public List<Silence> silences(LocalDate day) {
        Population population = situations.now().population();
        return Stream.of(Population.Measure.values())
                .map(measure -> new Silence(
                        switch (measure) {
                            case USE -> Signal.Need.ACTIVITY;
                            case TICKETS -> Signal.Need.TICKETS;
                        },
                        LocalDate.ofEpochDay(population.silentSince(measure, (int) day.toEpochDay()))))
                .filter(silence -> silence.since().toEpochDay() >= 0)
                .toList();
    }

    /** How each signal stands over at most so many customers, by its key; the customers are drawn evenly. */
    public Map<String, SignalSurvey> survey(Collection<Account.Id> accounts, int most) {
        List<Account.Id> all = List.copyOf(accounts);
        int step = Math.max(1, (all.size() + most - 1) / most);
        Map<Account.Id, Map<String, SignalValue>> values = new HashMap<>();
        List<Account.Id> drawn = IntStream.range(0, all.size())
                .filter(i -> i % step == 0)
                .mapToObj(all::get)
                .toList();
        for (int from = 0; from < drawn.size(); from += OBSERVED_AT_ONCE) {
            current(drawn.subList(from, Math.min(drawn.size(), from + OBSERVED_AT_ONCE)))
                    .forEach((account, current) -> values.put(account, current.values()));
        }
        return SignalCatalogue.all().stream()
                .collect(Collectors.toMap(Signal::key, signal -> SignalSurvey.of(signal, values)));
    }

    /** How many accounts wait to be scored by rules that changed. */
    public int waitingForRules() {
        return touches.count(Cause.RULES_CHANGED);
    }

    /** The signals as of an instant, computed now from what is known of the time before it; empty if unknown. */
    public Map<String, SignalValue> valuesAsOf(Account.Id account, Instant asOf) {
        LocalDate after = asOf.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
        History history =
                histories.of(Set.of(account), LocalDate.EPOCH, after, Map.of()).get(account);
        return history == null ? Map.of() : SignalCatalogue.values(new Reader(history, situations.now()).at(asOf));
    }

    /**
     * The signals of many accounts at many instants, each as it would have been computed then; for training and for
     * questions to the past. Customers only, and none after its notice.
     */
    public void observe(Collection<Account.Id> accounts, List<Instant> instants, Observer observer) {
        Situation situation = situations.now();
        LocalDate last = instants.stream()
                .max(Instant::compareTo)
                .map(at -> at.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1))
                .orElse(LocalDate.EPOCH);
        List<Instant> inOrder = instants.stream().sorted().toList();
        List<Account.Id> all = List.copyOf(accounts);
        for (int from = 0; from < all.size(); from += OBSERVED_AT_ONCE) {
            Set<Account.Id> chunk = Set.copyOf(all.subList(from, Math.min(all.size(), from + OBSERVED_AT_ONCE)));
            histories.of(chunk, LocalDate.EPOCH, last, Map.of()).forEach((id, history) -> {
                Reader reader = new Reader(history, situation);
                for (Instant asOf : inOrder) {
                    View view = reader.at(asOf);
                    if (view.scored()) {
                        observer.observed(id, asOf, SignalCatalogue.values(view));
                    }
                }
            });
        }
    }

    /** Lets a survey see these accounts at the start of a month and keep what it saw. */
    public void survey(Collection<Account.Id> accounts, LocalDate month, Assessment.Survey survey) {
        LocalDate day = month.withDayOfMonth(1);
        Instant now = clock.instant();
        LocalDate to = day.plusDays(1);
        List<Account.Id> all = List.copyOf(accounts);
        for (int from = 0; from < all.size(); from += OBSERVED_AT_ONCE) {
            Set<Account.Id> chunk = Set.copyOf(all.subList(from, Math.min(all.size(), from + OBSERVED_AT_ONCE)));
            MonthEnds.show(
                    histories.of(chunk, LocalDate.EPOCH, to, Map.of()),
                    situations.now(),
                    day.minusDays(1),
                    now,
                    seen -> {
                        if (seen.day().plusDays(1).equals(day)) {
                            survey.see(seen);
                        }
                    });
        }
        survey.keep();
    }

    /** Gets the signals of one account at one instant. */
    public interface Observer {
        void observed(Account.Id account, Instant asOf, Map<String, SignalValue> values);
    }

    private static final int OBSERVED_AT_ONCE = 200;

    /** How long to wait for what another process claimed before looking again. */
    private static final Duration ELSEWHERE = Duration.ofMillis(200);

    /** These accounts are to be computed again; joins the running transaction. */
    public void touch(Collection<Account.Id> accounts, Cause cause) {
        if (accounts.isEmpty()) {
            return;
        }
        touches.touch(accounts, cause);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    worker.wake();
                }
            });
        } else {
            worker.wake();
        }
    }

    /** Returns when every account touched before the call is scored; scores by itself where no worker runs. */
    public void awaitSettled() {
        try {
            boolean settled = false;
            while (!settled) {
                long seen = scoring.ended().count();
                if (scoring.round() == 0) {
                    settled = !touches.waiting();
                    if (!settled) {
                        scoring.ended().awaitMoreThan(seen, ELSEWHERE);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Announces days that have begun, as happens by itself every second where workers run. */
    public void passTime() {
        midnight.pass();
        worker.wake();
    }

    /** Lets touched accounts wait while many facts are on their way, e.g. an import that ends in a replay. */
    public Hold hold() {
        worker.hold();
        return worker::release;
    }

    /**
     * Computes the daily history of all accounts from their first day; leaves alone what did not change. Accounts that
     * are touched meanwhile are scored between its chunks, unless they are held.
     */
    public Replay replay(Replay.Progress progress) {
        return replay.run(progress);
    }

    /** Computes the last days of all accounts, for a first look; a whole replay finds their earlier days missing. */
    public void replayRecent(int days) {
        replay.recent(days);
    }

    /**
     * As {@link #replay}, also of accounts whose facts did not change; for rules that are to hold of the past too. One
     * that was broken off is finished by the next.
     */
    public Replay replayAnew(Replay.Progress progress) {
        store.forgetReplayed();
        return replay(progress);
    }

    /**
     * Signals of one instant.
     *
     * @param day the local day that contains the moment before {@code asOf}
     */
    public record Current(Instant asOf, LocalDate day, Map<String, SignalValue> values) {}

    /** Scoring waits until this is closed. */
    public interface Hold extends AutoCloseable {
        @Override
        void close();
    }
}
