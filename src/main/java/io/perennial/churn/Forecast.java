package io.perennial.churn;

import io.perennial.accounts.Account;
import io.perennial.shared.Contribution;
import io.perennial.statistics.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How likely one customer is to be lost, with everything that number is made of.
 *
 * @param within30 probability of a notice or an end without renewal within 30 days, 0..1
 * @param within90 with its 95 % interval
 * @param arr what it pays a year, in the installation's currency
 * @param usual what is usual at its tenure and term, 0..1; with the reasons it adds up to {@code within90}
 * @param reasons signed shares of {@code within90}, the weightiest first
 */
public record Forecast(
        Account.Id account,
        LocalDate day,
        Instant asOf,
        long model,
        double within30,
        double within60,
        Interval within90,
        double arr,
        double usual,
        List<Contribution> reasons) {

    /** What is expected to be lost within 90 days, a year's revenue of it. */
    public double expectedLoss() {
        return within90.estimate() * arr;
    }

    /** The reason that raises the risk most. */
    public Optional<Contribution> worst() {
        return reasons.stream().filter(reason -> reason.points() > 0).findFirst();
    }

    /** The bare numbers of one day, for lists and trends. */
    public record Day(LocalDate day, double within90, double low, double high, long model) {}

    /** The bare numbers of an account, for lists. */
    public record Brief(
            Account.Id account,
            Instant asOf,
            double within30,
            double within60,
            double within90,
            double low,
            double high,
            double arr,
            Optional<String> worst) {

        public double expectedLoss() {
            return within90 * arr;
        }
    }

    /**
     * Why a forecast moved between two days; the parts add up to the change.
     *
     * @param parts signed shares; "model" where another model forecasts now, "time" for tenure and term
     */
    public record Change(LocalDate from, LocalDate to, double before, double after, List<Contribution> parts) {}
}
