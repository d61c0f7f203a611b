package io.perennial.health;

import io.perennial.statistics.Bootstrap;
import io.perennial.statistics.Interval;
import io.perennial.statistics.RocCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the outcomes say about the weights of a scorecard. A person applies it or not; nothing changes by itself. */
public sealed interface WeightSuggestion {

    /** Fewer lost customers than these teach nothing about single weights. Source: docs/health.md. */
    int LEAST_LOST = 20;

    /** Too few customers were lost to learn from. */
    record TooFewOutcomes(long lost, long needed) implements WeightSuggestion {}

    /**
     * Other weights.
     *
     * @param changes one per measure; weights in percent, both columns sum to 100
     * @param gain by how much the AUC would have been higher on later outcomes than those learned from, with its
     *     interval by drawing whole accounts
     * @param tested how many customers were lost in that later time
     */
    record Proposal(List<Change> changes, Interval gain, long learnedFrom, long tested) implements WeightSuggestion {
        public Proposal {
            changes = List.copyOf(changes);
        }

        /** The whole interval speaks for it. */
        public boolean convincing() {
            return gain.low() > 0;
        }
    }

    /** Weight of one measure, today and proposed, in percent. */
    record Change(String signal, double today, double proposed) {}

    /**
     * Learns from the first two thirds of the days and measures the gain on the last; then learns once more from all.
     */
    static WeightSuggestion of(Scorecard card, List<Outcome> outcomes) {
        List<Outcome> rated = outcomes.stream().filter(Outcome::rated).toList();
        long lost = lostAccounts(rated);
        var days = rated.stream().map(Outcome::day).distinct().sorted().toList();
        if (lost < LEAST_LOST || days.size() < 3) {
            return new TooFewOutcomes(lost, LEAST_LOST);
        }
        var split = days.get(days.size() * 2 / 3);
        List<Outcome> training =
                rated.stream().filter(o -> o.day().isBefore(split)).toList();
        List<Outcome> test =
                rated.stream().filter(o -> !o.day().isBefore(split)).toList();
        long tested = lostAccounts(test);
        if (tested < 2 || lostAccounts(training) < LEAST_LOST / 2 || tested == test.size()) {
            return new TooFewOutcomes(lost, LEAST_LOST);
        }
        double[] today =
                card.measures().stream().mapToDouble(Scorecard.Measure::weight).toArray();
        Interval gain = gain(test, WeightLearner.learn(training, today), today);
        return new Proposal(changes(card, WeightLearner.learn(rated, today)), gain, lostAccounts(training), tested);
    }

    private static long lostAccounts(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(Outcome::lost)
                .map(Outcome::account)
                .distinct()
                .count();
    }

    private static Interval gain(List<Outcome> test, double[] learned, double[] today) {
        RocCurve before = curve(test, today);
        RocCurve after = curve(test, learned);
        return Bootstrap.byGroup(Outcome.accounts(test), 500, 7)
                .interval(times -> after.area(times) - before.area(times), Interval.USUAL);
    }

    private static RocCurve curve(List<Outcome> outcomes, double[] weights) {
        double[] risk = outcomes.stream()
                .mapToDouble(o -> -WeightLearner.score(weights, o.gradeArray()))
                .toArray();
        return RocCurve.of(risk, Outcome.lost(outcomes));
    }

    private static List<Change> changes(Scorecard card, double[] learned) {
        double total =
                card.measures().stream().mapToDouble(Scorecard.Measure::weight).sum();
        List<Long> tenths =
                Tenths.of(100, Arrays.stream(learned).mapToObj(w -> w * 100).toList());
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < learned.length; i++) {
            Scorecard.Measure measure = card.measures().get(i);
            changes.add(new Change(measure.signal(), 100 * measure.weight() / total, tenths.get(i) / 10.0));
        }
        return changes;
    }
}
