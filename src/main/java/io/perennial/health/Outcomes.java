package io.perennial.health;

import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Joins the closing scores of the past with what became of the customers. */
@Component
class Outcomes {

    private static final int CHUNK = 1000;

    private final DayStore days;
    private final Scorecards scorecards;
    private final Accounts accounts;
    private final Clock clock;

    Outcomes(DayStore days, Scorecards scorecards, Accounts accounts, Clock clock) {
        this.days = days;
        this.scorecards = scorecards;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What is known of a scorecard's past, or of all scores if the key is empty. */
    record Known(List<Outcome> outcomes, LocalDate until) {}

    /** Outcomes whose grades stand in the order of a scorecard's measures, whatever version of it graded them. */
    Known alignedTo(Scorecard card) {
        return of(Optional.of(card.key()), Validation.HORIZON_DAYS, row -> aligned(row, card));
    }

    Known of(Optional<String> scorecard, int horizon) {
        return of(
                scorecard,
                horizon,
                row -> Arrays.stream(row.graded().grades()).boxed().toList());
    }

    private List<Double> aligned(Judgement row, Scorecard card) {
        Map<String, Double> grades = new HashMap<>();
        scorecards.of(row.rules()).ifPresent(rules -> {
            for (int i = 0; i < rules.measures().size(); i++) {
                grades.put(rules.measures().get(i).signal(), row.graded().grades()[i]);
            }
        });
        return card.measures().stream()
                .map(measure -> grades.getOrDefault(measure.signal(), Double.NaN))
                .toList();
    }

    private Known of(Optional<String> scorecard, int horizon, Function<Judgement, List<Double>> grades) {
        Map<Account.Id, Departure> departures = departures();
        LocalDate until = until(departures);
        List<LocalDate> observed = days.firstDay()
                .map(first -> Outcome.observationDays(first, until, horizon))
                .orElse(List.of());
        List<Outcome> outcomes = new ArrayList<>();
        for (Judgement row : days.on(observed, scorecard)) {
            Optional.ofNullable(departures.get(row.account()))
                    .flatMap(departure -> outcome(row, departure, horizon, grades))
                    .ifPresent(outcomes::add);
        }
        return new Known(outcomes, until);
    }

    /** Empty where it is not known what became of it within the horizon. */
    private static Optional<Outcome> outcome(
            Judgement row, Departure departure, int horizon, Function<Judgement, List<Double>> grades) {
        return departure
                .within(row.day(), horizon)
                .map(lost -> new Outcome(
                        row.account(), row.day(), row.score(), row.standing().band(), lost, grades.apply(row)));
    }

    /** Up to which day it is known who stayed. */
    LocalDate until(Map<Account.Id, Departure> departures) {
        return departures.values().stream()
                .map(Departure::until)
                .max(LocalDate::compareTo)
                .orElseGet(() -> clock.instant().atZone(ZoneOffset.UTC).toLocalDate());
    }

    Map<Account.Id, Departure> departures() {
        List<Account.Id> all = accounts.all();
        Map<Account.Id, Departure> departures = new HashMap<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            Set<Account.Id> chunk = new HashSet<>(all.subList(from, Math.min(from + CHUNK, all.size())));
            accounts.histories(chunk)
                    .forEach((id, history) -> departures.put(id, Departure.of(history, clock.instant())));
        }
        return departures;
    }
}
