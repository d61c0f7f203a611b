package io.perennial.churn;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Discrete-time hazard by MAP logistic regression with signs: {@code logit h = a(tenure band) + b.x + c(days to the end
 * of the term)}; lost within H is {@code 1 - prod(1 - h)}. Before data speak it is the scorecard: the health score
 * weighs what experts state, all else nothing. How strongly it is held there is chosen by cross-validation in which an
 * account is wholly in or out, and the forecast is re-calibrated by intercept and slope on those held-out predictions.
 */
final class RidgeHazard implements Learner {

    private static final double[] PENALTIES = {3, 10, 30, 100, 300, 1000};
    private static final double TIME_PENALTY = 2;

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
        return 10;
    }

    @Override
    public Forecaster fit(List<Observation> train, List<Feature> features, long seed) {
        double best = Double.POSITIVE_INFINITY;
        double chosen = PENALTIES[PENALTIES.length - 1];
        double[] held = new double[0];
        List<Observation> labelled = train.stream().filter(o -> o.known(90)).toList();
        for (double penalty : PENALTIES) {
            double[] predicted = AccountFolds.heldOut(train, labelled, seed, rows -> learn(rows, features, penalty));
            double loss = logLoss(predicted, labelled);
            if (loss < best) {
                best = loss;
                chosen = penalty;
                held = predicted;
            }
        }
        HazardModel model = learn(train, features, chosen);
        return model.calibrated(Recalibration.of(held, labelled));
    }

    private static double logLoss(double[] predicted, List<Observation> labelled) {
        double sum = 0;
        for (int i = 0; i < predicted.length; i++) {
            double p = Math.clamp(predicted[i], 1e-9, 1 - 1e-9);
            sum -= Math.log(labelled.get(i).lostWithin(90) ? p : 1 - p);
        }
        return sum;
    }

    private HazardModel learn(List<Observation> train, List<Feature> features, double penalty) {
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
            } else if (features.get(j).name().equals(FeatureList.HEALTH_SCORE)) {
                double stated = -ScorecardModel.PER_POINT * periods.deviation()[j];
                prior.mean()[j] = stated;
                prior.penalty()[j] = Recalibration.STRENGTH / (stated * stated);
                prior.high()[j] = 0;
            } else if (features.get(j).sign() > 0) {
                prior.low()[j] = 0;
            } else if (features.get(j).sign() < 0) {
                prior.high()[j] = 0;
            }
        }
        return new HazardModel(
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
}
