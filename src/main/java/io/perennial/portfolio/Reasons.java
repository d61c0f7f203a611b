package io.perennial.portfolio;

import io.perennial.health.Difference;
import io.perennial.health.HealthScore;
import io.perennial.shared.Contribution;
import io.perennial.signals.Signal;
import io.perennial.signals.SignalCatalogue;
import io.perennial.signals.SignalValue;
import io.perennial.signals.SignalWords;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The one sentence that says why: a cap that holds, else the measure that moved the score most in the direction it
 * went, else the measure that holds it down most, else the one that carries it.
 */
final class Reasons {

    private static final double WORTH_TELLING = 1;

    private Reasons() {}

    static Optional<String> signal(HealthScore score, Optional<Difference> change) {
        Optional<String> cap = score.cap().map(HealthScore.CapPart::signal);
        return cap.or(() -> change.flatMap(Reasons::mover)).or(() -> weightiest(score));
    }

    /** The sentence of a signal; empty text where it is unknown. */
    static String sentence(Optional<String> signal, Map<String, SignalValue> values, Locale locale) {
        return signal.flatMap(SignalCatalogue::find)
                .filter(known -> values.get(known.key()) instanceof SignalValue.Known)
                .map(known -> sentence(known, values, locale))
                .orElse("");
    }

    private static String sentence(Signal signal, Map<String, SignalValue> values, Locale locale) {
        return SignalWords.in(locale).why(signal, java.util.Objects.requireNonNull(values.get(signal.key())));
    }

    private static Optional<String> mover(Difference change) {
        double sign = Math.signum(change.change());
        return change.contributions().stream()
                .filter(part -> SignalCatalogue.find(part.key()).isPresent())
                .filter(part -> part.points() * sign >= WORTH_TELLING)
                .max(Comparator.comparingDouble(part -> part.points() * sign))
                .map(Contribution::key);
    }

    private static Optional<String> weightiest(HealthScore score) {
        Comparator<HealthScore.MeasurePart> byPoints = Comparator.comparingDouble(HealthScore.MeasurePart::points);
        Optional<HealthScore.MeasurePart> worst = score.measures().stream()
                .filter(part -> part.grade().isPresent() && part.points() < 0)
                .min(byPoints);
        return worst.or(() -> score.measures().stream()
                        .filter(part -> part.grade().isPresent())
                        .max(byPoints))
                .map(HealthScore.MeasurePart::signal);
    }
}
