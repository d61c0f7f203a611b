package io.perennial.health;

import java.util.Arrays;
import java.util.List;

/**
 * Learns non-negative weights of grades from who was lost: logit p(lost) = a - sum b_k x_k with x = (grade - 50) / 50,
 * unknown = 0, b >= 0, drawn towards today's weights by a ridge, so that little evidence changes little.
 */
final class WeightLearner {

    private static final int ROUNDS = 400;
    private static final double[] PULLS = {1, 4, 16, 64, 256};
    private static final int FOLDS = 5;

    /** A measure that a person chose stays in sight, also where it taught nothing. */
    private static final double LEAST_WEIGHT = 0.001;

    private static final double[] SCALES = {0.5, 1, 2, 4, 8};

    private WeightLearner() {}

    /** Weights that sum to 1, in the order of today's; the pull is chosen by accounts held out in turn. */
    static double[] learn(List<Outcome> outcomes, double[] today) {
        double[] prior = normalised(today);
        double bestLoss = Double.POSITIVE_INFINITY;
        double bestPull = PULLS[PULLS.length - 1];
        for (double pull : PULLS) {
            double loss = 0;
            for (int fold = 0; fold < FOLDS; fold++) {
                int held = fold;
                List<Outcome> training =
                        outcomes.stream().filter(o -> fold(o) != held).toList();
                List<Outcome> rest =
                        outcomes.stream().filter(o -> fold(o) == held).toList();
                loss += loss(fit(training, prior, pull), rest);
            }
            if (loss < bestLoss) {
                bestLoss = loss;
                bestPull = pull;
            }
        }
        double[] fitted = fit(outcomes, prior, bestPull);
        double[] weights = Arrays.copyOfRange(fitted, 1, fitted.length);
        double sum = Arrays.stream(weights).sum();
        return sum > 0
                ? normalised(Arrays.stream(weights)
                        .map(w -> Math.max(w / sum, LEAST_WEIGHT))
                        .toArray())
                : prior;
    }

    /** The score these weights give, from grades alone; unknown weight goes to what is known. 50 if nothing is. */
    static double score(double[] weights, double[] grades) {
        double sum = 0;
        double known = 0;
        for (int k = 0; k < weights.length; k++) {
            if (!Double.isNaN(grades[k])) {
                sum += weights[k] * (grades[k] - HealthScore.START);
                known += weights[k];
            }
        }
        return HealthScore.START + (known == 0 ? 0 : sum / known);
    }

    private static int fold(Outcome outcome) {
        return (int) Math.floorMod(Long.hashCode(outcome.account().value() * 0x9E3779B97F4A7C15L), (long) FOLDS);
    }

    /** {a, b_1, ...}: the best scale of today's weights first, then each weight by projected gradient with momentum. */
    private static double[] fit(List<Outcome> outcomes, double[] prior, double pull) {
        double bestScale = SCALES[0];
        double least = Double.POSITIVE_INFINITY;
        for (double scale : SCALES) {
            double loss = loss(withIntercept(outcomes, scaled(prior, scale)), outcomes);
            if (loss < least) {
                least = loss;
                bestScale = scale;
            }
        }
        double[] anchor = scaled(prior, bestScale);
        double[] at = withIntercept(outcomes, anchor);
        double curvature = outcomes.size() * 0.25 * (1 + prior.length) + pull;
        double[] ahead = at.clone();
        for (int round = 1; round <= ROUNDS; round++) {
            double[] gradient = gradient(ahead, outcomes, anchor, pull);
            double[] next = new double[at.length];
            for (int k = 0; k < at.length; k++) {
                double moved = ahead[k] - gradient[k] / curvature;
                next[k] = k == 0 ? moved : Math.max(0, moved);
            }
            double momentum = (round - 1.0) / (round + 2.0);
            for (int k = 0; k < at.length; k++) {
                ahead[k] = next[k] + momentum * (next[k] - at[k]);
            }
            at = next;
        }
        return at;
    }

    private static double[] gradient(double[] at, List<Outcome> outcomes, double[] anchor, double pull) {
        double[] gradient = new double[at.length];
        for (Outcome outcome : outcomes) {
            double rest = probability(at, outcome) - (outcome.lost() ? 1 : 0);
            gradient[0] += rest;
            for (int k = 1; k < at.length; k++) {
                gradient[k] -= rest * x(outcome, k - 1);
            }
        }
        for (int k = 1; k < at.length; k++) {
            gradient[k] += pull * (at[k] - anchor[k - 1]);
        }
        return gradient;
    }

    private static double[] withIntercept(List<Outcome> outcomes, double[] b) {
        double[] all = new double[b.length + 1];
        System.arraycopy(b, 0, all, 1, b.length);
        double lost = outcomes.stream().filter(Outcome::lost).count();
        double target = (lost + 0.5) / (outcomes.size() + 1);
        double low = -20;
        double high = 20;
        for (int i = 0; i < 40; i++) {
            all[0] = (low + high) / 2;
            double mean = outcomes.stream()
                    .mapToDouble(o -> probability(all, o))
                    .average()
                    .orElse(target);
            if (mean < target) {
                low = all[0];
            } else {
                high = all[0];
            }
        }
        return all;
    }

    private static double loss(double[] at, List<Outcome> outcomes) {
        return outcomes.stream()
                .mapToDouble(o -> {
                    double p = Math.clamp(probability(at, o), 1e-9, 1 - 1e-9);
                    return -Math.log(o.lost() ? p : 1 - p);
                })
                .sum();
    }

    private static double probability(double[] at, Outcome outcome) {
        double logit = at[0];
        for (int k = 1; k < at.length; k++) {
            logit -= at[k] * x(outcome, k - 1);
        }
        return 1 / (1 + Math.exp(-logit));
    }

    private static double x(Outcome outcome, int k) {
        double grade = outcome.grades().get(k);
        return Double.isNaN(grade) ? 0 : (grade - HealthScore.START) / HealthScore.START;
    }

    private static double[] scaled(double[] weights, double by) {
        return Arrays.stream(weights).map(w -> w * by).toArray();
    }

    private static double[] normalised(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w / sum).toArray();
    }
}
