package io.perennial.health;

import io.perennial.statistics.Interval;
import io.perennial.statistics.RocCurve;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether scores came true: how many customers of each band were lost within 90 days. One row per customer and 90 days;
 * rows whose 90 days are not over are not there.
 *
 * @param bands share lost per band; a band without rows is missing
 * @param monotone a better band never lost a larger share than a worse one; false while fewer than two bands have rows
 * @param redToGreen how many times more at-risk customers were lost than healthy ones; empty while one of the two has
 *     no row, infinite if no healthy one was lost
 * @param auc chance that a lost customer had the lower score, with its interval by drawing whole accounts; empty while
 *     nobody was lost or nobody stayed
 * @param lostWhileGreen who was healthy and lost within 90 days, latest first
 * @param until the day up to which it is known who stayed
 */
public record Validation(
        Status status,
        long rows,
        long lost,
        Map<Band, Interval> bands,
        boolean monotone,
        OptionalDouble redToGreen,
        Optional<Interval> auc,
        List<Outcome> lostWhileGreen,
        LocalDate until) {

    /** How far ahead a score is held against what happened. */
    public static final int HORIZON_DAYS = 90;

    /** A share of fewer rows is hardly known: of 30, its 95 % interval is up to 35 points wide. */
    public static final int FEW_ROWS = 30;

    private static final int DRAWS = 1000;
    private static final long SEED = 20_240_101;

    public Validation {
        bands = Map.copyOf(bands);
        lostWhileGreen = List.copyOf(lostWhileGreen);
    }

    /** What may be said of the score. */
    public enum Status {
        /** Worse bands lost more, and the lower 95 % bound of the AUC lies above a coin's 0.5. */
        VALIDATED,
        /** There is a history, and it does not (yet) bear the score out. */
        NOT_VALIDATED_YET,
        /** Nobody was lost, or no 90 days are over. */
        NO_OUTCOMES_YET
    }

    /** Holds scores against what happened; also for a history of scores that came from elsewhere. */
    public static Validation of(List<Outcome> outcomes, LocalDate until) {
        List<Outcome> rated = outcomes.stream().filter(Outcome::rated).toList();
        Map<Band, Interval> bands = bands(outcomes);
        boolean monotone = monotone(bands);
        Optional<Interval> auc = auc(rated);
        boolean borneOut = monotone && auc.filter(area -> area.low() > 0.5).isPresent();
        return new Validation(
                auc.isEmpty() ? Status.NO_OUTCOMES_YET : borneOut ? Status.VALIDATED : Status.NOT_VALIDATED_YET,
                outcomes.size(),
                outcomes.stream().filter(Outcome::lost).count(),
                bands,
                monotone,
                redToGreen(bands),
                auc,
                lostWhileGreen(outcomes),
                until);
    }

    private static Map<Band, Interval> bands(List<Outcome> outcomes) {
        Map<Band, Interval> bands = new EnumMap<>(Band.class);
        for (Band band : Band.values()) {
            List<Outcome> of = outcomes.stream().filter(o -> o.band() == band).toList();
            if (!of.isEmpty()) {
                bands.put(
                        band, Interval.wilson(of.stream().filter(Outcome::lost).count(), of.size()));
            }
        }
        return bands;
    }

    private static boolean monotone(Map<Band, Interval> bands) {
        List<Double> shares = new ArrayList<>();
        for (Band band : List.of(Band.HEALTHY, Band.WATCH, Band.AT_RISK)) {
            Optional.ofNullable(bands.get(band)).map(Interval::estimate).ifPresent(shares::add);
        }
        return shares.size() > 1 && shares.equals(shares.stream().sorted().toList());
    }

    private static OptionalDouble redToGreen(Map<Band, Interval> bands) {
        Interval red = bands.get(Band.AT_RISK);
        Interval green = bands.get(Band.HEALTHY);
        if (red == null || green == null || (red.estimate() == 0 && green.estimate() == 0)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(green.estimate() == 0 ? Double.POSITIVE_INFINITY : red.estimate() / green.estimate());
    }

    private static Optional<Interval> auc(List<Outcome> rated) {
        long lost = rated.stream().filter(Outcome::lost).count();
        if (lost == 0 || lost == rated.size()) {
            return Optional.empty();
        }
        double[] risk =
                rated.stream().mapToDouble(o -> -o.score().getAsDouble()).toArray();
        return Optional.of(RocCurve.of(risk, Outcome.lost(rated))
                .intervalByAccount(Outcome.accounts(rated), DRAWS, SEED, Interval.USUAL));
    }

    private static List<Outcome> lostWhileGreen(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(o -> o.band() == Band.HEALTHY && o.lost())
                .sorted(Comparator.comparing((Outcome o) -> o.lostOn().orElseThrow())
                        .reversed()
                        .thenComparing(Outcome::account))
                .toList();
    }
}
