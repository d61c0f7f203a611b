package io.perennial.churn;

/** The model that forecasts now. */
record ActiveModel(long id, Forecaster forecaster, double threshold, double baseRate) {

    /** A model of another version of the program may look at other features; it cannot be asked any more. */
    boolean fits() {
        return forecaster.features().equals(FeatureList.features());
    }
}
