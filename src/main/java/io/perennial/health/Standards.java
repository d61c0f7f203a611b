package io.perennial.health;

import io.perennial.health.RulesStore.Place;
import io.perennial.signals.Assessment.Survey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * What the accounts of a scorecard reach, for measures that compare: everybody at the end of the month before. Lived
 * months are kept once, from their closings, so that a score of the past stays what it was; a replay of the past
 * surveys its months first.
 */
@Component
class Standards {

    private final RulesStore store;
    private final Scorecards scorecards;

    Standards(RulesStore store, Scorecards scorecards) {
        this.store = store;
        this.scorecards = scorecards;
    }

    /** Standards for one bulk of work, each read once. */
    Reading reading() {
        return new Reading();
    }

    /** Makes sure that the standards of the month of a day are kept. */
    void keep(List<Scorecards.Rules> rules, LocalDate day) {
        LocalDate month = day.withDayOfMonth(1);
        for (Scorecards.Rules each : rules) {
            for (String signal : each.card().compared()) {
                if (!store.hasStandard(each.card().key(), signal, month)) {
                    double[] seen =
                            store.seenOn(month.minusDays(1), places(each.card().key(), signal, month));
                    store.putStandard(each.card().key(), signal, month, seen.length, Quantiles.of(seen));
                }
            }
        }
    }

    /** Where the texts of a scorecard that made the closings before a month have the signal. */
    private List<Place> places(String scorecard, String signal, LocalDate month) {
        List<Place> places = new ArrayList<>();
        for (int rules : store.rulesOn(month.minusDays(1))) {
            scorecards
                    .of(OptionalInt.of(rules))
                    .filter(card -> card.key().equals(scorecard))
                    .map(card -> card.position(signal))
                    .filter(position -> position >= 0)
                    .ifPresent(position -> places.add(new Place(rules, position)));
        }
        return places;
    }

    /** A survey for the scorecards that compare; empty where none does. */
    Optional<Survey> survey(List<Scorecards.Rules> rules) {
        return rules.stream().allMatch(each -> each.card().compared().isEmpty())
                ? Optional.empty()
                : Optional.of(new StandardSurvey(rules, store));
    }

    /** Whether a scorecard compares by a signal whose standard of the month is missing or made from too few. */
    boolean missing(List<Scorecards.Rules> rules, LocalDate day) {
        return rules.stream()
                .anyMatch(each -> each.card().compared().stream()
                        .anyMatch(signal ->
                                store.standard(each.card().key(), signal, day).isEmpty()));
    }

    /** Not for use by several threads. */
    final class Reading {
        private final Map<List<Object>, Curve.Standard> read = new HashMap<>();

        Function<String, Curve.Standard> of(Scorecard card, LocalDate day) {
            List<String> compared = card.compared();
            return signal -> compared.contains(signal)
                    ? read.computeIfAbsent(
                            List.of(card.key(), signal, day.withDayOfMonth(1)),
                            key -> store.standard(card.key(), signal, day)
                                    .map(Quantiles::standard)
                                    .orElse(Curve.Standard.NONE))
                    : Curve.Standard.NONE;
        }
    }
}
