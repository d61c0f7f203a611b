package io.perennial.churn;

import java.util.List;

/** A way to learn forecasts from observations. Deterministic given data and seed. */
interface Learner {

    /** Stable short name, e.g. "ridge-hazard". */
    String name();

    /** Rank of complexity; among equals the lowest wins. */
    int complexity();

    /** Distinct churners without which it does not even try. */
    int leastChurners();

    Forecaster fit(List<Observation> train, List<Feature> features, long seed);
}
