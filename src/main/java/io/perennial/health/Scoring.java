package io.perennial.health;

import io.perennial.health.HealthScore.CapPart;
import io.perennial.health.HealthScore.GroupPart;
import io.perennial.health.HealthScore.MeasurePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Score = 50 + sum of w' (grade - 50) - cap, where the weight of unknown measures went to their known siblings. */
final class Scoring {

    private Scoring() {}

    /** The score and all its parts. */
    static HealthScore of(Scorecard card, Graded graded) {
        double[] used = weightsUsed(card, graded.grades());
        double total = 0;
        for (Scorecard.Group group : card.groups()) {
            for (Scorecard.Measure measure : group.measures()) {
                total += measure.weight();
            }
        }
        List<GroupPart> groups = new ArrayList<>();
        double sum = HealthScore.START;
        double known = 0;
        int i = 0;
        for (Scorecard.Group group : card.groups()) {
            List<MeasurePart> parts = new ArrayList<>(group.measures().size());
            double points = 0;
            for (Scorecard.Measure measure : group.measures()) {
                MeasurePart part =
                        part(measure, measure.weight() / total, used[i], graded.values()[i], graded.grades()[i]);
                known += part.grade().isPresent() ? part.weight() : 0;
                sum += part.points();
                points += part.points();
                parts.add(part);
                i++;
            }
            groups.add(new GroupPart(group.key(), points, parts));
        }
        if (known == 0) {
            return new HealthScore(OptionalDouble.empty(), 0, groups, Optional.empty());
        }
        Optional<CapPart> cap = cap(card, graded.cap(), sum);
        double score = sum + cap.map(CapPart::points).orElse(0.0);
        return new HealthScore(OptionalDouble.of(Math.clamp(score, 0, 100)), Math.min(1, known), groups, cap);
    }

    private static MeasurePart part(Scorecard.Measure measure, double weight, double used, double value, double grade) {
        return new MeasurePart(
                measure.signal(),
                Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value),
                Double.isNaN(grade) ? OptionalDouble.empty() : OptionalDouble.of(grade),
                weight,
                used,
                Double.isNaN(grade) ? 0 : used * (grade - HealthScore.START));
    }

    private static Optional<CapPart> cap(Scorecard card, int position, double score) {
        if (position == Graded.NO_CAP || card.caps().get(position).limit() >= score) {
            return Optional.empty();
        }
        Scorecard.Cap cap = card.caps().get(position);
        return Optional.of(new CapPart(cap.signal(), cap.limit(), cap.limit() - score));
    }

    /**
     * Shares after the unknown gave theirs away: first to known measures of the same group, a wholly unknown group to
     * the other groups. E.g. usage 40 + 20 (unknown), support 40 -> usage 60 + 0, support 40.
     */
    private static double[] weightsUsed(Scorecard card, double[] grades) {
        double[] used = new double[grades.length];
        double knownGroups = 0;
        int at = 0;
        for (Scorecard.Group group : card.groups()) {
            double all = 0;
            double known = 0;
            for (int i = 0; i < group.measures().size(); i++) {
                double weight = group.measures().get(i).weight();
                all += weight;
                known += Double.isNaN(grades[at + i]) ? 0 : weight;
            }
            for (int i = 0; i < group.measures().size(); i++) {
                double weight = group.measures().get(i).weight();
                used[at + i] = Double.isNaN(grades[at + i]) ? 0 : weight * all / known;
            }
            knownGroups += known > 0 ? all : 0;
            at += group.measures().size();
        }
        for (int i = 0; i < used.length && knownGroups > 0; i++) {
            used[i] /= knownGroups;
        }
        return used;
    }
}
