package io.perennial.churn;

import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ExternalId;
import io.perennial.statistics.Interval;
import io.perennial.statistics.RocCurve;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** How well the past would have foretold who left. */
@Service
public class Churn {

    private static final long SEED = 20_220_101;
    private static final int FOLDS = 5;
    /** Random rows that promise so much more than unseen accounts keep are a leak. */
    private static final double LEAK = 0.1;

    private final Observations observations;
    private final Accounts accounts;

    Churn(Observations observations, Accounts accounts) {
        this.observations = observations;
        this.accounts = accounts;
    }

    /**
     * What to test.
     *
     * @param trainUntil last day of training for one fixed split; with {@code testFrom}; empty: rolling origins
     * @param alertBudget share of customers the team can look at in a month, 0..1
     * @param randomRows splits by random rows instead of time, to show what such a test would promise; raises the alarm
     */
    public record Options(
            Optional<LocalDate> trainUntil, Optional<LocalDate> testFrom, double alertBudget, boolean randomRows) {

        public Options {
            if (trainUntil.isPresent() != testFrom.isPresent()) {
                throw new IllegalArgumentException(
                        "one fixed split needs both its last training and its first test day");
            }
            if (trainUntil.isPresent()
                    && !testFrom.get().isAfter(trainUntil.get().plusDays(89))) {
                throw new IllegalArgumentException(
                        "the first test day must lie 90 days or more after the last training day, or labels leak");
            }
            if (!(alertBudget > 0 && alertBudget <= 1)) {
                throw new IllegalArgumentException("an alert budget lies in 0..1 but was " + alertBudget);
            }
        }
    }

    /** Replays the past and judges every learner. */
    public BacktestReport backtest(Options options, DoubleConsumer progress) {
        List<Observation> all = observations.all(share -> progress.accept(share / 2));
        if (options.randomRows()) {
            return leak(all);
        }
        var backtest = new Backtest(all, FeatureList.features(), options.alertBudget(), SEED);
        List<Backtest.Split> splits = options.trainUntil()
                .map(until ->
                        List.of(new Backtest.Split(until, options.testFrom().orElseThrow(), LocalDate.MAX)))
                .orElseGet(backtest::rolling);
        Backtest.Result result = backtest.run(
                splits,
                Backtest.candidates(),
                Backtest.baselines(FeatureList.USAGE_TREND),
                share -> progress.accept(.5 + share / 2));
        Map<Account.Id, List<ExternalId>> names =
                accounts.externalIds(all.stream().map(Observation::account).collect(Collectors.toSet()));
        return BacktestReport.of(
                all,
                splits,
                result,
                id -> names.getOrDefault(id, List.of()).stream()
                        .findFirst()
                        .map(ExternalId::id)
                        .orElseGet(() -> Long.toString(id.value())));
    }

    /** What random rows would promise, beside what accounts not seen before keep. */
    private static BacktestReport leak(List<Observation> all) {
        List<Observation> labelled = all.stream()
                .filter(o -> o.known(90))
                .sorted(Comparator.comparing(Observation::day)
                        .thenComparing(o -> o.account().value()))
                .toList();
        var random = new SplittableRandom(SEED);
        int[] byRow = labelled.stream().mapToInt(o -> random.nextInt(FOLDS)).toArray();
        int[] byAccount = labelled.stream()
                .mapToInt(o -> (int) Long.remainderUnsigned(o.account().value() * 0x9E3779B97F4A7C15L >>> 17, FOLDS))
                .toArray();
        double promised = crossValidated(labelled, byRow);
        double kept = crossValidated(labelled, byAccount);
        Verdict verdict = promised > 0.95 || promised - kept > LEAK
                ? new Verdict.Leaking(promised, promised - kept)
                : new Verdict.CannotJudgeYet(
                        "random rows are no test of a forecast", Interval.normal(promised, 0, labelled.size(), 0.95));
        return BacktestReport.alarm(all, verdict);
    }

    private static double crossValidated(List<Observation> labelled, int[] folds) {
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
            BoostedTrees trees = BoostedTrees.fit(x, y, new int[x[0].length], 300, SEED);
            double[] all =
                    trees.probabilities(labelled.stream().map(Churn::flat).toArray(double[][]::new));
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
