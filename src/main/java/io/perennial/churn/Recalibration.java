package io.perennial.churn;

import java.util.List;

/**
 * Intercept and slope on the log odds that make held-out probabilities true on average (Platt, for fewer than 200
 * events).
 *
 * @param covariance of intercept and slope
 */
record Recalibration(double intercept, double slope, double[][] covariance) {

    static final Recalibration NONE = new Recalibration(0, 1, new double[2][2]);
    /** How strongly the slope is held at 1 and the intercept at 0: as strong as so many squared log odds. */
    static final double STRENGTH = 4;

    /** Learned from held-out probabilities of being lost within 90 days. */
    static Recalibration of(double[] predicted, List<Observation> labelled) {
        double[][] rows = new double[predicted.length][];
        boolean[] lost = new boolean[predicted.length];
        for (int i = 0; i < predicted.length; i++) {
            double p = Math.clamp(predicted[i], 1e-9, 1 - 1e-9);
            rows[i] = new double[] {Math.log(p / (1 - p))};
            lost[i] = labelled.get(i).lostWithin(90);
        }
        var fit = RidgeLogistic.fit(rows, lost, prior());
        return new Recalibration(fit.intercept(), fit.weights()[0], fit.covariance());
    }

    /** What is believed of a slope on stated log odds before anything came: that they are right. */
    static RidgeLogistic.Prior prior() {
        return new RidgeLogistic.Prior(
                new double[] {1}, new double[] {STRENGTH}, new double[] {0.05}, new double[] {1.5});
    }

    /** Standard error that the uncertainty of intercept and slope leaves in the log odds. */
    double standardError(double logit) {
        return Math.sqrt(
                Math.max(0, covariance[0][0] + 2 * logit * covariance[0][1] + logit * logit * covariance[1][1]));
    }

    double apply(double logit) {
        return intercept + slope * logit;
    }
}
