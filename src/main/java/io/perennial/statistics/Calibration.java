package io.perennial.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether predicted probabilities come true.
 *
 * @param slope 1 = right; below 1 the predictions are too extreme. NaN where it cannot be fitted
 * @param intercept 0 = right, with the fitted slope
 * @param bins groups of equal size by prediction, lowest first
 */
public record Calibration(
        long n,
        double meanPrediction,
        double baseRate,
        double brier,
        double logLoss,
        double slope,
        double intercept,
        List<Bin> bins) {

    private static final double LEAST = 1e-9;
    private static final int NEWTON_STEPS = 50;

    public Calibration {
        bins = List.copyOf(bins);
    }

    /** Predictions of one group against what happened. */
    public record Bin(double meanPrediction, Interval happened) {}

    /** @param binCount how many bins of the curve; fewer where there are fewer rows */
    public static Calibration of(double[] predicted, boolean[] happened, int binCount) {
        int n = predicted.length;
        if (n == 0 || n != happened.length) {
            throw new IllegalArgumentException(n + " predictions but " + happened.length + " outcomes");
        }
        double sum = 0;
        double squares = 0;
        double loss = 0;
        int events = 0;
        for (int i = 0; i < n; i++) {
            double p = predicted[i];
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("a probability lies in 0..1 but was " + p);
            }
            double outcome = happened[i] ? 1 : 0;
            events += happened[i] ? 1 : 0;
            sum += p;
            squares += (p - outcome) * (p - outcome);
            loss -= Math.log(happened[i] ? inside(p) : 1 - inside(p));
        }
        double[] line = fit(predicted, happened);
        return new Calibration(
                n,
                sum / n,
                (double) events / n,
                squares / n,
                loss / n,
                line[1],
                line[0],
                bins(predicted, happened, binCount));
    }

    private static double inside(double p) {
        return Math.clamp(p, LEAST, 1 - LEAST);
    }

    /**
     * Logistic regression of the outcome on the log odds of the prediction, by Newton's method. From a slope of 0 on:
     * there every row has weight, while exaggerated predictions have none at a slope of 1.
     */
    private static double[] fit(double[] predicted, boolean[] happened) {
        double a = 0;
        double b = 0;
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double ga = 0, gb = 0, haa = 0, hab = 0, hbb = 0;
            for (int i = 0; i < predicted.length; i++) {
                double x = Math.log(inside(predicted[i]) / (1 - inside(predicted[i])));
                double q = 1 / (1 + Math.exp(-(a + b * x)));
                double rest = (happened[i] ? 1 : 0) - q;
                double weight = q * (1 - q);
                ga += rest;
                gb += rest * x;
                haa += weight;
                hab += weight * x;
                hbb += weight * x * x;
            }
            double determinant = haa * hbb - hab * hab;
            if (!(determinant > 1e-12 * Math.max(1e-300, haa * hbb))) {
                return new double[] {Double.NaN, Double.NaN};
            }
            double da = (hbb * ga - hab * gb) / determinant;
            double db = (haa * gb - hab * ga) / determinant;
            a += da;
            b += db;
            if (Math.abs(da) + Math.abs(db) < 1e-10) {
                return new double[] {a, b};
            }
        }
        return new double[] {Double.NaN, Double.NaN};
    }

    private static List<Bin> bins(double[] predicted, boolean[] happened, int binCount) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < predicted.length; i++) {
            order.add(i);
        }
        order.sort((i, j) -> Double.compare(predicted[i], predicted[j]));
        int count = Math.min(binCount, predicted.length);
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < count; bin++) {
            var rows = order.subList(bin * order.size() / count, (bin + 1) * order.size() / count);
            double mean = rows.stream().mapToDouble(i -> predicted[i]).average().orElseThrow();
            long events = rows.stream().filter(i -> happened[i]).count();
            bins.add(new Bin(mean, Interval.wilson(events, rows.size())));
        }
        return bins;
    }
}
