package io.perennial.churn;

/** What one learner said of one observation it had not seen, and what came. Probability to be lost within 90 days. */
record Prediction(Observation of, double probability, double threshold) {

    boolean lost() {
        return of.lostWithin(90);
    }
}
