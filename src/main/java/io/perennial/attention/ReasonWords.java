package io.perennial.attention;

import io.perennial.health.Difference;
import io.perennial.health.ShownScore;
import io.perennial.shared.Contribution;
import io.perennial.signals.Signal;
import io.perennial.signals.SignalCatalogue;
import io.perennial.signals.SignalValue;
import io.perennial.signals.SignalWords;
import io.perennial.statistics.Interval;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The sentence of a reason: that of its signal, of the forecast, or how the score moved and which group counts most.
 */
final class ReasonWords {

    private ReasonWords() {}

    static String of(Rule rule, Seen seen, Locale locale) {
        if (rule == Rule.EARLY_WARNING) {
            return ofForecast(seen.warning().orElseThrow(), locale);
        }
        return rule.signal()
                .flatMap(SignalCatalogue::find)
                .map(signal -> ofSignal(signal, seen.values(), locale))
                .orElseGet(() -> ofScore(rule, seen, locale));
    }

    private static String ofSignal(Signal signal, Map<String, SignalValue> values, Locale locale) {
        return SignalWords.in(locale).why(signal, Objects.requireNonNull(values.get(signal.key())));
    }

    /** 64% (32–87%) churn risk within 90 days. */
    private static String ofForecast(Interval risk, Locale locale) {
        boolean german = locale.getLanguage().equals("de");
        String sign = german ? "\u00a0%" : "%";
        return percent(risk.estimate(), locale) + sign + " (" + percent(risk.low(), locale) + "–"
                + percent(risk.high(), locale) + sign + ") "
                + (german ? "Kündigungsrisiko binnen 90 Tagen." : "churn risk within 90 days.");
    }

    private static String percent(double share, Locale locale) {
        return String.format(locale, "%.0f", share * 100);
    }

    /** Score 59 → 38; use counts most (−15 points). */
    private static String ofScore(Rule rule, Seen seen, Locale locale) {
        boolean german = locale.getLanguage().equals("de");
        Optional<Difference> change = seen.change();
        if (change.isEmpty()) {
            return german
                    ? "Gefährdet, und vor vier Wochen noch ohne Wert."
                    : "At risk, and without a score four weeks ago.";
        }
        String moved = (german ? "Wert " : "Score ") + score(change.get().before(), locale) + " → "
                + score(change.get().after(), locale);
        if (rule == Rule.AT_RISK) {
            return moved + (german ? " in vier Wochen, gefährdet." : " in four weeks, at risk.");
        }
        return moved
                + heaviest(change.get())
                        .map(group -> "; "
                                + (german
                                        ? "am meisten zählt " + group(group.getKey(), locale)
                                        : lower(group(group.getKey(), locale)) + " counts most")
                                + " (" + number(group.getValue(), locale) + (german ? " Punkte)" : " points)"))
                        .orElse("")
                + ".";
    }

    /** The group of signals that took most, with its points. */
    private static Optional<Map.Entry<Signal.Group, Double>> heaviest(Difference change) {
        Map<Signal.Group, Double> groups = new EnumMap<>(Signal.Group.class);
        for (Contribution part : change.contributions()) {
            SignalCatalogue.find(Contribution.signalOf(part.key()))
                    .ifPresent(signal -> groups.merge(signal.group(), part.points(), Double::sum));
        }
        return groups.entrySet().stream().filter(group -> group.getValue() < 0).min(Map.Entry.comparingByValue());
    }

    private static String group(Signal.Group group, Locale locale) {
        return SignalWords.in(locale).group(group);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ENGLISH);
    }

    private static String score(double score, Locale locale) {
        return String.format(locale, "%.1f", ShownScore.of(score));
    }

    private static String number(double value, Locale locale) {
        return String.format(locale, "%.0f", value).replace("-", "−");
    }
}
