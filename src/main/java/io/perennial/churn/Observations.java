package io.perennial.churn;

import io.perennial.accounts.Account;
import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Accounts;
import io.perennial.health.Departure;
import io.perennial.health.Health;
import io.perennial.signals.SignalValue;
import io.perennial.signals.Signals;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * One observation per account and month end while it was a customer of at least 28 days, each as of the start of that
 * day, by the same code that scores live. Who gave notice on everything that runs is observed again only once another
 * contract begins.
 */
@Component
class Observations {

    private static final int CHUNK = 40;

    private final Accounts accounts;
    private final Signals signals;
    private final Health health;
    private final Clock clock;

    Observations(Accounts accounts, Signals signals, Health health, Clock clock) {
        this.accounts = accounts;
        this.signals = signals;
        this.health = health;
        this.clock = clock;
    }

    List<Observation> all(DoubleConsumer progress) {
        List<Account.Id> all = accounts.all();
        List<Observation> observations = new ArrayList<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            Set<Account.Id> chunk = new HashSet<>(all.subList(from, Math.min(all.size(), from + CHUNK)));
            observations.addAll(of(accounts.histories(chunk)));
            progress.accept((double) Math.min(all.size(), from + CHUNK) / all.size());
        }
        return observations;
    }

    private List<Observation> of(Map<Account.Id, AccountHistory> histories) {
        Map<Account.Id, Map<LocalDate, Double>> scores = scores(histories.keySet());
        Map<ZoneId, List<AccountHistory>> byZone = histories.values().stream()
                .collect(Collectors.groupingBy(history -> history.account().zone()));
        List<Observation> observations = new ArrayList<>();
        byZone.forEach((zone, group) -> {
            List<Instant> instants = group.stream()
                    .flatMap(history -> days(history).stream())
                    .distinct()
                    .map(day -> day.atStartOfDay(zone).toInstant())
                    .toList();
            List<Account.Id> ids = group.stream().map(h -> h.account().id()).toList();
            signals.observe(ids, instants, (id, asOf, values) -> {
                AccountHistory history = histories.get(id);
                if (history != null) {
                    LocalDate day = asOf.atZone(zone).toLocalDate();
                    observation(history, asOf, day, values, scores.getOrDefault(id, Map.of()))
                            .ifPresent(observations::add);
                }
            });
        });
        return observations;
    }

    private Map<Account.Id, Map<LocalDate, Double>> scores(Set<Account.Id> chunk) {
        Map<Account.Id, LocalDate> everything = new HashMap<>();
        chunk.forEach(id -> everything.put(id, LocalDate.EPOCH));
        Map<Account.Id, Map<LocalDate, Double>> scores = new HashMap<>();
        health.historySince(everything)
                .forEach((id, days) -> days.forEach(day -> day.score()
                        .ifPresent(score -> scores.computeIfAbsent(id, same -> new HashMap<>())
                                .put(day.day(), score))));
        return scores;
    }

    /** Month ends from the first contract until nothing is known any more. */
    private List<LocalDate> days(AccountHistory account) {
        Optional<LocalDate> start = TermPosition.start(account);
        LocalDate until = Departure.of(account, clock.instant()).until();
        List<LocalDate> days = new ArrayList<>();
        if (start.isPresent()) {
            for (YearMonth month = YearMonth.from(start.get());
                    !month.atEndOfMonth().isAfter(until);
                    month = month.plusMonths(1)) {
                days.add(month.atEndOfMonth());
            }
        }
        return days;
    }

    private Optional<Observation> observation(
            AccountHistory account,
            Instant asOf,
            LocalDate day,
            Map<String, SignalValue> values,
            Map<LocalDate, Double> scores) {
        Departure departure = Departure.of(account, clock.instant());
        boolean stays = departure.on().map(day::isBefore).orElse(!day.isAfter(departure.until()))
                && !Departure.leaves(account, day);
        Optional<LocalDate> lost = Stream.concat(
                        Departure.notices(account, clock.instant()).stream(), departure.on().stream())
                .filter(day::isBefore)
                .min(LocalDate::compareTo);
        double score = scores.getOrDefault(day.minusDays(1), Double.NaN);
        return TermPosition.of(account, day)
                .filter(position -> stays)
                .map(position -> new Observation(
                        account.account().id(),
                        day,
                        FeatureList.values(values, score),
                        score,
                        position.tenureDays(),
                        position.daysToTermEnd(),
                        position.termDays(),
                        lost.map(on -> TermPosition.days(day, on)).orElse(Observation.NEVER_SEEN),
                        TermPosition.days(day, departure.until()),
                        account.asOf(asOf).account().touchModel()));
    }
}
