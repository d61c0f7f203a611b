package io.perennial.health;

import java.util.List;
import java.util.Optional;

/**
 * How health is reckoned for the accounts it applies to.
 *
 * @param key name of its text
 * @param active whether it is used at all; templates are not
 * @param order the lowest order whose condition holds is used
 * @param when condition over fields, facts and signals, never over scores; empty: holds for every account
 * @param groups parts of the relationship, each with its measures
 * @param caps what no good number elsewhere may outweigh
 */
public record Scorecard(
        String key, boolean active, int order, Optional<String> when, Bands bands, List<Group> groups, List<Cap> caps) {

    public Scorecard {
        groups = List.copyOf(groups);
        caps = List.copyOf(caps);
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("a scorecard needs a group with a measure");
        }
        if (groups.stream()
                        .flatMap(g -> g.measures().stream())
                        .map(Measure::signal)
                        .distinct()
                        .count()
                != groups.stream().mapToLong(g -> g.measures().size()).sum()) {
            throw new IllegalArgumentException("a scorecard measures each signal once");
        }
    }

    /** Measures that belong together. */
    public record Group(String key, List<Measure> measures) {
        public Group {
            measures = List.copyOf(measures);
            if (measures.isEmpty()) {
                throw new IllegalArgumentException("group " + key + " has no measure");
            }
        }
    }

    /** One signal with its weight; weights count relative to each other. */
    public record Measure(String signal, double weight, Curve curve) {
        public Measure {
            if (!(weight > 0 && weight <= 1e6)) {
                throw new IllegalArgumentException("a weight must be above 0 but was " + weight);
            }
        }
    }

    /**
     * While the signal is at or beyond the threshold, the score is at most the limit; e.g. an open urgent ticket: 60.
     */
    public record Cap(String signal, Side side, double threshold, double limit) {
        public Cap {
            if (!(limit >= 0 && limit < 100)) {
                throw new IllegalArgumentException("a limit must lie in 0..100 but was " + limit);
            }
        }

        public boolean holds(double value) {
            return side == Side.AT_LEAST ? value >= threshold : value <= threshold;
        }

        /** On which side of its threshold a cap holds. */
        public enum Side {
            AT_LEAST,
            AT_MOST
        }
    }

    /** All measures in the order of the groups. */
    public List<Measure> measures() {
        return groups.stream().flatMap(group -> group.measures().stream()).toList();
    }

    /** Signals by which accounts are compared with each other. */
    public List<String> compared() {
        return measures().stream()
                .filter(measure -> measure.curve() instanceof Curve.Percentile)
                .map(Measure::signal)
                .toList();
    }

    /** Where a signal stands among the measures, from 0; -1 for one that is not measured. */
    int position(String signal) {
        return measures().stream().map(Measure::signal).toList().indexOf(signal);
    }
}
