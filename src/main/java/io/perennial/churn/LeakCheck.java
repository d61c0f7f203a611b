package io.perennial.churn;

import io.perennial.statistics.Interval;
import io.perennial.statistics.RocCurve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;

/** What a test by random rows would promise, beside what accounts not seen before keep. */
final class LeakCheck {

    private static final int FOLDS = 5;
    private static final int ROUNDS = 300;

    /** Random rows that promise so much more than unseen accounts keep are a leak. */
    private static final double LEAK = 0.1;

    private static final double TOO_GOOD = 0.95;

    private LeakCheck() {}

    static BacktestReport of(List<Observation> all, long seed, DoubleConsumer progress) {
        List<Observation> labelled = all.stream()
                .filter(o -> o.known(90))
                .sorted(Comparator.comparing(Observation::day)
                        .thenComparing(o -> o.account().value()))
                .toList();
        if (RidgeHazard.churners(labelled, 90) == 0) {
            return BacktestReport.alarm(all, new Verdict.NoLabels());
        }
        var random = new SplittableRandom(seed);
        int[] byRow = labelled.stream().mapToInt(o -> random.nextInt(FOLDS)).toArray();
        int[] byAccount = labelled.stream()
                .mapToInt(o -> (int) Long.remainderUnsigned(o.account().value() * 0x9E3779B97F4A7C15L >>> 17, FOLDS))
                .toArray();
        double promised = crossValidated(labelled, byRow, seed);
        progress.accept(.5);
        double kept = crossValidated(labelled, byAccount, seed);
        progress.accept(1);
        Verdict verdict = promised > TOO_GOOD || promised - kept > LEAK
                ? new Verdict.Leaking(promised, promised - kept)
                : new Verdict.CannotJudgeYet(
                        "random rows are no test of a forecast", Interval.normal(promised, 0, labelled.size(), 0.95));
        return BacktestReport.alarm(all, verdict);
    }

    private static double crossValidated(List<Observation> labelled, int[] folds, long seed) {
        double[] predicted = new double[labelled.size()];
        boolean[] lost = new boolean[labelled.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            List<double[]> train = new ArrayList<>();
            List<Boolean> outcome = new ArrayList<>();
            for (int i = 0; i < folds.length; i++) {
                if (folds[i] != fold) {
                    train.add(flat(labelled.get(i)));
                    outcome.add(labelled.get(i).lostWithin(90));
                }
            }
            boolean[] y = new boolean[outcome.size()];
            for (int i = 0; i < y.length; i++) {
                y[i] = outcome.get(i);
            }
            double[][] x = train.toArray(double[][]::new);
            BoostedTrees trees = BoostedTrees.fit(x, y, new int[x[0].length], ROUNDS, seed);
            double[] all =
                    trees.probabilities(labelled.stream().map(LeakCheck::flat).toArray(double[][]::new));
            for (int i = 0; i < folds.length; i++) {
                lost[i] = labelled.get(i).lostWithin(90);
                if (folds[i] == fold) {
                    predicted[i] = all[i];
                }
            }
        }
        return RocCurve.of(predicted, lost).area();
    }

    private static double[] flat(Observation o) {
        double[] row = new double[o.features().length + 2];
        System.arraycopy(o.features(), 0, row, 0, o.features().length);
        row[row.length - 2] = o.tenureDays();
        row[row.length - 1] = o.daysToTermEnd();
        return row;
    }
}
