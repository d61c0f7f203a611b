package io.perennial.churn;

import io.perennial.statistics.Bootstrap;
import io.perennial.statistics.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;

/**
 * Replays the past: at each origin every learner learns from what was known then and forecasts the months after it.
 * Training observations end 90 days before the first test observation, so no label is seen before its time. The outer
 * split is by time only; never by rows.
 */
final class Backtest {

    /** Whatever is drawn by chance is drawn from here, so that a run can be repeated. */
    static final long SEED = 20_220_101;

    private static final int HORIZON = 90;
    private static final int MONTHS_PER_ORIGIN = 3;
    /** Distinct churners before the first origin. */
    private static final int LEAST_TO_START = 10;

    private final List<Observation> observations;
    private final List<Feature> features;
    private final double alertBudget;
    private final long seed;

    /** @param alertBudget share of customers the team can look at in a month, 0..1 */
    Backtest(List<Observation> observations, List<Feature> features, double alertBudget, long seed) {
        this.observations = observations.stream()
                .sorted(Comparator.comparing(Observation::day)
                        .thenComparing(o -> o.account().value()))
                .toList();
        this.features = features;
        this.alertBudget = alertBudget;
        this.seed = seed;
    }

    /** One training date with the test months that follow it. */
    record Split(LocalDate trainUntil, LocalDate testFrom, LocalDate testUntil) {}

    /** All learners judged on the same rows. */
    record Result(
            Verdict verdict,
            Optional<Evaluation> champion,
            List<Evaluation> challengers,
            List<Evaluation> baselines,
            Map<String, List<Prediction>> predictions) {}

    static List<Learner> candidates() {
        return List.of(new PriorScorecard(), new RidgeHazard(), new Boosting());
    }

    static List<Learner> baselines(Set<String> usageTrend) {
        return List.of(
                new Nobody(),
                new RidgeHazard("tenure-only", 1, Set.of("-")),
                new RidgeHazard("usage-trend-only", 1, usageTrend),
                new HealthScore());
    }

    /** Origins three months apart, from the first date at which ten churners were known. */
    List<Split> rolling() {
        List<LocalDate> days = observations.stream()
                .filter(o -> o.seenFor() >= HORIZON)
                .map(Observation::day)
                .distinct()
                .toList();
        var splits = new ArrayList<Split>();
        for (int i = 0; i < days.size(); ) {
            LocalDate first = days.get(i);
            if (RidgeHazard.churners(trainUntil(first.minusDays(HORIZON)), HORIZON) < LEAST_TO_START) {
                i++;
                continue;
            }
            int last = Math.min(i + MONTHS_PER_ORIGIN, days.size()) - 1;
            splits.add(new Split(first.minusDays(HORIZON), first, days.get(last)));
            i = last + 1;
        }
        return splits;
    }

    Result run(List<Split> splits, List<Learner> candidates, List<Learner> baselines, DoubleConsumer progress) {
        int all = RidgeHazard.churners(observations, HORIZON);
        if (all == 0) {
            return nothing(new Verdict.NoLabels());
        }
        Map<String, List<Prediction>> predictions = new LinkedHashMap<>();
        List<Learner> learners =
                Stream.concat(candidates.stream(), baselines.stream()).toList();
        double steps = (double) splits.size() * learners.size();
        int done = 0;
        for (Split split : splits) {
            for (Learner learner : learners) {
                predictions
                        .computeIfAbsent(learner.name(), name -> new ArrayList<>())
                        .addAll(predict(learner, candidates, split));
                progress.accept(++done / steps);
            }
        }
        List<Prediction> some = predictions.getOrDefault(candidates.getFirst().name(), List.of());
        long lost = some.stream()
                .filter(Prediction::lost)
                .mapToLong(p -> p.of().account().value())
                .distinct()
                .count();
        if (lost < Gate.LEAST_CHURNERS) {
            return nothing(new Verdict.TooFewChurners((int) lost, Gate.LEAST_CHURNERS));
        }
        return judge(predictions, candidates, baselines);
    }

    private static Result nothing(Verdict verdict) {
        return new Result(verdict, Optional.empty(), List.of(), List.of(), Map.of());
    }

    private Result judge(Map<String, List<Prediction>> predictions, List<Learner> candidates, List<Learner> baselines) {
        List<Evaluation> judged =
                candidates.stream().map(l -> evaluate(l, predictions)).toList();
        List<Evaluation> beside =
                baselines.stream().map(l -> evaluate(l, predictions)).toList();
        Evaluation champion = champion(judged, predictions);
        List<Evaluation> challengers =
                judged.stream().filter(e -> e != champion).toList();
        return new Result(Gate.judge(champion), Optional.of(champion), challengers, beside, predictions);
    }

    private static List<Prediction> told(Map<String, List<Prediction>> predictions, String learner) {
        return predictions.getOrDefault(learner, List.of());
    }

    private Evaluation evaluate(Learner learner, Map<String, List<Prediction>> predictions) {
        return Evaluation.of(learner.name(), learner.complexity(), told(predictions, learner.name()), seed);
    }

    /** The simplest whose log loss lies within one standard error (paired, by accounts) of the best. */
    private Evaluation champion(List<Evaluation> judged, Map<String, List<Prediction>> predictions) {
        Evaluation best = judged.stream()
                .min(Comparator.comparingDouble(e -> e.calibration().logLoss()))
                .orElseThrow();
        double[] lossOfBest = Evaluation.losses(told(predictions, best.name()));
        return judged.stream()
                .sorted(Comparator.comparingInt(Evaluation::complexity))
                .filter(e -> withinOneError(
                        Evaluation.losses(told(predictions, e.name())), lossOfBest, told(predictions, e.name())))
                .findFirst()
                .orElse(best);
    }

    private boolean withinOneError(double[] losses, double[] best, List<Prediction> rows) {
        long[] accounts = rows.stream().mapToLong(p -> p.of().account().value()).toArray();
        Interval difference = Bootstrap.byGroup(accounts, 400, seed)
                .interval(times -> Evaluation.mean(losses, times) - Evaluation.mean(best, times), 0.6827);
        return difference.low() <= 0;
    }

    private List<Prediction> predict(Learner learner, List<Learner> ladder, Split split) {
        List<Observation> train = trainUntil(split.trainUntil());
        int churners = RidgeHazard.churners(train, HORIZON);
        Learner able = ladder.stream()
                .filter(l -> l.complexity() < learner.complexity())
                .sorted(Comparator.comparingInt(Learner::complexity).reversed())
                .filter(l -> l.leastChurners() <= churners)
                .findFirst()
                .filter(l -> learner.leastChurners() > churners)
                .orElse(learner);
        Forecaster forecaster = able.fit(train, features, seed);
        double threshold = threshold(forecaster, train);
        double baseRate = baseRate(train);
        return observations.stream()
                .filter(o -> o.seenFor() >= HORIZON
                        && !o.day().isBefore(split.testFrom())
                        && !o.day().isAfter(split.testUntil()))
                .map(o -> new Prediction(o, forecaster.probability(o, HORIZON), threshold, baseRate))
                .toList();
    }

    /** The probability above which lies the share of recent customers that the team can look at. */
    private double threshold(Forecaster forecaster, List<Observation> train) {
        LocalDate recent = train.getLast().day().minusDays(100);
        double[] sorted = train.stream()
                .filter(o -> o.day().isAfter(recent))
                .mapToDouble(o -> forecaster.probability(o, HORIZON))
                .sorted()
                .toArray();
        return sorted[(int) Math.min(sorted.length - 1, Math.floor((1 - alertBudget) * sorted.length))];
    }

    private List<Observation> trainUntil(LocalDate day) {
        return observations.stream()
                .filter(o -> !o.day().isAfter(day) && o.known(HORIZON))
                .toList();
    }

    /** Share lost within 90 days, never quite 0 or 1. */
    private static double baseRate(List<Observation> train) {
        long lost = train.stream().filter(o -> o.lostWithin(HORIZON)).count();
        return (lost + 0.5) / (train.size() + 1.0);
    }

    /** The base rate for everybody. */
    private static final class Nobody extends Baseline {
        Nobody() {
            super("nobody-leaves");
        }

        @Override
        public Forecaster fit(List<Observation> train, List<Feature> features, long seed) {
            return new Constant(baseRate(train));
        }
    }

    /** The scorecard alone, as it is stated. */
    private static final class HealthScore extends Baseline {
        HealthScore() {
            super("health-score");
        }

        @Override
        public Forecaster fit(List<Observation> train, List<Feature> features, long seed) {
            return PriorScorecard.asStated().fit(train, features, seed);
        }
    }
}
