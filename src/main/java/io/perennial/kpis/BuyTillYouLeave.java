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
 * How often customers without a contract come back, as those of agencies and consultants do: each buys at its own rate
 * (spread by a gamma distribution) and after each purchase may leave for good with its own chance (spread by a beta
 * distribution), which nobody is told. Also known as BG/NBD.
 *
 * <p>Source: Fader, Hardie and Lee 2005, "Counting your customers the easy way". Time in one unit, e.g. weeks.
 *
 * @param r shape of the rates, > 0
 * @param alpha their scale, > 0
 * @param a with b the chances to leave, > 0
 */
public record BuyTillYouLeave(double r, double alpha, double a, double b) {

    private static final int MOST_EVALUATIONS = 40_000;
    private static final int MOST_TERMS = 5_000;
    private static final double SMALL = 1e-13;

    public BuyTillYouLeave {
        if (!(r > 0 && alpha > 0 && a > 0 && b > 0)) {
            throw new IllegalArgumentException("all parameters must be positive but were " + List.of(r, alpha, a, b));
        }
    }

    /**
     * One customer.
     *
     * @param repeats purchases after the first
     * @param last time of the last one since the first; 0 without repeats
     * @param seen time since the first purchase
     */
    public record Buyer(int repeats, double last, double seen) {}

    /** Most likely parameters. */
    public static BuyTillYouLeave fit(List<Buyer> buyers) {
        double[] best = new SimplexOptimizer(new SimpleValueChecker(1e-12, 1e-10))
                .optimize(
                        new MaxEval(MOST_EVALUATIONS),
                        new ObjectiveFunction(log -> of(log).logLikelihood(buyers)),
                        GoalType.MAXIMIZE,
                        new NelderMeadSimplex(4, 0.5),
                        new InitialGuess(new double[4]))
                .getPoint();
        return of(best);
    }

    private static BuyTillYouLeave of(double[] log) {
        return new BuyTillYouLeave(Math.exp(log[0]), Math.exp(log[1]), Math.exp(log[2]), Math.exp(log[3]));
    }

    public double logLikelihood(List<Buyer> buyers) {
        double sum = 0;
        for (Buyer buyer : buyers) {
            int x = buyer.repeats();
            double counts = Gamma.logGamma(r + x) - Gamma.logGamma(r) + r * Math.log(alpha);
            double leaving =
                    Gamma.logGamma(a + b) + Gamma.logGamma(b + x) - Gamma.logGamma(b) - Gamma.logGamma(a + b + x);
            double stays = -(r + x) * Math.log(alpha + buyer.seen());
            double left = x == 0
                    ? Double.NEGATIVE_INFINITY
                    : Math.log(a) - Math.log(b + x - 1) - (r + x) * Math.log(alpha + buyer.last());
            double most = Math.max(stays, left);
            sum += counts + leaving + most + Math.log(Math.exp(stays - most) + Math.exp(left - most));
        }
        return sum;
    }

    /** Chance that a customer is still one, 0..1. */
    public double alive(Buyer buyer) {
        return 1 / (1 + gone(buyer));
    }

    /** Purchases to be expected within a time from now. */
    public double expected(Buyer buyer, double within) {
        int x = buyer.repeats();
        double base = alpha + buyer.seen();
        double series = hypergeometric(r + x, b + x, a + b + x - 1, within / (base + within));
        double come = 1 - Math.pow(base / (base + within), r + x) * series;
        return (a + b + x - 1) / (a - 1) * come / (1 + gone(buyer));
    }

    private double gone(Buyer buyer) {
        int x = buyer.repeats();
        return x == 0 ? 0 : a / (b + x - 1) * Math.pow((alpha + buyer.seen()) / (alpha + buyer.last()), r + x);
    }

    /** Gauss's series, for 0 <= z < 1. */
    private static double hypergeometric(double p, double q, double c, double z) {
        double sum = 1;
        double term = 1;
        for (int n = 0; n < MOST_TERMS && Math.abs(term) > SMALL * Math.abs(sum); n++) {
            term *= (p + n) * (q + n) / ((c + n) * (n + 1)) * z;
            sum += term;
        }
        return sum;
    }
}
