package io.perennial.churn;

import io.perennial.signals.SignalValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What forecasts may look at, with the sign that the field's experience allows. Written down before the first backtest;
 * counts and amounts enter as log(1 + x), since a tenth ticket says less than the first.
 */
final class FeatureList {

    private record Entry(String signal, int sign, boolean log) {}

    private static final List<Entry> ENTRIES = List.of(
            new Entry("usage_change_28d", -1, false),
            new Entry("seat_utilisation", -1, false),
            new Entry("stickiness", -1, false),
            new Entry("events_per_user_28d", -1, true),
            new Entry("active_users_28d", -1, true),
            new Entry("days_since_activity", 1, true),
            new Entry("active_days_28d", -1, false),
            new Entry("feature_breadth_28d", -1, false),
            new Entry("feature_breadth_change_28d", -1, false),
            new Entry("top_user_share", 1, false),
            new Entry("quota_use", -1, false),
            new Entry("lost_users_28d", 1, true),
            new Entry("price_per_active_user", 1, true),
            new Entry("discount", 0, false),
            new Entry("mrr", 0, true),
            new Entry("mrr_change_12m", -1, false),
            new Entry("downgrade_90d", 1, false),
            new Entry("overdue_days", 1, true),
            new Entry("payment_failures_90d", 1, true),
            new Entry("days_since_touchpoint", 1, true),
            new Entry("champion_gone", 1, false),
            new Entry("tickets_per_100_users_28d", 1, true),
            new Entry("open_urgent_tickets", 1, true),
            new Entry("csat_90d", -1, false),
            new Entry("nps_latest", -1, false),
            new Entry("nps_change", -1, false),
            new Entry("onboarding_overdue_days", 1, true),
            new Entry("capabilities_adopted_share", -1, false));

    /** The trend of use, as a baseline by itself. */
    static final Set<String> USAGE_TREND = Set.of("usage_change_28d");

    /** The score as a feature of its own, after the signals. */
    static final String HEALTH_SCORE = "health_score";

    private FeatureList() {}

    /** The signals, then the health score. */
    static List<Feature> features() {
        List<Feature> features = new ArrayList<>();
        ENTRIES.forEach(entry -> features.add(new Feature(entry.signal(), entry.sign())));
        features.add(new Feature(HEALTH_SCORE, -1));
        return List.copyOf(features);
    }

    /** In the order of the features; NaN = unknown. */
    static double[] values(Map<String, SignalValue> signals, double score) {
        double[] values = new double[ENTRIES.size() + 1];
        for (int i = 0; i < ENTRIES.size(); i++) {
            Entry entry = ENTRIES.get(i);
            values[i] = signals.get(entry.signal()) instanceof SignalValue.Known known
                    ? scaled(known.value(), entry.log())
                    : Double.NaN;
        }
        values[ENTRIES.size()] = score;
        return values;
    }

    /** Share of the observations in which each feature was known. */
    static Map<String, Double> known(List<Observation> observations) {
        Map<String, Double> known = new LinkedHashMap<>();
        List<Feature> features = features();
        for (int i = 0; i < features.size(); i++) {
            int column = i;
            known.put(
                    features.get(i).name(),
                    observations.stream()
                            .mapToInt(o -> Double.isFinite(o.features()[column]) ? 1 : 0)
                            .average()
                            .orElse(0));
        }
        return known;
    }

    /** How a value of a feature's signal enters the model. */
    static double scaled(String feature, double value) {
        return ENTRIES.stream()
                .filter(entry -> entry.signal().equals(feature))
                .findFirst()
                .map(entry -> scaled(value, entry.log()))
                .orElse(value);
    }

    private static double scaled(double value, boolean log) {
        return log ? Math.log1p(Math.max(0, value)) : value;
    }
}
