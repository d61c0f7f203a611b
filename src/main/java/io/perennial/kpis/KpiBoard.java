package io.perennial.kpis;

import io.perennial.voice.SurveyScore;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All key figures as of the last month that is known to its end.
 *
 * @param months oldest first, up to 24
 * @param years trailing twelve months, one for each month that has so many before it
 * @param closed months as they were reported, by their first day
 * @param lifetime what a mean customer is worth by the shifted beta-geometric; empty while too few left to fit it
 * @param simpleLifetime the same by mean churn
 * @param paybackMonths infinite where nothing is earned; empty while the cost of winning a customer is not stated
 * @param firstValue from the contract's start to the first value moment
 * @param firstOutcome from the contract's start to the first promised outcome
 * @param inputs what holds now
 */
public record KpiBoard(
        LocalDate knownUntil,
        List<RevenueMonth> months,
        List<RevenueMonth> years,
        Map<LocalDate, ClosedMonth> closed,
        Optional<Cohorts> cohorts,
        RevenueCohorts revenueCohorts,
        OptionalDouble lifetime,
        OptionalDouble simpleLifetime,
        OptionalDouble paybackMonths,
        TimeToValue firstValue,
        TimeToValue firstOutcome,
        Stickiness stickiness,
        Optional<SurveyScore> nps,
        Optional<SurveyScore> csat,
        Optional<SurveyScore> ces,
        RevenueForecast forecast,
        Map<Input.Name, Double> inputs) {

    public Optional<RevenueMonth> last() {
        return months.isEmpty() ? Optional.empty() : Optional.of(months.getLast());
    }

    public Optional<RevenueMonth> year() {
        return years.isEmpty() ? Optional.empty() : Optional.of(years.getLast());
    }
}
