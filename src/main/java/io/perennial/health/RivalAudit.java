package io.perennial.health;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Another system's scores held against what happened, with ours of the same customers and days beside them.
 *
 * @param theirs what their scores were worth
 * @param ours what ours were worth on the same customers and days; no rows where we have none of them
 * @param rows scores that were read; {@code matched} those of a known customer
 * @param unknown names that are nobody's or several customers', each once
 */
public record RivalAudit(Validation theirs, Validation ours, long rows, long matched, List<String> unknown) {

    public RivalAudit {
        unknown = List.copyOf(unknown);
    }

    /**
     * How their numbers read.
     *
     * @param higherIsHealthier false where a high number means danger
     * @param healthy from here on healthy, where no band is given; {@code atRisk}: beyond this at risk
     */
    public record Reading(boolean higherIsHealthier, double healthy, double atRisk) {

        private static final Set<String> GOOD = Set.of("green", "healthy", "good", "grün", "gesund", "gut", "high");
        private static final Set<String> MIDDLE = Set.of(
                "yellow", "amber", "orange", "watch", "neutral", "average", "medium", "gelb", "beobachten", "mittel");
        private static final Set<String> BAD = Set.of(
                "red", "at risk", "at_risk", "risk", "poor", "bad", "critical", "rot", "gefährdet", "schlecht", "low");

        public Reading {
            boolean ordered = higherIsHealthier ? healthy > atRisk : healthy < atRisk;
            if (!ordered) {
                throw new IllegalArgumentException(
                        "healthy (" + healthy + ") must lie on the better side of at risk (" + atRisk + ")");
            }
        }

        /** The band as they named it, else by the edges. */
        Band band(RivalScore score) {
            return score.band().flatMap(Reading::named).orElseGet(() -> byEdges(score.score()));
        }

        private Band byEdges(double score) {
            boolean good = higherIsHealthier ? score >= healthy : score <= healthy;
            boolean bad = higherIsHealthier ? score < atRisk : score > atRisk;
            return good ? Band.HEALTHY : bad ? Band.AT_RISK : Band.WATCH;
        }

        private static Optional<Band> named(String text) {
            String word = text.strip().toLowerCase(Locale.ROOT);
            return GOOD.contains(word)
                    ? Optional.of(Band.HEALTHY)
                    : MIDDLE.contains(word)
                            ? Optional.of(Band.WATCH)
                            : BAD.contains(word) ? Optional.of(Band.AT_RISK) : Optional.empty();
        }
    }
}
