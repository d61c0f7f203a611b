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

    /** What is learned from: x = (grade - 50) / 50 of each measure, 0 where unknown, and who was lost. */
    private record Rows(double[][] x, boolean[] lost) {

        static Rows of(List<Outcome> outcomes) {
            return new Rows(outcomes.stream().map(Rows::x).toArray(double[][]::new), Outcome.lost(outcomes));
        }

        private static double[] x(Outcome outcome) {
            return Arrays.stream(outcome.gradeArray())
                    .map(grade -> Double.isNaN(grade) ? 0 : (grade - HealthScore.START) / HealthScore.START)
                    .toArray();
        }

        double probability(double[] at, int row) {
            double logit = at[0];
            for (int k = 1; k < at.length; k++) {
                logit -= at[k] * x[row][k - 1];
            }
            return 1 / (1 + Math.exp(-logit));
        }
    }

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
                loss += loss(fit(Rows.of(training), prior, pull), Rows.of(rest));
            }
            if (loss < bestLoss) {
                bestLoss = loss;
                bestPull = pull;
            }
        }
        double[] fitted = fit(Rows.of(outcomes), prior, bestPull);
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
    private static double[] fit(Rows rows, double[] prior, double pull) {
        double bestScale = SCALES[0];
        double least = Double.POSITIVE_INFINITY;
        for (double scale : SCALES) {
            double loss = loss(withIntercept(rows, scaled(prior, scale)), rows);
            if (loss < least) {
                least = loss;
                bestScale = scale;
            }
        }
        double[] anchor = scaled(prior, bestScale);
        double[] at = withIntercept(rows, anchor);
        double curvature = rows.lost().length * 0.25 * (1 + prior.length) + pull;
        double[] ahead = at.clone();
        for (int round = 1; round <= ROUNDS; round++) {
            double[] gradient = gradient(ahead, rows, anchor, pull);
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

    private static double[] gradient(double[] at, Rows rows, double[] anchor, double pull) {
        double[] gradient = new double[at.length];
        for (int row = 0; row < rows.lost().length; row++) {
            double rest = rows.probability(at, row) - (rows.lost()[row] ? 1 : 0);
            gradient[0] += rest;
            for (int k = 1; k < at.length; k++) {
                gradient[k] -= rest * rows.x()[row][k - 1];
            }
        }
        for (int k = 1; k < at.length; k++) {
            gradient[k] += pull * (at[k] - anchor[k - 1]);
        }
        return gradient;
    }

    /** The intercept with which as many are expected to be lost as were, by halving. */
    private static double[] withIntercept(Rows rows, double[] b) {
        double[] all = new double[b.length + 1];
        System.arraycopy(b, 0, all, 1, b.length);
        int n = rows.lost().length;
        double lost = 0.5;
        for (boolean gone : rows.lost()) {
            lost += gone ? 1 : 0;
        }
        double low = -20;
        double high = 20;
        for (int i = 0; i < 40; i++) {
            all[0] = (low + high) / 2;
            double expected = 0;
            for (int row = 0; row < n; row++) {
                expected += rows.probability(all, row);
            }
            if (expected / n < lost / (n + 1)) {
                low = all[0];
            } else {
                high = all[0];
            }
        }
        return all;
    }

    private static double loss(double[] at, Rows rows) {
        double loss = 0;
        for (int row = 0; row < rows.lost().length; row++) {
            double p = Math.clamp(rows.probability(at, row), 1e-9, 1 - 1e-9);
            loss -= Math.log(rows.lost()[row] ? p : 1 - p);
        }
        return loss;
    }

    private static double[] scaled(double[] weights, double by) {
        return Arrays.stream(weights).map(w -> w * by).toArray();
    }

    private static double[] normalised(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w / sum).toArray();
    }
}
