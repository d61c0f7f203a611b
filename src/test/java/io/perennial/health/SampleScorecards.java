package io.perennial.health;

import io.perennial.signals.Signal;
import io.perennial.signals.SignalValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Scorecards and values that tests speak of. */
final class SampleScorecards {

    static final Map<String, Signal> CATALOGUE = Map.of(
            "seats", signal("seats", 0, Double.POSITIVE_INFINITY, Signal.Direction.HIGHER_IS_BETTER),
            "change", signal("change", -1, Double.POSITIVE_INFINITY, Signal.Direction.HIGHER_IS_BETTER),
            "urgent", signal("urgent", 0, Double.POSITIVE_INFINITY, Signal.Direction.HIGHER_IS_WORSE),
            "nps", signal("nps", -100, 100, Signal.Direction.HIGHER_IS_BETTER),
            "tenure", signal("tenure", 0, Double.POSITIVE_INFINITY, Signal.Direction.NEITHER));

    /** Use 60 (seats 40, change 20), support 20, sentiment 20; an urgent ticket caps at 60, three at 30. */
    static final Scorecard PLAIN = new Scorecard(
            "plain",
            true,
            100,
            Optional.empty(),
            Bands.USUAL,
            List.of(
                    new Scorecard.Group(
                            "usage",
                            List.of(
                                    new Scorecard.Measure("seats", 40, linear(0, 0, 1, 100)),
                                    new Scorecard.Measure("change", 20, linear(-1, 0, 0, 70, 0.5, 100)))),
                    new Scorecard.Group("support", List.of(new Scorecard.Measure("urgent", 20, step(0, 100, 1, 20)))),
                    new Scorecard.Group(
                            "sentiment", List.of(new Scorecard.Measure("nps", 20, linear(-100, 0, 100, 100))))),
            List.of(
                    new Scorecard.Cap("urgent", Scorecard.Cap.Side.AT_LEAST, 1, 60),
                    new Scorecard.Cap("urgent", Scorecard.Cap.Side.AT_LEAST, 3, 30)));

    private SampleScorecards() {}

    static HealthScore score(Scorecard card, Map<String, Double> known) {
        return Scoring.of(card, graded(card, known));
    }

    static Graded graded(Scorecard card, Map<String, Double> known) {
        Map<String, SignalValue> values = new HashMap<>();
        known.forEach((key, value) -> values.put(key, new SignalValue.Known(value, Map.of())));
        return Graded.of(card, values, signal -> Curve.Standard.NONE);
    }

    /** A scorecard of one to four groups with measures s0, s1, ..., alternately better and worse when higher. */
    static Scorecard random(SplittableRandom random) {
        List<Scorecard.Group> groups = new ArrayList<>();
        int signal = 0;
        for (int g = 0, count = random.nextInt(1, 5); g < count; g++) {
            List<Scorecard.Measure> measures = new ArrayList<>();
            for (int m = 0, size = random.nextInt(1, 4); m < size; m++, signal++) {
                boolean rising = signal % 2 == 0;
                double low = random.nextDouble(0, 50);
                double high = random.nextDouble(50, 100);
                Curve curve = random.nextBoolean()
                        ? linear(-1, rising ? low : high, random.nextDouble(-0.9, 1), rising ? high : low)
                        : step(-1, rising ? low : high, random.nextDouble(-0.9, 1), rising ? high : low);
                measures.add(new Scorecard.Measure("s" + signal, random.nextDouble(0.1, 30), curve));
            }
            groups.add(new Scorecard.Group("g" + g, measures));
        }
        List<Scorecard.Cap> caps = List.of(
                new Scorecard.Cap(
                        "s0", Scorecard.Cap.Side.AT_MOST, random.nextDouble(-1, 1), random.nextDouble(20, 80)),
                new Scorecard.Cap("cap", Scorecard.Cap.Side.AT_LEAST, 0.5, random.nextDouble(20, 80)));
        return new Scorecard("random", true, 100, Optional.empty(), Bands.USUAL, groups, caps);
    }

    /** Values for it, each unknown with the chance given. */
    static Map<String, Double> randomValues(SplittableRandom random, Scorecard card, double unknown) {
        Map<String, Double> values = new HashMap<>();
        card.measures().stream()
                .filter(measure -> random.nextDouble() >= unknown)
                .forEach(measure -> values.put(measure.signal(), random.nextDouble(-1.2, 1.2)));
        if (random.nextBoolean()) {
            values.put("cap", random.nextDouble());
        }
        return values;
    }

    static Curve linear(double... points) {
        return new Curve.Linear(points(points));
    }

    static Curve step(double... points) {
        return new Curve.Step(points(points));
    }

    private static List<Curve.Point> points(double... points) {
        List<Curve.Point> list = new ArrayList<>();
        for (int i = 0; i < points.length; i += 2) {
            list.add(new Curve.Point(points[i], points[i + 1]));
        }
        return list;
    }

    private static Signal signal(String key, double low, double high, Signal.Direction direction) {
        return new Signal(key, Signal.Group.USAGE, Signal.Unit.RATIO, low, high, direction, 28, Set.of());
    }
}
