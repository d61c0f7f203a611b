package io.perennial.churn;

import io.perennial.shared.Contribution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Gradient-boosted trees over the same person-periods, monotone in every feature that has a sign. A challenger: it may
 * take part from 100 churners on. Source: XGBoost's tree booster; reasons by its TreeSHAP.
 */
final class Boosting implements Learner {

    private static final int ROUNDS = 80;

    @Override
    public String name() {
        return "boosting";
    }

    @Override
    public int complexity() {
        return 3;
    }

    @Override
    public int leastChurners() {
        return 100;
    }

    @Override
    public Forecaster fit(List<Observation> train, List<Feature> features, long seed) {
        PersonPeriods periods = PersonPeriods.standardisedBy(train);
        PersonPeriods.Table table = periods.table(train);
        try {
            DMatrix data = matrix(table.rows());
            float[] labels = new float[table.lost().length];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = table.lost()[i] ? 1 : 0;
            }
            data.setLabel(labels);
            Booster booster =
                    XGBoost.train(data, settings(periods, features, seed), ROUNDS, new LinkedHashMap<>(), null, null);
            return new Model(periods, booster, List.copyOf(features));
        } catch (XGBoostError e) {
            throw new IllegalStateException("gradient boosting could not be trained on " + table.rows().length + " rows", e);
        }
    }

    private static Map<String, Object> settings(PersonPeriods periods, List<Feature> features, long seed) {
        var signs = new ArrayList<Integer>();
        features.forEach(feature -> signs.add(feature.sign()));
        while (signs.size() < periods.columns()) {
            signs.add(0);
        }
        var settings = new LinkedHashMap<String, Object>();
        settings.put("objective", "binary:logistic");
        settings.put("eta", 0.05);
        settings.put("max_depth", 3);
        settings.put("min_child_weight", 5);
        settings.put("subsample", 0.7);
        settings.put("colsample_bytree", 0.7);
        settings.put("lambda", 5);
        settings.put("tree_method", "hist");
        settings.put("nthread", 1);
        settings.put("seed", seed);
        settings.put(
                "monotone_constraints",
                signs.stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")")));
        return settings;
    }

    private static DMatrix matrix(double[][] rows) throws XGBoostError {
        int columns = rows[0].length;
        float[] flat = new float[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns; j++) {
                flat[i * columns + j] = (float) rows[i][j];
            }
        }
        return new DMatrix(flat, rows.length, columns, Float.NaN);
    }

    private record Model(PersonPeriods periods, Booster booster, List<Feature> features) implements Forecaster {

        @Override
        public double probability(Observation o, int horizonDays) {
            try {
                float[][] hazards = booster.predict(matrix(rows(o, horizonDays)));
                double stays = 1;
                for (float[] hazard : hazards) {
                    stays *= 1 - hazard[0];
                }
                return 1 - stays;
            } catch (XGBoostError e) {
                throw new IllegalStateException("gradient boosting gave no forecast", e);
            }
        }

        private double[][] rows(Observation o, int horizonDays) {
            double[][] rows = new double[horizonDays / PersonPeriods.DAYS][];
            for (int period = 0; period < rows.length; period++) {
                rows[period] = periods.row(o, period);
            }
            return rows;
        }

        /** Unknown for trees; the interval comes from the backtest instead. */
        @Override
        public double standardError(Observation o, int horizonDays) {
            return Double.NaN;
        }

        @Override
        public List<Contribution> reasons(Observation o, int horizonDays) {
            try {
                float[] shares = booster.predictContrib(matrix(rows(o, PersonPeriods.DAYS)), 0)[0];
                double p = Math.clamp(probability(o, horizonDays), 1e-12, 1 - 1e-12);
                double rest = Math.log(p / (1 - p));
                var parts = new ArrayList<Contribution>();
                for (int j = 0; j < features.size(); j++) {
                    parts.add(new Contribution(features.get(j).name(), shares[j], features.get(j).name()));
                    rest -= shares[j];
                }
                parts.add(new Contribution("time", rest, "usual risk at this tenure and term"));
                return parts;
            } catch (XGBoostError e) {
                throw new IllegalStateException("gradient boosting gave no reasons", e);
            }
        }
    }
}
