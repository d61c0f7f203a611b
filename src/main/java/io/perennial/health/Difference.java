package io.perennial.health;

import io.perennial.health.HealthScore.CapPart;
import io.perennial.health.HealthScore.MeasurePart;
import io.perennial.shared.Contribution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a score moved between two days: what each measure did, what caps did, what came of measures that became known or
 * unknown ("coverage"), and what came of other rules ("rules"). The parts add up to after - before.
 */
public record Difference(double before, double after, List<Contribution> contributions) {

    /** Key of the part that comes of measures becoming known or unknown. */
    public static final String COVERAGE = "coverage";

    /** Key of the part that comes of a changed scorecard. */
    public static final String RULES = "rules";

    public Difference {
        contributions = List.copyOf(contributions);
    }

    public double change() {
        return after - before;
    }

    /** Between two scores of the same rules; empty if one of them is none. */
    static Optional<Difference> between(HealthScore before, HealthScore after) {
        if (before.score().isEmpty() || after.score().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Difference(before.score().getAsDouble(), after.score().getAsDouble(), parts(before, after)));
    }

    /**
     * Between two scores of different rules.
     *
     * @param beforeByNewRules the facts of the first day under the rules of the second
     */
    static Optional<Difference> between(HealthScore before, HealthScore beforeByNewRules, HealthScore after) {
        if (before.score().isEmpty() || after.score().isEmpty()) {
            return Optional.empty();
        }
        double from = before.score().getAsDouble();
        double to = after.score().getAsDouble();
        List<Contribution> parts = new ArrayList<>();
        if (beforeByNewRules.score().isEmpty()) {
            parts.add(new Contribution(RULES, to - from, "health.rules"));
        } else {
            parts.addAll(parts(beforeByNewRules, after));
            parts.add(new Contribution(RULES, beforeByNewRules.score().getAsDouble() - from, "health.rules"));
        }
        return Optional.of(new Difference(from, to, parts));
    }

    private static List<Contribution> parts(HealthScore before, HealthScore after) {
        Map<String, MeasurePart> earlier = new LinkedHashMap<>();
        before.measures().forEach(part -> earlier.put(part.signal(), part));
        List<Contribution> parts = new ArrayList<>();
        double coverage = 0;
        boolean moved = false;
        for (MeasurePart now : after.measures()) {
            MeasurePart then = earlier.get(now.signal());
            if (then == null || then.grade().isEmpty() || now.grade().isEmpty()) {
                coverage += now.points() - (then == null ? 0 : then.points());
                moved |= then == null || then.grade().isPresent() != now.grade().isPresent();
                continue;
            }
            double own = (then.weightUsed() + now.weightUsed())
                    / 2
                    * (now.grade().getAsDouble() - then.grade().getAsDouble());
            coverage += now.points() - then.points() - own;
            if (own != 0) {
                parts.add(new Contribution(now.signal(), own, "signal." + now.signal() + ".why"));
            }
        }
        if (moved) {
            parts.add(new Contribution(COVERAGE, coverage, "health.coverage"));
        }
        caps(before.cap(), after.cap())
                .forEach((key, points) -> parts.add(new Contribution(key, points, "health.cap")));
        return parts;
    }

    private static Map<String, Double> caps(Optional<CapPart> before, Optional<CapPart> after) {
        Map<String, Double> caps = new LinkedHashMap<>();
        after.ifPresent(cap -> caps.merge(Contribution.capKey(cap.signal()), cap.points(), Double::sum));
        before.ifPresent(cap -> caps.merge(Contribution.capKey(cap.signal()), -cap.points(), Double::sum));
        return caps;
    }
}
