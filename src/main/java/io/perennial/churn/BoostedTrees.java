package io.perennial.churn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Gradient-boosted trees for yes-or-no outcomes, monotone in columns with a sign. Thin over XGBoost; NaN = unknown. */
final class BoostedTrees {

    private static final double LEARNING_RATE = 0.05;
    private static final int DEPTH = 3;

    private final Booster booster;

    private BoostedTrees(Booster booster) {
        this.booster = booster;
    }

    /**
     * @param signs +1, -1 or 0 for each column
     * @param rounds how many trees
     */
    static BoostedTrees fit(double[][] rows, boolean[] outcome, int[] signs, int rounds, long seed) {
        try {
            DMatrix data = matrix(rows);
            float[] labels = new float[outcome.length];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = outcome[i] ? 1 : 0;
            }
            data.setLabel(labels);
            return new BoostedTrees(
                    XGBoost.train(data, settings(signs, seed), rounds, new LinkedHashMap<>(), null, null));
        } catch (XGBoostError e) {
            throw new IllegalStateException("gradient boosting could not be trained on " + rows.length + " rows", e);
        }
    }

    /** Probability of each row. */
    double[] probabilities(double[][] rows) {
        try {
            float[][] predicted = booster.predict(matrix(rows));
            return Arrays.stream(predicted).mapToDouble(p -> p[0]).toArray();
        } catch (XGBoostError e) {
            throw new IllegalStateException("gradient boosting gave no forecast for " + rows.length + " rows", e);
        }
    }

    /** TreeSHAP: what each column adds to the log odds of a row; the last entry is the usual log odds. */
    float[] contributions(double[] row) {
        try {
            return booster.predictContrib(matrix(new double[][] {row}), 0)[0];
        } catch (XGBoostError e) {
            throw new IllegalStateException("gradient boosting gave no reasons", e);
        }
    }

    /** The trees as JSON. */
    String json() {
        try {
            return new String(booster.toByteArray("json"), StandardCharsets.UTF_8);
        } catch (XGBoostError e) {
            throw new IllegalStateException("the trees could not be written", e);
        }
    }

    /** Reads what {@link #json} wrote. */
    static BoostedTrees parse(String json) {
        try {
            return new BoostedTrees(XGBoost.loadModel(json.getBytes(StandardCharsets.UTF_8)));
        } catch (XGBoostError | IOException e) {
            throw new IllegalStateException("the trees could not be read", e);
        }
    }

    private static Map<String, Object> settings(int[] signs, long seed) {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("objective", "binary:logistic");
        settings.put("eta", LEARNING_RATE);
        settings.put("max_depth", DEPTH);
        settings.put("min_child_weight", 5);
        settings.put("subsample", 0.7);
        settings.put("colsample_bytree", 0.7);
        settings.put("lambda", 5);
        settings.put("tree_method", "hist");
        settings.put("nthread", 1);
        settings.put("seed", seed);
        settings.put(
                "monotone_constraints",
                Arrays.stream(signs).mapToObj(String::valueOf).collect(Collectors.joining(",", "(", ")")));
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
}
