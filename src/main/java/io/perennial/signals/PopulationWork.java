package io.perennial.signals;

import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.signals.Population.Measure;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the segment's figures: once a day for the days past, or for all days by a replay. */
@Component
class PopulationWork {

    private static final int CHUNK = 1_000;

    /** Days computed again each time, for facts that came late. */
    private static final int AGAIN = 7;

    private final Accounts accounts;
    private final Histories histories;
    private final Situations situations;
    private final SignalStore store;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PopulationWork(
            Accounts accounts,
            Histories histories,
            Situations situations,
            SignalStore store,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.accounts = accounts;
        this.histories = histories;
        this.situations = situations;
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Brings the figures up to the day, if they are not. */
    void refresh(LocalDate today) {
        if (store.populationThrough().filter(day -> !day.isBefore(today)).isPresent()) {
            return;
        }
        int to = (int) today.toEpochDay();
        int from = to - AGAIN;
        int read = from - Baseline.SPAN - Episode.LOOKBACK;
        PlanIndex plan = situations.plan();
        PopulationBuilder builder = new PopulationBuilder(read, to);
        Account.Id after = new Account.Id(0);
        List<Account.Id> chunk;
        while (!(chunk = accounts.after(after, CHUNK)).isEmpty()) {
            Map<Account.Id, History.Milestones> milestones = store.milestones(chunk, situations.planVersion());
            histories
                    .of(Set.copyOf(chunk), LocalDate.ofEpochDay(read), today, milestones)
                    .values()
                    .forEach(history -> add(builder, history, plan, clock.instant()));
            after = chunk.getLast();
        }
        transaction.executeWithoutResult(status -> store.savePopulation(builder.build(), from, to));
        situations.forget();
    }

    /** Adds one account as far as it is known; once a customer left, its silence is not the segment's. */
    static void add(PopulationBuilder builder, History history, PlanIndex plan, Instant now) {
        Instant asOf = Scoring.asOf(history, now);
        Reader reader = new Reader(history, new Situation(plan, Population.UNKNOWN, Sources.all()));
        View view = reader.at(asOf);
        Holidays holidays = Holidays.in(history.account().zone(asOf));
        int until = view.today();
        if (!view.scored()) {
            until = Math.min(until, lastDayInForce(view));
        }
        if (view.firstActive() != Series.NEVER) {
            builder.add(Measure.USE, view.series()::use, holidays, view.firstActive(), until);
        }
        if (view.customerSince() != Series.NEVER) {
            builder.add(
                    Measure.TICKETS,
                    PopulationBuilder.counts(reader.ticketDays()),
                    holidays,
                    view.customerSince(),
                    until);
        }
    }

    private static int lastDayInForce(View view) {
        return view.contracts().stream()
                .flatMap(contract -> contract.lines().stream())
                .flatMap(line -> line.end().stream())
                .mapToInt(end -> (int) end.toEpochDay() - 1)
                .max()
                .orElse(Integer.MAX_VALUE);
    }
}
