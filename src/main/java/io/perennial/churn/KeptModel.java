package io.perennial.churn;

import java.time.Instant;

/**
 * A model as it is kept.
 *
 * @param churners distinct accounts lost within 90 days in what it learned from
 * @param baseRate share of observations lost within 90 days there
 * @param threshold probability from which an alert is raised
 * @param passed whether it passed the gates; others are kept to be looked at and cannot be put in force
 * @param inForce whether it forecasts now
 */
public record KeptModel(
        long id,
        String learner,
        Instant madeAt,
        String madeBy,
        String program,
        long backtest,
        Verdict verdict,
        int rows,
        int churners,
        double baseRate,
        double threshold,
        boolean passed,
        boolean inForce) {

    /** An open alert ends below this probability. */
    public double alertEnds() {
        return threshold * LeadTime.LEAVING;
    }
}
