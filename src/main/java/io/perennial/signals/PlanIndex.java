package io.perennial.signals;

import io.perennial.products.EventMeaning;
import io.perennial.products.TrackingPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A tracking plan looked up by the ids of the log's event names, so that counting needs no text. */
public final class PlanIndex {

    private static final int NONE = -1;

    private final boolean stated;
    private final boolean[] use;
    private final boolean[] value;
    private final int[] feature;
    private final int[] meter;
    private final Map<String, Integer> features = new HashMap<>();
    private final Map<String, Integer> meters = new HashMap<>();
    private final List<String> featureNames = new ArrayList<>();
    private final boolean[] core;

    private PlanIndex(TrackingPlan plan, Map<Integer, String> names) {
        int size = names.keySet().stream().mapToInt(i -> i).max().orElse(-1) + 1;
        this.stated = plan.stated();
        this.use = new boolean[size];
        this.value = new boolean[size];
        this.feature = new int[size];
        this.meter = new int[size];
        for (int id = 0; id < size; id++) {
            feature[id] = NONE;
            meter[id] = NONE;
        }
        names.forEach((id, name) -> learn(id, plan.meaningOf(name)));
        plan.events().values().forEach(m -> m.feature().ifPresent(f -> number(features, f)));
        this.core = new boolean[features.size()];
        plan.events().values().stream()
                .filter(EventMeaning::core)
                .forEach(m -> m.feature().ifPresent(f -> core[number(features, f)] = true));
    }

    /** Compiles a plan over the dictionary of event names. */
    public static PlanIndex of(TrackingPlan plan, Map<Integer, String> eventNames) {
        return new PlanIndex(plan, eventNames);
    }

    private void learn(int id, EventMeaning meaning) {
        use[id] = meaning.use();
        value[id] = meaning.valueMoment();
        meaning.feature().ifPresent(f -> feature[id] = number(features, f));
        meaning.meter().ifPresent(m -> meter[id] = number(meters, m));
    }

    private int number(Map<String, Integer> index, String name) {
        return index.computeIfAbsent(name.toLowerCase(Locale.ROOT), n -> {
            if (index == features) {
                featureNames.add(name);
            }
            return index.size();
        });
    }

    boolean stated() {
        return stated;
    }

    boolean isUse(int id) {
        return id < use.length ? use[id] : true;
    }

    boolean isValue(int id) {
        return id < value.length && value[id];
    }

    int featureOf(int id) {
        return id < feature.length ? feature[id] : NONE;
    }

    int meterOf(int id) {
        return id < meter.length ? meter[id] : NONE;
    }

    int featureCount() {
        return featureNames.size();
    }

    String featureName(int feature) {
        return featureNames.get(feature);
    }

    boolean isCore(int feature) {
        return feature < core.length && core[feature];
    }

    int coreCount() {
        int count = 0;
        for (boolean c : core) {
            count += c ? 1 : 0;
        }
        return count;
    }

    /** The feature of that name, or -1. */
    int feature(String name) {
        return features.getOrDefault(name.toLowerCase(Locale.ROOT), NONE);
    }

    /** The meter of that unit, or -1. */
    int meter(String unit) {
        return meters.getOrDefault(unit.toLowerCase(Locale.ROOT), NONE);
    }

    int meterCount() {
        return meters.size();
    }

    boolean statesValueMoments() {
        for (boolean v : value) {
            if (v) {
                return true;
            }
        }
        return false;
    }
}
