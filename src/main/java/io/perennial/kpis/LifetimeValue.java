package io.perennial.kpis;

/** What a customer is worth. Unit: major units of the currency its revenue is in. Source: docs/kpis.md#clv. */
public final class LifetimeValue {

    /** Nobody can promise more than five years. */
    public static final int MOST_MONTHS = 60;

    private LifetimeValue() {}

    /**
     * Margin x revenue a month / churn, e.g. 1200 x .7 / .06 = 14,000. At most 60 months: without any churn seen, a
     * customer does not stay for ever.
     *
     * @param revenue of a mean customer a month
     * @param margin share of it that is kept, below 1
     * @param churn share of customers lost a month, 0..1
     * @param discount rate a month by which later money counts less, >= 0
     */
    public static double simple(double revenue, double margin, double churn, double discount) {
        if (!(churn >= 0 && churn <= 1) || !(discount >= 0)) {
            throw new IllegalArgumentException(
                    "churn lies in 0..1 and a discount is not negative but were " + churn + " and " + discount);
        }
        double months = churn + discount == 0 ? MOST_MONTHS : Math.min(MOST_MONTHS, 1 / (churn + discount));
        return revenue * margin * months;
    }

    /**
     * With chances to leave that differ between customers, as they do: the present period and all those to come.
     *
     * @param revenue of a mean customer a period
     * @param discount rate a period, > 0
     */
    public static double spread(double revenue, double margin, ShiftedBetaGeometric leaving, double discount) {
        return revenue * margin * (1 + leaving.residualPeriods(0, discount));
    }

    /**
     * Months until the cost of winning a customer is earned back, e.g. 600 / (120 x .8) = 6.25. Infinite where nothing
     * is earned. Source: docs/kpis.md#cac-payback.
     */
    public static double paybackMonths(double acquisitionCost, double revenue, double margin) {
        double earned = revenue * margin;
        return earned <= 0 ? Double.POSITIVE_INFINITY : acquisitionCost / earned;
    }
}
