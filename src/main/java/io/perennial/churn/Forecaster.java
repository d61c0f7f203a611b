package io.perennial.churn;

import io.perennial.shared.Contribution;
import java.util.List;

/** What a learner learned. Kept as JSON, so every kind of it is a record of numbers and texts. */
interface Forecaster {

    /** The reason that is not the account's own: what is usual at its tenure and term. */
    String USUAL = "time";

    /** What it looks at, in the order of an observation's features. */
    List<Feature> features();

    /** Probability to be lost within so many days (30, 60 or 90). */
    double probability(Observation observation, int horizonDays);

    /** Standard error of the log odds of that probability, from the uncertainty of what was learned. */
    double standardError(Observation observation, int horizonDays);

    /** Parts of the log odds of that probability; they add up to them. */
    List<Contribution> reasons(Observation observation, int horizonDays);
}
