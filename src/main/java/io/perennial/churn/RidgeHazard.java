package io.perennial.churn;

import io.perennial.shared.Contribution;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Discrete-time hazard by MAP logistic regression with signs: {@code logit h = a(tenure band) + b.x + c(days to the end
 * of the term)}; lost within H is {@code 1 - prod(1 - h)}. The strength of the prior is chosen by cross-validation in
 * which an account is wholly in or out, and the forecast is re-calibrated by intercept and slope on those held-out
 * predictions.
 */
final class RidgeHazard implements Learner {

    private static final double[] PENALTIES = {3, 10, 30, 100, 300};
    private static final double TIME_PENALTY = 2;
    private static final int FOLDS = 5;

    private final String name;
    private final int complexity;
    private final Set<String> only;

    /** Looks at all features. */
    RidgeHazard() {
        this("ridge-hazard", 2, Set.of());
    }

    /** Looks at the named features only; with none named, at all. */
    RidgeHazard(String name, int complexity, Set<String> only) {
        this.name = name;
        this.complexity = complexity;
        this.only = only;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int complexity() {
        return complexity;
    }

    @Override
    public int leastChurners() {
        return 20;
    }

    @Override
    public Forecaster fit(List<Observation> train, List<Feature> features, long seed) {
        double best = Double.POSITIVE_INFINITY;
        double chosen = PENALTIES[PENALTIES.length - 1];
        double[] held = new double[0];
        List<Observation> labelled = train.stream().filter(o -> o.known(90)).toList();
        for (double penalty : PENALTIES) {
            double[] predicted = heldOut(train, labelled, features, penalty, seed);
            double loss = logLoss(predicted, labelled);
            if (loss < best) {
                best = loss;
                chosen = penalty;
                held = predicted;
            }
        }
        Model model = learn(train, features, chosen);
        return model.calibrated(Recalibration.of(held, labelled));
    }

    private double[] heldOut(
            List<Observation> train, List<Observation> labelled, List<Feature> features, double penalty, long seed) {
        double[] predicted = new double[labelled.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            int out = fold;
            Model model = learn(train.stream().filter(o -> fold(o, seed) != out).toList(), features, penalty);
            for (int i = 0; i < predicted.length; i++) {
                if (fold(labelled.get(i), seed) == fold) {
                    predicted[i] = model.probability(labelled.get(i), 90);
                }
            }
        }
        return predicted;
    }

    private static int fold(Observation o, long seed) {
        long mixed = (o.account().value() + seed) * 0x9E3779B97F4A7C15L;
        return (int) Long.remainderUnsigned(mixed >>> 17, FOLDS);
    }

    private static double logLoss(double[] predicted, List<Observation> labelled) {
        double sum = 0;
        for (int i = 0; i < predicted.length; i++) {
            double p = Math.clamp(predicted[i], 1e-9, 1 - 1e-9);
            sum -= Math.log(labelled.get(i).lostWithin(90) ? p : 1 - p);
        }
        return sum;
    }

    private Model learn(List<Observation> train, List<Feature> features, double penalty) {
        PersonPeriods periods = PersonPeriods.standardisedBy(train);
        PersonPeriods.Table table = periods.table(train);
        RidgeLogistic.Prior prior = RidgeLogistic.Prior.centred(periods.columns(), penalty);
        for (int j = 0; j < periods.columns(); j++) {
            if (j >= periods.featureColumns()) {
                prior.penalty()[j] = TIME_PENALTY;
                if (!only.isEmpty() && periods.tellsOfTerm(j)) {
                    prior.low()[j] = 0;
                    prior.high()[j] = 0;
                }
            } else if (!only.isEmpty() && !only.contains(features.get(j).name())) {
                prior.low()[j] = 0;
                prior.high()[j] = 0;
            } else if (features.get(j).sign() > 0) {
                prior.low()[j] = 0;
            } else if (features.get(j).sign() < 0) {
                prior.high()[j] = 0;
            }
        }
        return new Model(
                periods,
                RidgeLogistic.fit(table.rows(), table.lost(), prior),
                List.copyOf(features),
                Recalibration.NONE);
    }

    /** How many distinct accounts were lost within the horizon among the observations. */
    static int churners(List<Observation> observations, int horizonDays) {
        var lost = new HashSet<Long>();
        for (Observation o : observations) {
            if (o.known(horizonDays) && o.lostWithin(horizonDays)) {
                lost.add(o.account().value());
            }
        }
        return lost.size();
    }

    private record Model(
            PersonPeriods periods, RidgeLogistic.Fit fit, List<Feature> features, Recalibration recalibration)
            implements Forecaster {

        Model calibrated(Recalibration by) {
            return new Model(periods, fit, features, by);
        }

        @Override
        public double probability(Observation o, int horizonDays) {
            return RidgeLogistic.sigmoid(recalibration.apply(rawLogit(o, horizonDays)));
        }

        private double rawLogit(Observation o, int horizonDays) {
            double stays = 1;
            for (int period = 0; period < horizonDays / PersonPeriods.DAYS; period++) {
                stays *= 1 - fit.probability(periods.row(o, period));
            }
            double lost = Math.clamp(1 - stays, 1e-12, 1 - 1e-12);
            return Math.log(lost / (1 - lost));
        }

        @Override
        public double standardError(Observation o, int horizonDays) {
            return Math.abs(recalibration.slope()) * fit.standardError(periods.row(o, 0));
        }

        @Override
        public List<Contribution> reasons(Observation o, int horizonDays) {
            double[] row = periods.row(o, 0);
            double total = recalibration.apply(rawLogit(o, horizonDays));
            var parts = new ArrayList<Contribution>();
            double named = 0;
            for (int j = 0; j < features.size(); j++) {
                double points = recalibration.slope() * fit.weights()[j] * row[j];
                if (points != 0) {
                    parts.add(new Contribution(
                            features.get(j).name(), points, features.get(j).name()));
                    named += points;
                }
            }
            parts.add(new Contribution("time", total - named, "usual risk at this tenure and term"));
            return parts;
        }
    }
}
