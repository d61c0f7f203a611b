package io.perennial.churn;

import io.perennial.accounts.Account;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * The forecast for few churners: the base rate of 30 days, shrunken towards what is usual in the field, moved by the
 * health score. Experts state how far a point moves it; the few who left correct that statement as far as they can
 * speak, and the mean forecast is the base rate. Each segment has its own rate, drawn towards that of all.
 *
 * <p>Example: base rate 2 % a month, score 15 points below the mean -> twice the odds, before anybody left.
 */
final class PriorScorecard implements Learner {

    /** Churn of 30 days before any data: about 15 % a year, the low end of the field's 15-25 %. */
    private static final double USUAL_RATE = 0.0135;
    /** As many account months the usual rate counts for. */
    private static final double USUAL_WEIGHT = 30;

    /** Customers of the mean rate that are added to each segment; the field takes 20 to 50. */
    private static final int LIKE_ALL = 30;

    private static final double NO_SCORE = 50;
    private static final double EXACT = 1e-9;
    private static final int STEPS = 200;
    /** No score moves the log odds further: 100 points are 4.6, segments and a slope of 1.5 included. */
    private static final double FURTHEST = 12;

    private final boolean learns;

    PriorScorecard() {
        this(true);
    }

    private PriorScorecard(boolean learns) {
        this.learns = learns;
    }

    /** As experts state it, whoever left. */
    static PriorScorecard asStated() {
        return new PriorScorecard(false);
    }

    @Override
    public String name() {
        return "scorecard-prior";
    }

    @Override
    public int complexity() {
        return 1;
    }

    @Override
    public int leastChurners() {
        return 0;
    }

    @Override
    public Forecaster fit(List<Observation> train, List<Feature> features, long seed) {
        List<Observation> known =
                train.stream().filter(o -> o.known(PersonPeriods.DAYS)).toList();
        double lost =
                known.stream().filter(o -> o.lostWithin(PersonPeriods.DAYS)).count() + USUAL_WEIGHT * USUAL_RATE;
        double rate = lost / (known.size() + USUAL_WEIGHT);
        double meanScore = train.stream()
                .mapToDouble(Observation::score)
                .filter(Double::isFinite)
                .average()
                .orElse(NO_SCORE);
        double[] moved = known.stream()
                .mapToDouble(o -> ScorecardModel.asStated(meanScore, o))
                .toArray();
        double slope = learns ? slope(known, moved) : 1;
        for (int i = 0; i < moved.length; i++) {
            moved[i] *= slope;
        }
        Map<Account.TouchModel, Double> segments = segments(known, base(rate, moved), moved, rate);
        for (int i = 0; i < moved.length; i++) {
            moved[i] += segments.getOrDefault(known.get(i).segment(), 0.0);
        }
        return new ScorecardModel(
                base(rate, moved), meanScore, 1 / Math.sqrt(lost), segments, OptionalDouble.of(slope));
    }

    /** What is to be made of the stated slope: 1 before anybody left. */
    private static double slope(List<Observation> known, double[] moved) {
        boolean[] lost = new boolean[moved.length];
        double[][] rows = new double[moved.length][];
        boolean any = false;
        for (int i = 0; i < moved.length; i++) {
            lost[i] = known.get(i).lostWithin(PersonPeriods.DAYS);
            any |= lost[i];
            rows[i] = new double[] {moved[i]};
        }
        return any ? RidgeLogistic.fit(rows, lost, Recalibration.prior()).weights()[0] : 1;
    }

    /**
     * By how much the log odds of each segment lie above those of all: its share of the losses seen over its share of
     * those expected, both with {@value #LIKE_ALL} mean customers added. For customers seen equally long that is the
     * shrunken rate {@code (x + k m) / (n + k)} over the mean m.
     */
    private static Map<Account.TouchModel, Double> segments(
            List<Observation> known, double base, double[] moved, double rate) {
        Map<Account.TouchModel, Double> seen = new EnumMap<>(Account.TouchModel.class);
        Map<Account.TouchModel, Double> expected = new EnumMap<>(Account.TouchModel.class);
        for (int i = 0; i < moved.length; i++) {
            Observation o = known.get(i);
            seen.merge(o.segment(), o.lostWithin(PersonPeriods.DAYS) ? 1.0 : 0.0, Double::sum);
            expected.merge(o.segment(), RidgeLogistic.sigmoid(base + moved[i]), Double::sum);
        }
        double total = seen.values().stream().mapToDouble(Double::doubleValue).sum();
        if (total == 0) {
            return Map.of();
        }
        double asExpected = rate * known.size() / total;
        long customers = known.stream().map(Observation::account).distinct().count();
        double added = LIKE_ALL * rate * known.size() / customers;
        Map<Account.TouchModel, Double> segments = new EnumMap<>(Account.TouchModel.class);
        expected.forEach((segment, losses) -> segments.put(
                segment, Math.log((asExpected * seen.getOrDefault(segment, 0.0) + added) / (losses + added))));
        return segments;
    }

    /**
     * The log odds at the mean score that make the mean risk the rate. They lie below those of the rate, since risks
     * spread further upwards than downwards.
     */
    private static double base(double rate, double[] moved) {
        double atOnce = Math.log(rate / (1 - rate));
        if (moved.length == 0) {
            return atOnce;
        }
        return new BrentSolver(EXACT)
                .solve(
                        STEPS,
                        base -> Arrays.stream(moved)
                                        .map(odds -> RidgeLogistic.sigmoid(base + odds))
                                        .average()
                                        .orElseThrow()
                                - rate,
                        atOnce - FURTHEST,
                        atOnce + FURTHEST);
    }
}
