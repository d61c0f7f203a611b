package io.perennial.health;

import io.perennial.configuration.Yaml;
import io.perennial.configuration.YamlNode;
import io.perennial.signals.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads the curve of a measure: {@code linear: [[0, 0], [0.8, 100]]}, {@code step: [[0, 0], [3, 100]]} or
 * {@code percentile: higher}.
 */
final class CurveReader {

    private final Yaml yaml;

    CurveReader(Yaml yaml) {
        this.yaml = yaml;
    }

    /** The curve; empty with a problem if it cannot be understood or contradicts its signal. */
    Optional<Curve> read(YamlNode.Mapping measure, Optional<Signal> signal) {
        List<String> kinds = List.of("linear", "step", "percentile").stream()
                .filter(kind -> yaml.at(measure, kind).isPresent())
                .toList();
        if (kinds.size() != 1) {
            yaml.problem(
                    measure,
                    "a measure needs one curve: 'linear' or 'step' with points [value, grade], or 'percentile'"
                            + (kinds.isEmpty() ? "" : "; here stand " + String.join(" and ", kinds)));
            return Optional.empty();
        }
        YamlNode node = yaml.at(measure, kinds.getFirst()).orElseThrow();
        Optional<Curve> curve = switch (kinds.getFirst()) {
            case "linear" -> points(node, signal, 2).map(Curve.Linear::new);
            case "step" -> points(node, signal, 1).map(Curve.Step::new);
            default -> percentile(node);
        };
        signal.ifPresent(known -> curve.ifPresent(c -> checkDirection(node, known, c)));
        return curve;
    }

    private Optional<Curve> percentile(YamlNode node) {
        Optional<String> text = yaml.scalar(node, "'percentile' must be 'higher' or 'lower', whichever is better");
        if (text.isPresent() && !text.get().equals("higher") && !text.get().equals("lower")) {
            yaml.problem(
                    node, "'percentile' must be 'higher' or 'lower', whichever is better, but is '" + text.get() + "'");
            return Optional.empty();
        }
        return text.map("higher"::equals).map(Curve.Percentile::new);
    }

    private Optional<List<Curve.Point>> points(YamlNode node, Optional<Signal> signal, int least) {
        if (!(node instanceof YamlNode.Sequence list)) {
            yaml.problem(node, "a curve is a list of points, e.g. [[0, 0], [0.8, 100]]");
            return Optional.empty();
        }
        List<Curve.Point> points = new ArrayList<>();
        for (YamlNode item : list.items()) {
            Optional<Curve.Point> point = point(item, signal);
            if (point.isEmpty()) {
                return Optional.empty();
            }
            if (!points.isEmpty() && !(point.get().value() > points.getLast().value())) {
                yaml.problem(
                        item,
                        "the values of a curve must rise, but "
                                + ScorecardReader.plain(point.get().value()) + " follows "
                                + ScorecardReader.plain(points.getLast().value()));
                return Optional.empty();
            }
            points.add(point.get());
        }
        if (points.size() < least) {
            yaml.problem(node, "this curve needs " + least + " or more points but has " + points.size());
            return Optional.empty();
        }
        return Optional.of(points);
    }

    private Optional<Curve.Point> point(YamlNode item, Optional<Signal> signal) {
        if (!(item instanceof YamlNode.Sequence pair) || pair.items().size() != 2) {
            yaml.problem(item, "a point is [value, grade], e.g. [0.8, 100]");
            return Optional.empty();
        }
        OptionalDouble value = yaml.number(pair.items().get(0), "the value of a point");
        OptionalDouble grade = yaml.number(pair.items().get(1), "the grade of a point");
        if (value.isEmpty() || grade.isEmpty()) {
            return Optional.empty();
        }
        if (!(grade.getAsDouble() >= 0 && grade.getAsDouble() <= 100)) {
            yaml.problem(
                    pair.items().get(1),
                    "a grade must lie in 0..100 but is " + ScorecardReader.plain(grade.getAsDouble()));
            return Optional.empty();
        }
        signal.filter(known -> value.getAsDouble() < known.low() || value.getAsDouble() > known.high())
                .ifPresent(known -> yaml.problem(
                        pair.items().get(0),
                        "'" + known.key() + "' lies in " + ScorecardReader.plain(known.low()) + ".."
                                + ScorecardReader.plain(known.high()) + ", but the point has "
                                + ScorecardReader.plain(value.getAsDouble())));
        return Optional.of(new Curve.Point(value.getAsDouble(), grade.getAsDouble()));
    }

    private void checkDirection(YamlNode node, Signal signal, Curve curve) {
        boolean wrong = switch (signal.direction()) {
            case HIGHER_IS_BETTER -> curve.slope() < 1;
            case HIGHER_IS_WORSE -> curve.slope() > -1;
            case NEITHER -> false;
        };
        if (wrong) {
            boolean better = signal.direction() == Signal.Direction.HIGHER_IS_BETTER;
            yaml.problem(
                    node,
                    "more of '" + signal.key() + "' is " + (better ? "better" : "worse") + ", so its grades must "
                            + (better ? "rise" : "fall") + " and never turn back");
        }
    }
}
