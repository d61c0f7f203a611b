package io.perennial.churn;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How early an alert came. An alert is the first crossing of the threshold that the team's alert budget allows, 14 to
 * 120 days before the loss; it is over when the forecast falls below three quarters of the threshold.
 *
 * @param medianAmongCaught days; NaN if nobody was caught
 * @param medianAmongAll days, churners without an alert counting 0; NaN without churners
 * @param recall share of churners alerted at least so many days before (30, 60, 90)
 * @param alertsPerMonth alerts raised in a month of the backtest
 */
public record LeadTime(
        int churners,
        int caught,
        double medianAmongCaught,
        double medianAmongAll,
        Map<Integer, Double> recall,
        double alertsPerMonth) {

    /** Days before the loss within which an alert counts as one. */
    static final int LATEST = 14;

    static final int EARLIEST = 120;
    /** An alert is over below this share of its threshold. */
    static final double LEAVING = 0.75;

    static LeadTime of(List<Prediction> predictions) {
        Map<Long, List<Prediction>> byAccount = predictions.stream()
                .collect(Collectors.groupingBy(q -> q.of().account().value(), TreeMap::new, Collectors.toList()));
        int alerts = 0;
        double[] leads = new double[byAccount.size()];
        int churners = 0;
        for (List<Prediction> life : byAccount.values()) {
            int lead = 0;
            boolean alerted = false;
            boolean lost = false;
            for (Prediction q : life) {
                boolean crossing = !alerted && q.probability() >= q.threshold();
                alerted = crossing || (alerted && q.probability() >= q.threshold() * LEAVING);
                alerts += crossing ? 1 : 0;
                lost |= q.lost();
                int before = q.of().lostAfter();
                if (alerted && lead == 0 && before >= LATEST && before <= EARLIEST) {
                    lead = before;
                }
            }
            if (lost) {
                leads[churners++] = lead;
            }
        }
        long months = predictions.stream().map(q -> q.of().day()).distinct().count();
        return summary(Arrays.copyOf(leads, churners), alerts / (double) Math.max(1, months));
    }

    /** The same had all been judged by one threshold. */
    static LeadTime of(List<Prediction> predictions, double threshold) {
        return of(predictions.stream()
                .map(q -> new Prediction(q.of(), q.probability(), threshold, q.baseRate()))
                .toList());
    }

    private static LeadTime summary(double[] leads, double alertsPerMonth) {
        double[] caught = Arrays.stream(leads).filter(d -> d > 0).toArray();
        var recall = new TreeMap<Integer, Double>();
        for (int days : new int[] {30, 60, 90}) {
            recall.put(
                    days,
                    leads.length == 0
                            ? Double.NaN
                            : Arrays.stream(leads).filter(d -> d >= days).count() / (double) leads.length);
        }
        return new LeadTime(leads.length, caught.length, median(caught), median(leads), recall, alertsPerMonth);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
