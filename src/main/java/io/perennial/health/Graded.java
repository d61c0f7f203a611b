package io.perennial.health;

import io.perennial.signals.SignalValue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What a scorecard saw of one account at one instant: all that is needed to say its score and every part of it again.
 *
 * @param values of the measures' signals in the scorecard's order; NaN where unknown
 * @param grades 0..100 beside the values; NaN where unknown
 * @param cap position of the cap that holds, the one with the lowest limit; -1 for none
 */
record Graded(double[] values, double[] grades, int cap) {

    /** No cap holds. */
    static final int NO_CAP = -1;

    /** Reads the signals through the scorecard's curves. */
    static Graded of(Scorecard card, Map<String, SignalValue> signals, Function<String, Curve.Standard> standards) {
        var measures = card.measures();
        double[] values = new double[measures.size()];
        double[] grades = new double[measures.size()];
        for (int i = 0; i < values.length; i++) {
            String signal = measures.get(i).signal();
            OptionalDouble value = known(signals, signal);
            OptionalDouble grade = value.isEmpty()
                    ? value
                    : measures.get(i).curve().grade(value.getAsDouble(), standards.apply(signal));
            values[i] = value.orElse(Double.NaN);
            grades[i] = grade.orElse(Double.NaN);
        }
        return new Graded(values, grades, lowestCap(card, signals));
    }

    /** What old rules saw, read through new ones as far as it goes; caps hold only where both rules have them. */
    static Graded by(Scorecard card, Scorecard old, Graded seen) {
        Map<String, SignalValue> signals = new HashMap<>();
        Map<String, Double> grades = new HashMap<>();
        for (int i = 0; i < seen.values.length; i++) {
            String signal = old.measures().get(i).signal();
            if (!Double.isNaN(seen.values[i])) {
                signals.put(signal, new SignalValue.Known(seen.values[i], Map.of()));
                grades.put(signal, seen.grades[i]);
            }
        }
        Graded again = of(card, signals, signal -> Curve.Standard.NONE);
        for (int i = 0; i < again.grades.length; i++) {
            Scorecard.Measure measure = card.measures().get(i);
            if (measure.curve() instanceof Curve.Percentile) {
                again.grades[i] = grades.getOrDefault(measure.signal(), Double.NaN);
            }
        }
        int cap = seen.cap == NO_CAP ? NO_CAP : card.caps().indexOf(old.caps().get(seen.cap));
        return new Graded(again.values, again.grades, cap);
    }

    private static int lowestCap(Scorecard card, Map<String, SignalValue> signals) {
        int lowest = NO_CAP;
        for (int i = 0; i < card.caps().size(); i++) {
            Scorecard.Cap cap = card.caps().get(i);
            OptionalDouble value = known(signals, cap.signal());
            boolean holds = value.isPresent() && cap.holds(value.getAsDouble());
            if (holds
                    && (lowest == NO_CAP
                            || cap.limit() < card.caps().get(lowest).limit())) {
                lowest = i;
            }
        }
        return lowest;
    }

    private static OptionalDouble known(Map<String, SignalValue> signals, String signal) {
        return signals.get(signal) instanceof SignalValue.Known known
                ? OptionalDouble.of(known.value())
                : OptionalDouble.empty();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Graded other
                && cap == other.cap
                && Arrays.equals(values, other.values)
                && Arrays.equals(grades, other.grades);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(grades) + cap;
    }
}
