package io.perennial.churn;

import io.perennial.accounts.Account;
import io.perennial.statistics.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What a backtest found, in words and numbers for people and programs.
 *
 * @param observations account months with what came after; {@code churners} distinct accounts lost within 90 days
 * @param managers customer success managers at the time of the run; empty in runs of long ago
 * @param known share of the observations in which each feature was known
 */
public record BacktestReport(
        Verdict verdict,
        int observations,
        int churners,
        List<String> splits,
        Optional<Row> champion,
        List<Row> challengers,
        List<Row> baselines,
        Map<String, Double> known,
        OptionalInt managers,
        List<Told> predictions) {

    public BacktestReport {
        managers = Objects.requireNonNullElse(managers, OptionalInt.empty());
    }

    /**
     * One model's figures. Lead time in days, NaN-free: empty where nobody was caught.
     *
     * @param signal AUC less what the base rates foretell alone, around one half; empty in runs of long ago
     * @param alertsPerManagerAndMonth empty in runs of long ago
     */
    public record Row(
            String name,
            int rows,
            int churners,
            double auc,
            double aucLow,
            double aucHigh,
            Optional<Interval> signal,
            double prAuc,
            double brier,
            double logLoss,
            double slope,
            double slopeLow,
            double slopeHigh,
            double intercept,
            double meanForecast,
            double baseRate,
            double accuracy,
            double accuracyOfNobody,
            double recallAtTop10,
            double precisionAtTop10,
            OptionalDouble medianLeadDays,
            OptionalDouble medianLeadDaysOfAll,
            double alertsPerMonth,
            OptionalDouble alertsPerManagerAndMonth,
            int caught,
            Map<Integer, Double> recallByLead,
            List<Step> curve,
            Optional<Behind> behind) {

        public Row {
            signal = Objects.requireNonNullElse(signal, Optional.empty());
            alertsPerManagerAndMonth = Objects.requireNonNullElse(alertsPerManagerAndMonth, OptionalDouble.empty());
        }

        public double accuracyGain() {
            return accuracy - accuracyOfNobody;
        }
    }

    /** One step of the calibration curve: rows with similar forecasts, what was said and what came. */
    public record Step(double said, double came, double low, double high, long rows) {}

    /**
     * How far a model lies behind the champion on the same rows, with 95 % intervals by accounts.
     *
     * @param auc positive: the champion orders better
     * @param logLoss positive: the champion's probabilities are better
     */
    public record Behind(Interval auc, Interval logLoss) {

        /** The champion is ahead beyond noise in its probabilities. */
        public boolean clearly() {
            return logLoss.low() > 0;
        }
    }

    /** A forecast of the champion; the account as its source calls it. */
    public record Told(String account, String date, boolean label, double probability) {}

    static BacktestReport of(
            List<Observation> all,
            List<Backtest.Split> splits,
            Backtest.Result result,
            int managers,
            Function<Account.Id, String> name) {
        List<Prediction> best = result.champion()
                .map(champion -> result.predictions().getOrDefault(champion.name(), List.of()))
                .orElse(List.of());
        Function<Evaluation, Row> compared = e -> row(
                e,
                managers,
                Optional.of(Evaluation.difference(
                        best, result.predictions().getOrDefault(e.name(), List.of()), Backtest.SEED)));
        return new BacktestReport(
                result.verdict(),
                all.size(),
                RidgeHazard.churners(all, 90),
                splits.stream().map(s -> s.trainUntil() + " -> " + s.testFrom()).toList(),
                result.champion().map(champion -> row(champion, managers, Optional.empty())),
                result.challengers().stream().map(compared).toList(),
                result.baselines().stream().map(compared).toList(),
                FeatureList.known(all),
                OptionalInt.of(managers),
                best.stream()
                        .map(p -> new Told(
                                name.apply(p.of().account()), p.of().day().toString(), p.lost(), p.probability()))
                        .toList());
    }

    /** The same without the single forecasts. */
    BacktestReport withoutPredictions() {
        return new BacktestReport(
                verdict, observations, churners, splits, champion, challengers, baselines, known, managers, List.of());
    }

    static BacktestReport alarm(List<Observation> all, Verdict verdict) {
        return new BacktestReport(
                verdict,
                all.size(),
                RidgeHazard.churners(all, 90),
                List.of("random rows"),
                Optional.empty(),
                List.of(),
                List.of(),
                FeatureList.known(all),
                OptionalInt.empty(),
                List.of());
    }

    private static Row row(Evaluation e, int managers, Optional<Evaluation.Difference> champions) {
        return new Row(
                e.name(),
                e.rows(),
                e.churners(),
                e.auc().estimate(),
                e.auc().low(),
                e.auc().high(),
                Optional.of(e.signal()),
                e.prAuc(),
                e.calibration().brier(),
                e.calibration().logLoss(),
                e.calibration().slope(),
                e.slope().low(),
                e.slope().high(),
                e.calibration().intercept(),
                e.calibration().meanPrediction(),
                e.calibration().baseRate(),
                e.accuracy(),
                e.nobodyAccuracy(),
                e.recallAtTop10(),
                e.precisionAtTop10(),
                known(e.leadTime().medianAmongCaught()),
                known(e.leadTime().medianAmongAll()),
                e.leadTime().alertsPerMonth(),
                OptionalDouble.of(e.leadTime().alertsPerMonth() / managers),
                e.leadTime().caught(),
                e.leadTime().recall(),
                e.calibration().bins().stream()
                        .map(bin -> new Step(
                                bin.meanPrediction(),
                                bin.happened().estimate(),
                                bin.happened().low(),
                                bin.happened().high(),
                                bin.happened().n()))
                        .toList(),
                champions.map(d -> new Behind(d.auc(), negative(d.logLoss()))));
    }

    private static Interval negative(Interval of) {
        return new Interval(-of.estimate(), -of.high(), -of.low(), of.level(), of.n());
    }

    private static OptionalDouble known(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** A table for the terminal. */
    public String table() {
        var text = new StringBuilder();
        text.append("%,d observations of %d churners; %d origins%n".formatted(observations, churners, splits.size()));
        text.append("Verdict: ")
                .append(verdict.word())
                .append(" ")
                .append(because())
                .append('\n');
        if (champion.isPresent()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%-18s %22s %7s %7s %8s %6s %8s %10s %10s%n",
                    "model",
                    "AUC (95 %)",
                    "PR-AUC",
                    "Brier",
                    "log loss",
                    "slope",
                    "top 10 %",
                    "lead, days",
                    "alerts"));
            List<Row> rows = new ArrayList<>(List.of(champion.get()));
            rows.addAll(challengers);
            rows.addAll(baselines);
            rows.forEach(row -> text.append(line(row)));
            text.append("\nAlerts are counted per customer success manager and month.");
            text.append(String.format(
                    Locale.ROOT,
                    "%n\"Nobody leaves\" is right %.1f %% of the time: accuracy alone is worthless.%n",
                    100 * champion.get().accuracyOfNobody()));
        }
        return text.toString();
    }

    /** Why the verdict is what it is, in brackets; empty where nothing needs saying. */
    public String because() {
        return switch (verdict) {
            case Verdict.NoLabels none -> "(nobody was seen leaving)";
            case Verdict.TooFewChurners few ->
                "(%d churners in the test months, %d needed)".formatted(few.churners(), few.needed());
            case Verdict.NoSignal none ->
                String.format(
                        Locale.ROOT,
                        "(%d churners; AUC %.3f, %.3f - %.3f, beyond the base rates: nothing tells them from the others)",
                        none.churners(),
                        none.auc().estimate(),
                        none.auc().low(),
                        none.auc().high());
            case Verdict.CannotJudgeYet open -> "(" + open.because() + ")";
            case Verdict.Leaking leak ->
                String.format(Locale.ROOT, "(AUC %.3f, %.3f more than unseen accounts keep)", leak.auc(), leak.gap());
            case Verdict.Usable usable -> "";
        };
    }

    private static String line(Row row) {
        return String.format(
                Locale.ROOT,
                "%-18s %6.3f (%.3f - %.3f) %7.3f %7.4f %8.4f %6.2f %8.3f %10s %10s%n",
                row.name(),
                row.auc(),
                row.aucLow(),
                row.aucHigh(),
                row.prAuc(),
                row.brier(),
                row.logLoss(),
                row.slope(),
                row.recallAtTop10(),
                row.medianLeadDays().isPresent()
                        ? Math.round(row.medianLeadDays().getAsDouble())
                        : "-",
                row.alertsPerManagerAndMonth().isPresent()
                        ? "%.1f".formatted(row.alertsPerManagerAndMonth().getAsDouble())
                        : "-");
    }

    /** What {@code --json} prints. */
    public Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("verdict", verdict.word());
        json.put("because", because());
        json.put("observations", observations);
        json.put("churners", churners);
        json.put("origins", splits);
        json.put("champion", champion.orElse(null));
        json.put("challengers", challengers);
        json.put("baselines", baselines);
        return json;
    }
}
