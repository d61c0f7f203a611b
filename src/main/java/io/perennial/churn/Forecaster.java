package io.perennial.churn;

import io.perennial.shared.Contribution;
import java.util.List;

/** What a learner learned. */
interface Forecaster {

    /** Probability to be lost within so many days (30, 60 or 90). */
    double probability(Observation observation, int horizonDays);

    /** Standard error of the log odds of that probability, from the uncertainty of what was learned. */
    double standardError(Observation observation, int horizonDays);

    /** Parts of the log odds of that probability; they add up to them. */
    List<Contribution> reasons(Observation observation, int horizonDays);
}
