package io.perennial.portfolio;

import io.perennial.accounts.Account;
import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Accounts;
import io.perennial.attention.Attention;
import io.perennial.churn.Churn;
import io.perennial.churn.Forecast;
import io.perennial.health.Difference;
import io.perennial.health.Health;
import io.perennial.segments.Segments;
import io.perennial.signals.Assessment;
import io.perennial.signals.SignalValue;
import io.perennial.support.Ticket;
import io.perennial.work.Touchpoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Keeps the list as fresh as the scores: the last of the assessments. */
@Component
@Order(PortfolioAssessment.ORDER)
class PortfolioAssessment implements Assessment {

    /** After everything a list shows. */
    static final int ORDER = 1000;

    private static final int DAYS = 28;

    /** Longer than a batch takes from its instant to here. */
    private static final Duration MOMENT = Duration.ofMinutes(2);

    private final Health health;
    private final Churn churn;
    private final Accounts accounts;
    private final Bases bases;
    private final PortfolioStore store;
    private final Clock clock;

    PortfolioAssessment(Health health, Churn churn, Accounts accounts, Bases bases, PortfolioStore store, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
        this.health = health;
        this.churn = churn;
        this.bases = bases;
        this.store = store;
    }

    @EventListener
    void on(Accounts.Changed changed) {
        store.markStale(changed.accounts());
    }

    @EventListener
    void on(Attention.Changed changed) {
        store.markStale(changed.accounts());
    }

    @EventListener
    void on(Segments.Changed changed) {
        store.markStale(changed.accounts());
    }

    @Override
    public void assess(List<Assessed> assessed) {
        Map<Account.Id, Assessed> last = Assessment.latest(assessed);
        if (last.isEmpty()) {
            return;
        }
        store.putBase(bases.of(wholeHistories(last)));
        Map<Account.Id, Health.Lately> lately = health.lately(last.keySet(), DAYS);
        Map<Account.Id, Forecast.Brief> risks = churn.briefs(last.keySet());
        List<Judged> judged = new ArrayList<>();
        last.forEach((id, each) -> Optional.ofNullable(lately.get(id))
                .filter(known -> known.report().asOf().equals(each.asOf()))
                .map(known -> judged(each, known, Optional.ofNullable(risks.get(id))))
                .ifPresent(judged::add));
        store.putJudged(judged);
        store.unmark(last.keySet());
    }

    /** Who is judged as of now is known whole already; what was cut at an earlier day lacks what people did since. */
    private Map<Account.Id, AccountHistory> wholeHistories(Map<Account.Id, Assessed> last) {
        Instant now = clock.instant();
        Set<Account.Id> past = last.values().stream()
                .filter(each -> each.asOf().isBefore(now.minus(MOMENT)))
                .map(Assessed::account)
                .collect(Collectors.toSet());
        Map<Account.Id, AccountHistory> histories = new HashMap<>(past.isEmpty() ? Map.of() : accounts.histories(past));
        last.forEach((id, each) -> histories.putIfAbsent(id, each.history().account()));
        return histories;
    }

    private static Judged judged(Assessed each, Health.Lately lately, Optional<Forecast.Brief> risk) {
        Health.Report report = lately.report();
        Optional<Difference> change = lately.change();
        Optional<String> why = Reasons.signal(report.score(), change);
        return new Judged(
                each.account(),
                report.asOf(),
                report.day(),
                report.provisional(),
                report.band(),
                report.score().score(),
                change.map(difference -> OptionalDouble.of(difference.change())).orElse(OptionalDouble.empty()),
                report.score().coverage(),
                recent(report, lately.closings()),
                Reasons.sentence(why, each.values(), Locale.UK),
                Reasons.sentence(why, each.values(), Locale.GERMANY),
                each.values().get("seat_utilisation") instanceof SignalValue.Known known
                        ? OptionalDouble.of(known.value())
                        : OptionalDouble.empty(),
                openTickets(each.history().tickets(), each.asOf()),
                lastContact(
                        each.history().touchpoints(),
                        each.asOf(),
                        each.history().account().account().zone()),
                risk.map(brief -> Risk.of(brief, each.values())));
    }

    private static double[] recent(Health.Report report, List<Health.Day> closings) {
        double[] recent = new double[DAYS + 1];
        Arrays.fill(recent, Double.NaN);
        for (Health.Day closing : closings) {
            int position =
                    DAYS - (int) (report.day().toEpochDay() - closing.day().toEpochDay());
            if (position >= 0 && position <= DAYS) {
                recent[position] = closing.score().orElse(Double.NaN);
            }
        }
        recent[DAYS] = report.score().score().orElse(Double.NaN);
        return recent;
    }

    private static OptionalInt openTickets(List<Ticket> tickets, Instant asOf) {
        return tickets.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int)
                        tickets.stream().filter(ticket -> open(ticket, asOf)).count());
    }

    private static boolean open(Ticket ticket, Instant asOf) {
        boolean closed = ticket.closedAt().filter(asOf::isAfter).isPresent();
        Optional<Instant> resolved =
                ticket.resolvedAt().stream().filter(asOf::isAfter).max(Instant::compareTo);
        boolean reopened = resolved.isPresent()
                && ticket.reopenedAt().stream().anyMatch(at -> at.isAfter(resolved.get()) && at.isBefore(asOf));
        return ticket.openedAt().isBefore(asOf) && !closed && (resolved.isEmpty() || reopened);
    }

    private static Optional<LocalDate> lastContact(List<Touchpoint> touchpoints, Instant asOf, ZoneId zone) {
        return touchpoints.stream()
                .flatMap(touchpoint -> touchpoint.heldAt().stream())
                .filter(asOf::isAfter)
                .max(Instant::compareTo)
                .map(held -> held.atZone(zone).toLocalDate());
    }
}
