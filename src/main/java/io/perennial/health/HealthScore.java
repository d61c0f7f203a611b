package io.perennial.health;

import io.perennial.shared.Contribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Health of one customer at one instant, with everything it is made of: 50 to start with, each measure's points, and
 * what a cap takes away; their sum is the score. Unit: points, 0..100, higher is healthier.
 *
 * @param score empty when nothing is known
 * @param coverage share of the scorecard's weight that is known, 0..1
 * @param cap the cap that took points away, if one did
 */
public record HealthScore(OptionalDouble score, double coverage, List<GroupPart> groups, Optional<CapPart> cap) {

    /** Where every score starts. */
    public static final double START = 50;

    public HealthScore {
        groups = List.copyOf(groups);
    }

    /** What one group gives; its measures' points add up to it. */
    public record GroupPart(String key, double points, List<MeasurePart> measures) {
        public GroupPart {
            measures = List.copyOf(measures);
        }

        /** Mean grade of what is known by weight; empty if nothing is. */
        public OptionalDouble grade() {
            double weight =
                    measures.stream().mapToDouble(MeasurePart::weightUsed).sum();
            return weight == 0 ? OptionalDouble.empty() : OptionalDouble.of(START + points / weight);
        }
    }

    /**
     * What one measure gives.
     *
     * @param value of the signal; empty if unknown
     * @param grade the value through the measure's curve, 0..100
     * @param weight its share in the scorecard, 0..1
     * @param weightUsed its share after the weight of unknown siblings was given to known ones; 0 if unknown
     * @param points weightUsed x (grade - 50)
     */
    public record MeasurePart(
            String signal,
            OptionalDouble value,
            OptionalDouble grade,
            double weight,
            double weightUsed,
            double points) {}

    /** What a cap takes away; points are negative. */
    public record CapPart(String signal, double limit, double points) {}

    /** All measures in order. */
    public List<MeasurePart> measures() {
        return groups.stream().flatMap(group -> group.measures().stream()).toList();
    }

    /** Start, each known measure, the cap: they add up to the score. Empty when there is no score. */
    public List<Contribution> contributions() {
        if (score.isEmpty()) {
            return List.of();
        }
        List<Contribution> parts = new ArrayList<>();
        parts.add(new Contribution("start", START, "start"));
        measures().stream()
                .filter(part -> part.grade().isPresent())
                .map(part -> new Contribution(part.signal(), part.points(), "signal." + part.signal() + ".why"))
                .forEach(parts::add);
        cap.map(taken -> new Contribution(Contribution.capKey(taken.signal()), taken.points(), "health.cap"))
                .ifPresent(parts::add);
        return List.copyOf(parts);
    }

    /** The known group with the lowest mean grade. */
    public Optional<GroupPart> weakestGroup() {
        return groups.stream()
                .filter(group -> group.grade().isPresent())
                .min(Comparator.comparingDouble(group -> group.grade().getAsDouble()));
    }
}
