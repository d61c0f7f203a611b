package io.perennial.events;

import io.perennial.products.EventMeaning;
import io.perennial.products.TrackingPlan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Use of one feature on one local day.
 *
 * @param events how often it was used
 * @param users by how many known users
 */
public record FeatureDay(LocalDate day, Optional<String> product, String feature, long events, int users) {

    private record Feature(Optional<String> product, String name) {}

    /** Events that belong to no feature or do not count as use are left out. */
    static List<FeatureDay> of(List<ActivityDay> days, Map<Integer, String> names, TrackingPlan plan) {
        Map<Integer, Optional<Feature>> features = new HashMap<>();
        List<FeatureDay> found = new ArrayList<>();
        for (ActivityDay day : days) {
            Map<Feature, Long> counts = new HashMap<>();
            Map<Feature, Set<Long>> users = new HashMap<>();
            for (int i = 0; i < day.nameCount(); i++) {
                long count = day.countAt(i);
                feature(day.nameAt(i), features, names, plan)
                        .ifPresent(feature -> counts.merge(feature, count, Long::sum));
            }
            for (int u = 0; u < day.userCount(); u++) {
                long user = day.userAt(u);
                for (int use = day.usesFrom(u); use < day.usesTo(u); use++) {
                    feature(day.usedNameAt(use), features, names, plan)
                            .ifPresent(feature -> users.computeIfAbsent(feature, _ -> new HashSet<>())
                                    .add(user));
                }
            }
            Map<String, FeatureDay> ordered = new TreeMap<>();
            counts.forEach((feature, count) -> ordered.put(
                    feature.product().orElse("") + '\n' + feature.name(),
                    new FeatureDay(
                            day.day(),
                            feature.product(),
                            feature.name(),
                            count,
                            users.getOrDefault(feature, Set.of()).size())));
            found.addAll(ordered.values());
        }
        return found;
    }

    private static Optional<Feature> feature(
            int name, Map<Integer, Optional<Feature>> known, Map<Integer, String> names, TrackingPlan plan) {
        return known.computeIfAbsent(name, id -> {
            EventMeaning meaning = plan.meaningOf(names.getOrDefault(id, "?"));
            return meaning.use()
                    ? meaning.feature().map(feature -> new Feature(meaning.product(), feature))
                    : Optional.empty();
        });
    }
}
