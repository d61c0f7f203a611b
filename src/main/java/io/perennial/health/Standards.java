package io.perennial.health;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * What the accounts of a scorecard reach, for measures that compare: the closings of the last day of the month before,
 * kept once, so that a score of the past stays what it was.
 */
@Component
class Standards {

    private final RulesStore store;

    Standards(RulesStore store) {
        this.store = store;
    }

    /** Standards for one bulk of work, each read once. */
    Reading reading() {
        return new Reading();
    }

    /** Makes sure that the standards of the month of a day are kept. */
    void keep(List<Scorecards.Rules> rules, LocalDate day) {
        for (Scorecards.Rules each : rules) {
            List<Scorecard.Measure> measures = each.card().measures();
            for (int i = 0; i < measures.size(); i++) {
                if (measures.get(i).curve() instanceof Curve.Percentile) {
                    store.keepStandard(each.card().key(), measures.get(i).signal(), i, day.withDayOfMonth(1));
                }
            }
        }
    }

    /** Share of values below one, ties counting half, from 101 quantiles. */
    static Curve.Standard of(double[] quantiles) {
        return value -> {
            int below = 0;
            int ties = 0;
            for (double quantile : quantiles) {
                below += quantile < value ? 1 : 0;
                ties += quantile == value ? 1 : 0;
            }
            return OptionalDouble.of((below + ties / 2.0) / quantiles.length);
        };
    }

    /** Not for use by several threads. */
    final class Reading {
        private final Map<List<Object>, Curve.Standard> read = new HashMap<>();

        Function<String, Curve.Standard> of(Scorecard card, LocalDate day) {
            return signal -> compares(card, signal)
                    ? read.computeIfAbsent(
                            List.of(card.key(), signal, day.withDayOfMonth(1)),
                            key -> store.standard(card.key(), signal, day)
                                    .map(Standards::of)
                                    .orElse(Curve.Standard.NONE))
                    : Curve.Standard.NONE;
        }

        private static boolean compares(Scorecard card, String signal) {
            return card.measures().stream()
                    .anyMatch(
                            measure -> measure.signal().equals(signal) && measure.curve() instanceof Curve.Percentile);
        }
    }
}
