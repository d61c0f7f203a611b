package io.perennial.kpis;

import java.util.Arrays;
import org.hipparchus.analysis.MultivariateFunction;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * How long customers with contracts stay when each has its own, constant chance to leave at a renewal and these chances
 * are spread by a beta distribution. Explains why retention of a cohort rises with its age.
 *
 * <p>Example: 1000, 631, 468, 382, 326 customers -> alpha .7637, beta 1.2958, next 284.5. Source: Fader and Hardie
 * 2007, "How to project customer retention".
 *
 * @param alpha > 0
 * @param beta > 0; the mean chance to leave is alpha / (alpha + beta)
 */
public record ShiftedBetaGeometric(double alpha, double beta) {

    private static final int MOST_EVALUATIONS = 20_000;

    public ShiftedBetaGeometric {
        if (!(alpha > 0 && beta > 0)) {
            throw new IllegalArgumentException("alpha and beta must be positive but were " + alpha + " and " + beta);
        }
    }

    /**
     * Most likely parameters of one cohort.
     *
     * @param customers still there at the start and after each renewal; never rising, at least three counts and at
     *     least one customer lost
     */
    public static ShiftedBetaGeometric fit(long... customers) {
        check(customers);
        MultivariateFunction likelihood =
                log -> new ShiftedBetaGeometric(Math.exp(log[0]), Math.exp(log[1])).logLikelihood(customers);
        double[] best = new SimplexOptimizer(new SimpleValueChecker(1e-13, 1e-11))
                .optimize(
                        new MaxEval(MOST_EVALUATIONS),
                        new ObjectiveFunction(likelihood),
                        GoalType.MAXIMIZE,
                        new NelderMeadSimplex(2, 0.5),
                        new InitialGuess(new double[] {0, 0}))
                .getPoint();
        return new ShiftedBetaGeometric(Math.exp(best[0]), Math.exp(best[1]));
    }

    private static void check(long... customers) {
        boolean falling = true;
        for (int i = 1; i < customers.length; i++) {
            falling &= customers[i] <= customers[i - 1] && customers[i] >= 0;
        }
        if (customers.length < 3 || !falling || customers[0] == customers[customers.length - 1]) {
            throw new IllegalArgumentException("a cohort needs three or more counts that never rise and a loss but was "
                    + Arrays.toString(customers));
        }
    }

    /** Share of a cohort that is still there after so many renewals, 0..1. */
    public double survival(int renewals) {
        double stays = 1;
        for (int t = 1; t <= renewals; t++) {
            stays *= retention(t);
        }
        return stays;
    }

    /** Share of those still there that stays at the given renewal, the first being 1. */
    public double retention(int renewal) {
        return (beta + renewal - 1) / (alpha + beta + renewal - 1);
    }

    /** Renewals a customer who stayed for {@code renewals} still pays for, discounted; rate a period, > 0. */
    public double residualPeriods(int renewals, double discountRate) {
        double sum = 0;
        double weight = 1;
        for (int t = 1; weight > 1e-9 && t < 10_000; t++) {
            weight *= retention(renewals + t) / (1 + discountRate);
            sum += weight;
        }
        return sum;
    }

    private double logLikelihood(long... customers) {
        double sum = 0;
        for (int t = 1; t < customers.length; t++) {
            double here = survival(t - 1) * (1 - retention(t));
            sum += (customers[t - 1] - customers[t]) * Math.log(here);
        }
        return sum + customers[customers.length - 1] * Math.log(survival(customers.length - 1));
    }
}
