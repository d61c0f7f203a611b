package io.perennial.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.perennial.PerennialTest;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ExternalId;
import io.perennial.connect.Connections;
import io.perennial.shared.SourceKey;
import io.perennial.statistics.Bootstrap;
import io.perennial.statistics.Interval;
import io.perennial.statistics.RocCurve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Forecasts of a real-size vendor against those of other tools on the same rows; needs the folder that make acceptance
 * names. What is compared and how was fixed before the first run; docs/churn.md counts the runs.
 */
@Tag("acceptance")
@PerennialTest
class CrmForecastTest {

    private static final LocalDate TRAINED_UNTIL = LocalDate.of(2022, 12, 31);
    private static final LocalDate TESTED_FROM = LocalDate.of(2023, 3, 31);
    private static final int DRAWS = 1_000;

    @Autowired
    private Connections connections;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Observations observations;

    private final Map<Account.Id, String> names = new HashMap<>();

    @BeforeEach
    void imported() {
        var planned = connections.plan(data("crm"), Optional.of(new SourceKey("crm")), "", List.of());
        connections.run(((Connections.Planned.Ready) planned).plan(), false, "test", progress -> {});
        accounts.externalIds(accounts.all())
                .forEach((id, ids) -> ids.stream()
                        .filter(each -> each.source().equals(new SourceKey("crm")))
                        .findFirst()
                        .map(ExternalId::id)
                        .ifPresent(name -> names.put(id, name)));
    }

    @Test
    void forecastsHoldAgainstOtherToolsTimeAndSmallNumbers() throws IOException {
        List<Observation> all = observations.all(share -> {});
        List<Observation> crm =
                all.stream().filter(o -> names.containsKey(o.account())).toList();

        assertAll(
                () -> noOtherToolIsBetterOnTheFixedSplit(crm),
                () -> theChampionIsAheadOverRollingOrigins(crm),
                () -> randomRowsRaiseTheAlarm(crm),
                () -> fewAccountsAreNeverWorseThanTheScorecardAlone(crm));
    }

    private void noOtherToolIsBetterOnTheFixedSplit(List<Observation> crm) throws IOException {
        Backtest.Result result = run(crm, new Backtest.Split(TRAINED_UNTIL, TESTED_FROM, LocalDate.MAX));
        Evaluation champion = result.champion().orElseThrow();
        List<Prediction> ours = result.predictions().getOrDefault(champion.name(), List.of());
        Reference reference = Reference.read(data("crm/reference_predictions.csv"));

        System.out.println("crm, fixed split: " + result.verdict());
        print(champion);
        assertThat(ours).hasSize(reference.rows());
        for (String column : reference.columns()) {
            double[] theirs = ours.stream()
                    .mapToDouble(p -> reference.of(column, names.getOrDefault(p.of().account(), ""), p.of().day()))
                    .toArray();
            Interval area = difference(ours, theirs, true);
            Interval loss = difference(ours, theirs, false);
            System.out.println("  against " + column + ": AUC " + text(area) + ", log loss " + text(loss));
            assertThat(area.high()).as("AUC against " + column).isGreaterThanOrEqualTo(0);
            assertThat(loss.low()).as("log loss against " + column).isLessThanOrEqualTo(0);
        }
        calibrationCannotBeRejected(champion);
    }

    /** Rejected is what the data exclude: a 90 % interval that lies wholly outside of .8 to 1.2. */
    private static void calibrationCannotBeRejected(Evaluation champion) {
        assertThat(champion.slope().high()).as("slope").isGreaterThanOrEqualTo(0.8);
        assertThat(champion.slope().low()).as("slope").isLessThanOrEqualTo(1.2);
        assertThat(champion.meanRatio().high()).as("mean").isGreaterThanOrEqualTo(0.8);
        assertThat(champion.meanRatio().low()).as("mean").isLessThanOrEqualTo(1.2);
    }

    /**
     * Ahead of its baselines in both. Of what other tools would learn from the same rows at each origin it is ahead in
     * log loss, by which champions are chosen, and not behind in AUC beyond noise.
     */
    private void theChampionIsAheadOverRollingOrigins(List<Observation> crm) {
        var backtest = new Backtest(crm, FeatureList.features(), 0.1, Backtest.SEED);
        List<Learner> beside = new ArrayList<>(Backtest.baselines(FeatureList.USAGE_TREND));
        beside.addAll(OtherTools.LEARNERS);
        Backtest.Result result = backtest.run(backtest.rolling(), Backtest.candidates(), beside, share -> {});
        Evaluation champion = result.champion().orElseThrow();

        System.out.println("crm, rolling: " + result.verdict());
        print(champion);
        result.challengers().forEach(CrmForecastTest::print);
        result.baselines().forEach(CrmForecastTest::print);
        calibrationCannotBeRejected(champion);
        Set<String> tools = OtherTools.LEARNERS.stream().map(Learner::name).collect(Collectors.toSet());
        for (Evaluation other : result.baselines()) {
            var ahead = Evaluation.difference(
                    result.predictions().getOrDefault(champion.name(), List.of()),
                    result.predictions().getOrDefault(other.name(), List.of()),
                    Backtest.SEED);
            System.out.println(
                    "  against " + other.name() + ": AUC " + text(ahead.auc()) + ", log loss " + text(ahead.logLoss()));
            assertThat(
                            tools.contains(other.name())
                                    ? ahead.auc().high()
                                    : ahead.auc().estimate())
                    .as("AUC against " + other.name())
                    .isPositive();
            assertThat(ahead.logLoss().estimate())
                    .as("log loss against " + other.name())
                    .isNegative();
        }
    }

    static void print(Evaluation of) {
        System.out.printf(
                "  %s: AUC %s, log loss %.4f, Brier %.5f, less the base rate's %s, slope %s, mean %s, %s%n",
                of.name(),
                text(of.auc()),
                of.calibration().logLoss(),
                of.calibration().brier(),
                text(of.excessBrier()),
                text(of.slope()),
                text(of.meanRatio()),
                Gate.Findings.of(of));
    }

    private static String text(Interval of) {
        return "%.4f (%.4f to %.4f)".formatted(of.estimate(), of.low(), of.high());
    }

    private void randomRowsRaiseTheAlarm(List<Observation> crm) {
        Verdict verdict = LeakCheck.of(crm, Backtest.SEED, share -> {}).verdict();

        System.out.println("crm, random rows: " + verdict);
        assertThat(verdict).isInstanceOf(Verdict.Leaking.class);
    }

    private void fewAccountsAreNeverWorseThanTheScorecardAlone(List<Observation> crm) {
        List<Account.Id> ids = crm.stream()
                .map(Observation::account)
                .distinct()
                .sorted(Comparator.comparing(Account.Id::value))
                .toList();
        double narrower = rolling(crm).champion().map(CrmForecastTest::width).orElseThrow();
        for (int size : List.of(200, 100, 50)) {
            List<Account.Id> shuffled = new ArrayList<>(ids);
            Collections.shuffle(shuffled, new Random(size));
            Set<Account.Id> drawn = Set.copyOf(shuffled.subList(0, size));
            Backtest.Result result = rolling(
                    crm.stream().filter(o -> drawn.contains(o.account())).toList());
            System.out.println("crm, " + size + " accounts: " + result.verdict());
            result.champion().ifPresent(CrmForecastTest::print);
            if (result.champion().isEmpty()) {
                assertThat(result.verdict()).isInstanceOf(Verdict.TooFewChurners.class);
                continue;
            }
            Evaluation champion = result.champion().get();
            Interval worse = Evaluation.difference(
                            result.predictions().getOrDefault(champion.name(), List.of()),
                            result.predictions().getOrDefault("health-score", List.of()),
                            Backtest.SEED)
                    .logLoss();
            System.out.println("  log loss less the scorecard's: " + text(worse));
            assertThat(worse.low()).as(size + " accounts against the scorecard").isLessThanOrEqualTo(0);
            double width = width(champion);
            assertThat(width).as("the interval of " + size).isGreaterThan(narrower);
            narrower = width;
        }
    }

    private static double width(Evaluation of) {
        return of.auc().high() - of.auc().low();
    }

    private static Backtest.Result rolling(List<Observation> observed) {
        var backtest = new Backtest(observed, FeatureList.features(), 0.1, Backtest.SEED);
        return backtest.run(
                backtest.rolling(), Backtest.candidates(), Backtest.baselines(FeatureList.USAGE_TREND), share -> {});
    }

    private static Backtest.Result run(List<Observation> observed, Backtest.Split split) {
        return new Backtest(observed, FeatureList.features(), 0.1, Backtest.SEED)
                .run(List.of(split), Backtest.candidates(), Backtest.baselines(FeatureList.USAGE_TREND), share -> {});
    }

    /** Ours minus theirs by drawing accounts; 95 %. */
    private static Interval difference(List<Prediction> ours, double[] theirs, boolean area) {
        double[] p = ours.stream().mapToDouble(Prediction::probability).toArray();
        boolean[] lost = new boolean[p.length];
        long[] owners = new long[p.length];
        for (int i = 0; i < p.length; i++) {
            lost[i] = ours.get(i).lost();
            owners[i] = ours.get(i).of().account().value();
        }
        RocCurve first = RocCurve.of(p, lost);
        RocCurve second = RocCurve.of(theirs, lost);
        return Bootstrap.byGroup(owners, DRAWS, Backtest.SEED)
                .interval(
                        times -> area
                                ? first.area(times) - second.area(times)
                                : loss(p, lost, times) - loss(theirs, lost, times),
                        Interval.USUAL);
    }

    private static double loss(double[] p, boolean[] lost, int[] times) {
        double sum = 0;
        double n = 0;
        for (int i = 0; i < p.length; i++) {
            double inside = Math.clamp(p[i], 1e-9, 1 - 1e-9);
            sum -= times[i] * Math.log(lost[i] ? inside : 1 - inside);
            n += times[i];
        }
        return sum / n;
    }

    private static Path data(String path) {
        String folder = System.getProperty("acceptance.data", "");
        assertThat(folder).as("the folder with the data, as -Dacceptance.data").isNotEmpty();
        return Path.of(folder).resolve(path);
    }

    /** What other tools said of the same rows. */
    private record Reference(List<String> columns, Map<String, double[]> byRow) {

        static Reference read(Path file) throws IOException {
            List<String> lines = Files.readAllLines(file);
            List<String> head = List.of(lines.getFirst().split(","));
            Map<String, double[]> byRow = new HashMap<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",");
                double[] said = new double[cells.length - 3];
                for (int i = 0; i < said.length; i++) {
                    said[i] = Double.parseDouble(cells[i + 3]);
                }
                byRow.put(cells[0] + " " + cells[1], said);
            }
            return new Reference(new ArrayList<>(head.subList(3, head.size())), byRow);
        }

        int rows() {
            return byRow.size();
        }

        double of(String column, String account, LocalDate day) {
            double[] said = byRow.get(account + " " + day);
            assertThat(said).as(account + " on " + day).isNotNull();
            return said[columns.indexOf(column)];
        }
    }
}
