package io.perennial.churn;

/**
 * What one learner said of one observation it had not seen, and what came. Probability to be lost within 90 days.
 *
 * @param threshold from which it is an alert; NaN where it is not known any more
 * @param baseRate share lost within 90 days among what it learned from; NaN where it is not known any more
 */
record Prediction(Observation of, double probability, double threshold, double baseRate) {

    boolean lost() {
        return of.lostWithin(90);
    }
}
