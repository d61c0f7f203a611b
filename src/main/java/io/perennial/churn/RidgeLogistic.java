package io.perennial.churn;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * Logistic regression with a Gaussian prior on each weight and, where stated, a sign: minimises {@code sum log loss +
 * 1/2 sum penalty[j] (w[j] - prior[j])^2} under {@code low[j] <= w[j] <= high[j]}. The intercept is free. Newton steps;
 * weights held at a bound leave the step until the gradient pulls them inside again.
 *
 * <p>Shape: rows x columns, every cell finite. Also known as the maximum a posteriori estimate.
 */
final class RidgeLogistic {

    private static final int MOST_STEPS = 100;
    private static final double SMALL = 1e-10;

    private RidgeLogistic() {}

    /**
     * What was learned.
     *
     * @param covariance of intercept and weights by Laplace's approximation, intercept first
     */
    record Fit(double intercept, double[] weights, double[][] covariance) {

        /** Log odds of a row. */
        double logit(double[] row) {
            double sum = intercept;
            for (int j = 0; j < weights.length; j++) {
                sum += weights[j] * row[j];
            }
            return sum;
        }

        double probability(double[] row) {
            return sigmoid(logit(row));
        }

        /** Standard error of the log odds of a row. */
        double standardError(double[] row) {
            double variance = 0;
            for (int i = 0; i <= row.length; i++) {
                for (int j = 0; j <= row.length; j++) {
                    variance += covariance[i][j] * (i == 0 ? 1 : row[i - 1]) * (j == 0 ? 1 : row[j - 1]);
                }
            }
            return Math.sqrt(Math.max(0, variance));
        }
    }

    /** What is believed of the weights before seeing data; each array has one entry a column. */
    record Prior(double[] mean, double[] penalty, double[] low, double[] high) {

        /** Weights near zero, of either sign. */
        static Prior centred(int columns, double penalty) {
            double[] low = new double[columns];
            double[] high = new double[columns];
            double[] strength = new double[columns];
            Arrays.fill(low, Double.NEGATIVE_INFINITY);
            Arrays.fill(high, Double.POSITIVE_INFINITY);
            Arrays.fill(strength, penalty);
            return new Prior(new double[columns], strength, low, high);
        }
    }

    static Fit fit(double[][] rows, boolean[] outcome, Prior prior) {
        int n = prior.mean().length + 1;
        double[] w = new double[n];
        w[0] = startingIntercept(outcome);
        for (int j = 1; j < n; j++) {
            w[j] = Math.clamp(prior.mean()[j - 1], prior.low()[j - 1], prior.high()[j - 1]);
        }
        double loss = loss(rows, outcome, w, prior);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[][] hessian = new double[n][n];
            double[] gradient = derivatives(rows, outcome, w, prior, hessian);
            double[] next = improve(rows, outcome, w, prior, loss, direction(gradient, hessian, w, prior));
            double better = loss(rows, outcome, next, prior);
            boolean settled = loss - better <= SMALL * (1 + Math.abs(loss));
            w = next;
            loss = better;
            if (settled) {
                break;
            }
        }
        double[][] hessian = new double[n][n];
        derivatives(rows, outcome, w, prior, hessian);
        return new Fit(w[0], Arrays.copyOfRange(w, 1, n), inverse(hessian));
    }

    static double sigmoid(double x) {
        return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
    }

    private static double startingIntercept(boolean[] outcome) {
        int positives = 0;
        for (boolean y : outcome) {
            positives += y ? 1 : 0;
        }
        double share = (positives + 0.5) / (outcome.length + 1.0);
        return Math.log(share / (1 - share));
    }

    private static double loss(double[][] rows, boolean[] outcome, double[] w, Prior prior) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            double z = logit(rows[i], w) * (outcome[i] ? -1 : 1);
            sum += z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
        }
        for (int j = 1; j < w.length; j++) {
            double off = w[j] - prior.mean()[j - 1];
            sum += 0.5 * prior.penalty()[j - 1] * off * off;
        }
        return sum;
    }

    private static double logit(double[] row, double[] w) {
        double sum = w[0];
        for (int j = 1; j < w.length; j++) {
            sum += w[j] * row[j - 1];
        }
        return sum;
    }

    private static double[] derivatives(
            double[][] rows, boolean[] outcome, double[] w, Prior prior, double[][] hessian) {
        int n = w.length;
        double[] gradient = new double[n];
        for (int i = 0; i < rows.length; i++) {
            double p = sigmoid(logit(rows[i], w));
            double residual = p - (outcome[i] ? 1 : 0);
            double curvature = Math.max(p * (1 - p), 1e-12);
            for (int a = 0; a < n; a++) {
                double xa = a == 0 ? 1 : rows[i][a - 1];
                gradient[a] += residual * xa;
                for (int b = 0; b <= a; b++) {
                    hessian[a][b] += curvature * xa * (b == 0 ? 1 : rows[i][b - 1]);
                }
            }
        }
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < a; b++) {
                hessian[b][a] = hessian[a][b];
            }
            if (a > 0) {
                gradient[a] += prior.penalty()[a - 1] * (w[a] - prior.mean()[a - 1]);
                hessian[a][a] += prior.penalty()[a - 1];
            }
        }
        return gradient;
    }

    /** Newton's direction among the weights that are free to move. */
    private static double[] direction(double[] gradient, double[][] hessian, double[] w, Prior prior) {
        int n = w.length;
        double[] blocked = gradient.clone();
        double[][] free = new double[n][];
        for (int a = 0; a < n; a++) {
            free[a] = hessian[a].clone();
        }
        for (int a = 1; a < n; a++) {
            boolean held =
                    (w[a] <= prior.low()[a - 1] && gradient[a] > 0) || (w[a] >= prior.high()[a - 1] && gradient[a] < 0);
            if (held) {
                blocked[a] = 0;
                for (int b = 0; b < n; b++) {
                    free[a][b] = 0;
                    free[b][a] = 0;
                }
                free[a][a] = 1;
            }
        }
        return new CholeskyDecomposition(new Array2DRowRealMatrix(free, false), 1e-9, 1e-14)
                .getSolver()
                .solve(new ArrayRealVector(blocked, false))
                .mapMultiplyToSelf(-1)
                .toArray();
    }

    /**
     * Walks along the direction, halving the step until the loss does not grow; every point stays within the bounds.
     */
    private static double[] improve(
            double[][] rows, boolean[] outcome, double[] w, Prior prior, double loss, double[] direction) {
        for (double length = 1; length > 1e-8; length /= 2) {
            double[] next = new double[w.length];
            for (int j = 0; j < w.length; j++) {
                double moved = w[j] + length * direction[j];
                next[j] = j == 0 ? moved : Math.clamp(moved, prior.low()[j - 1], prior.high()[j - 1]);
            }
            if (loss(rows, outcome, next, prior) <= loss) {
                return next;
            }
        }
        return w;
    }

    private static double[][] inverse(double[][] hessian) {
        return new CholeskyDecomposition(new Array2DRowRealMatrix(hessian, false), 1e-9, 1e-14)
                .getSolver()
                .getInverse()
                .getData();
    }
}
