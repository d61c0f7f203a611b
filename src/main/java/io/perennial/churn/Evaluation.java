package io.perennial.churn;

import io.perennial.statistics.Bootstrap;
import io.perennial.statistics.Calibration;
import io.perennial.statistics.Interval;
import io.perennial.statistics.RocCurve;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How good forecasts of 90 days were on observations the learner had not seen.
 *
 * @param churners distinct accounts lost among them
 * @param auc area under the ROC curve with its 95 % interval by accounts
 * @param signal the same less what the base rates known before each test month foretell by rising and falling, around
 *     one half: how well customers of one time are told apart
 * @param prAuc mean precision over the churners' ranks
 * @param slope of the calibration line, with its 90 % interval by accounts
 * @param meanRatio mean forecast over the base rate, with its 90 % interval by accounts; infinite where nobody is lost
 * @param excessBrier Brier score less that of the base rate known before each test month, with its 90 % interval by
 *     accounts; negative: better
 * @param accuracy share of right answers at a probability of one half; worthless alone
 * @param nobodyAccuracy the same of the answer "nobody leaves"
 * @param recallAtTop10 share of lost rows among the tenth with the highest forecasts
 */
record Evaluation(
        String name,
        int complexity,
        int rows,
        int churners,
        Interval auc,
        Interval signal,
        double prAuc,
        Calibration calibration,
        Interval slope,
        Interval meanRatio,
        Interval excessBrier,
        double accuracy,
        double nobodyAccuracy,
        double recallAtTop10,
        double precisionAtTop10,
        LeadTime leadTime) {

    private static final int REPETITIONS = 400;
    private static final int BINS = 8;

    static Evaluation of(String name, int complexity, List<Prediction> predictions, long seed) {
        int n = predictions.size();
        double[] p = predictions.stream().mapToDouble(Prediction::probability).toArray();
        boolean[] lost = new boolean[n];
        long[] accounts = new long[n];
        int right = 0;
        int events = 0;
        for (int i = 0; i < n; i++) {
            lost[i] = predictions.get(i).lost();
            accounts[i] = predictions.get(i).of().account().value();
            right += (p[i] >= 0.5) == lost[i] ? 1 : 0;
            events += lost[i] ? 1 : 0;
        }
        RocCurve told = RocCurve.of(p, lost);
        int[] order = byProbability(p);
        int top = Math.max(1, (int) Math.round(n / 10.0));
        int caught = (int) Arrays.stream(order).limit(top).filter(i -> lost[i]).count();
        return new Evaluation(
                name,
                complexity,
                n,
                (int) predictions.stream()
                        .filter(Prediction::lost)
                        .mapToLong(q -> q.of().account().value())
                        .distinct()
                        .count(),
                told.intervalByAccount(accounts, REPETITIONS, seed, 0.95),
                signal(told, predictions, lost, accounts, seed),
                prAuc(order, lost),
                Calibration.of(p, lost, BINS),
                slope(p, lost, accounts, seed),
                meanRatio(p, lost, accounts, seed),
                excessBrier(predictions, accounts, seed),
                (double) right / n,
                1 - (double) events / n,
                (double) caught / events,
                (double) caught / top,
                LeadTime.of(predictions));
    }

    /** Log loss of each row, for paired comparison. */
    static double[] losses(List<Prediction> predictions) {
        return predictions.stream()
                .mapToDouble(q -> {
                    double p = Math.clamp(q.probability(), 1e-9, 1 - 1e-9);
                    return -Math.log(q.lost() ? p : 1 - p);
                })
                .toArray();
    }

    /**
     * How much this one's AUC and log loss differ from another's on the same rows, drawn by accounts; 95 %.
     *
     * @param auc positive: this one is better
     * @param logLoss positive: this one is worse
     */
    record Difference(Interval auc, Interval logLoss) {}

    static Difference difference(List<Prediction> ours, List<Prediction> theirs, long seed) {
        int n = ours.size();
        double[] a = ours.stream().mapToDouble(Prediction::probability).toArray();
        double[] b = theirs.stream().mapToDouble(Prediction::probability).toArray();
        boolean[] lost = new boolean[n];
        long[] accounts = new long[n];
        for (int i = 0; i < n; i++) {
            if (!ours.get(i).of().account().equals(theirs.get(i).of().account())
                    || !ours.get(i).of().day().equals(theirs.get(i).of().day())) {
                throw new IllegalArgumentException("only forecasts of the same rows can be compared");
            }
            lost[i] = ours.get(i).lost();
            accounts[i] = ours.get(i).of().account().value();
        }
        RocCurve first = RocCurve.of(a, lost);
        RocCurve second = RocCurve.of(b, lost);
        double[] lossA = losses(ours);
        double[] lossB = losses(theirs);
        Bootstrap draws = Bootstrap.byGroup(accounts, REPETITIONS, seed);
        return new Difference(
                draws.interval(times -> first.area(times) - second.area(times), Interval.USUAL),
                draws.interval(times -> mean(lossA, times) - mean(lossB, times), Interval.USUAL));
    }

    /** Of rows drawn so many times each. */
    static double mean(double[] values, int[] times) {
        double sum = 0;
        double n = 0;
        for (int i = 0; i < times.length; i++) {
            sum += times[i] * values[i];
            n += times[i];
        }
        return sum / n;
    }

    /** The 90 % interval, by which the gates judge. */
    private static Interval slope(double[] p, boolean[] lost, long[] accounts, long seed) {
        return Bootstrap.byGroup(accounts, REPETITIONS / 2, seed)
                .interval(
                        times -> {
                            int n = Arrays.stream(times).sum();
                            double[] drawn = new double[n];
                            boolean[] came = new boolean[n];
                            int at = 0;
                            for (int i = 0; i < times.length; i++) {
                                for (int k = 0; k < times[i]; k++) {
                                    drawn[at] = p[i];
                                    came[at++] = lost[i];
                                }
                            }
                            return Calibration.of(drawn, came, 1).slope();
                        },
                        0.9);
    }

    private static Interval signal(
            RocCurve told, List<Prediction> predictions, boolean[] lost, long[] accounts, long seed) {
        RocCurve usual = RocCurve.of(
                predictions.stream().mapToDouble(Prediction::baseRate).toArray(), lost);
        return Bootstrap.byGroup(accounts, REPETITIONS, seed)
                .interval(times -> 0.5 + told.area(times) - usual.area(times), Interval.USUAL);
    }

    private static Interval excessBrier(List<Prediction> predictions, long[] accounts, long seed) {
        double[] excess = predictions.stream()
                .mapToDouble(q -> {
                    double came = q.lost() ? 1 : 0;
                    return Math.pow(q.probability() - came, 2) - Math.pow(q.baseRate() - came, 2);
                })
                .toArray();
        return Bootstrap.byGroup(accounts, REPETITIONS, seed).interval(times -> mean(excess, times), 0.9);
    }

    private static Interval meanRatio(double[] p, boolean[] lost, long[] accounts, long seed) {
        return Bootstrap.byGroup(accounts, REPETITIONS, seed)
                .interval(
                        times -> {
                            double said = 0;
                            double came = 0;
                            for (int i = 0; i < times.length; i++) {
                                said += times[i] * p[i];
                                came += lost[i] ? times[i] : 0;
                            }
                            return said / came;
                        },
                        0.9);
    }

    private static int[] byProbability(double[] p) {
        Integer[] order = new Integer[p.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -p[i]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    private static double prAuc(int[] order, boolean[] lost) {
        double sum = 0;
        int found = 0;
        for (int rank = 0; rank < order.length; rank++) {
            if (lost[order[rank]]) {
                found++;
                sum += (double) found / (rank + 1);
            }
        }
        return sum / found;
    }
}
