package io.perennial.kpis;

import java.util.List;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.hipparchus.special.Gamma;

/**
 * What customers without a contract spend when they buy: each around its own mean, the means spread over customers. Few
 * purchases say little, so a customer's mean is drawn towards that of all. Also known as gamma-gamma.
 *
 * <p>Source: Fader and Hardie 2013, "The gamma-gamma model of monetary value".
 *
 * @param p shape of the amounts, > 0
 * @param q shape of the means, > 1
 * @param gamma their scale, > 0
 */
public record SpendPerPurchase(double p, double q, double gamma) {

    private static final int MOST_EVALUATIONS = 20_000;

    /** One customer with repeat purchases and what they were worth on average. */
    public record Spender(int repeats, double mean) {}

    /** Most likely parameters of those who came again and paid. */
    public static SpendPerPurchase fit(List<Spender> all) {
        List<Spender> spenders = all.stream()
                .filter(spender -> spender.repeats() > 0 && spender.mean() > 0)
                .toList();
        double[] best = new SimplexOptimizer(new SimpleValueChecker(1e-12, 1e-10))
                .optimize(
                        new MaxEval(MOST_EVALUATIONS),
                        new ObjectiveFunction(log -> of(log).logLikelihood(spenders)),
                        GoalType.MAXIMIZE,
                        new NelderMeadSimplex(3, 0.5),
                        new InitialGuess(new double[] {1, 1, 1}))
                .getPoint();
        return of(best);
    }

    private static SpendPerPurchase of(double[] log) {
        return new SpendPerPurchase(Math.exp(log[0]), Math.exp(log[1]), Math.exp(log[2]));
    }

    private double logLikelihood(List<Spender> spenders) {
        double sum = 0;
        for (Spender spender : spenders) {
            double shape = p * spender.repeats();
            sum += Gamma.logGamma(shape + q)
                    - Gamma.logGamma(shape)
                    - Gamma.logGamma(q)
                    + q * Math.log(gamma)
                    + (shape - 1) * Math.log(spender.mean())
                    + shape * Math.log(spender.repeats())
                    - (shape + q) * Math.log(gamma + spender.repeats() * spender.mean());
        }
        return sum;
    }

    /** Mean amount of a purchase over all customers. */
    public double mean() {
        return p * gamma / (q - 1);
    }

    /** Mean amount to be expected of one customer. */
    public double expected(Spender spender) {
        return (gamma + spender.repeats() * spender.mean()) * p / (p * spender.repeats() + q - 1);
    }
}
