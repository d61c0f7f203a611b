package io.perennial.churn;

import io.perennial.accounts.Account;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What a backtest found, in words and numbers for people and programs.
 *
 * @param observations account months with what came after; {@code churners} distinct accounts lost within 90 days
 */
public record BacktestReport(
        Verdict verdict,
        int observations,
        int churners,
        List<String> splits,
        Optional<Row> champion,
        List<Row> challengers,
        List<Row> baselines,
        List<Told> predictions) {

    /** One model's figures. Lead time in days, NaN-free: empty where nobody was caught. */
    public record Row(
            String name,
            int rows,
            int churners,
            double auc,
            double aucLow,
            double aucHigh,
            double prAuc,
            double brier,
            double logLoss,
            double slope,
            double meanForecast,
            double baseRate,
            double accuracy,
            double accuracyOfNobody,
            double recallAtTop10,
            double precisionAtTop10,
            OptionalDouble medianLeadDays,
            OptionalDouble medianLeadDaysOfAll,
            double alertsPerMonth) {}

    /** A forecast of the champion; the account as its source calls it. */
    public record Told(String account, String date, boolean label, double probability) {}

    static BacktestReport of(
            List<Observation> all,
            List<Backtest.Split> splits,
            Backtest.Result result,
            Function<Account.Id, String> name) {
        List<Told> told = result.champion()
                .map(champion -> result.predictions().getOrDefault(champion.name(), List.of()).stream()
                        .map(p -> new Told(
                                name.apply(p.of().account()), p.of().day().toString(), p.lost(), p.probability()))
                        .toList())
                .orElse(List.of());
        return new BacktestReport(
                result.verdict(),
                all.size(),
                RidgeHazard.churners(all, 90),
                splits.stream().map(s -> s.trainUntil() + " -> " + s.testFrom()).toList(),
                result.champion().map(BacktestReport::row),
                result.challengers().stream().map(BacktestReport::row).toList(),
                result.baselines().stream().map(BacktestReport::row).toList(),
                told);
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
                List.of());
    }

    private static Row row(Evaluation e) {
        return new Row(
                e.name(),
                e.rows(),
                e.churners(),
                e.auc().estimate(),
                e.auc().low(),
                e.auc().high(),
                e.prAuc(),
                e.calibration().brier(),
                e.calibration().logLoss(),
                e.calibration().slope(),
                e.calibration().meanPrediction(),
                e.calibration().baseRate(),
                e.accuracy(),
                e.nobodyAccuracy(),
                e.recallAtTop10(),
                e.precisionAtTop10(),
                known(e.leadTime().medianAmongCaught()),
                known(e.leadTime().medianAmongAll()),
                e.leadTime().alertsPerMonth());
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
                    "%n%-18s %22s %7s %7s %8s %6s %8s %10s%n",
                    "model",
                    "AUC (95 %)",
                    "PR-AUC",
                    "Brier",
                    "log loss",
                    "slope",
                    "top 10 %",
                    "lead, days"));
            List<Row> rows = new ArrayList<>(List.of(champion.get()));
            rows.addAll(challengers);
            rows.addAll(baselines);
            rows.forEach(row -> text.append(line(row)));
            text.append(String.format(
                    Locale.ROOT,
                    "%n\"Nobody leaves\" is right %.1f %% of the time: accuracy alone is worthless.%n",
                    100 * champion.get().accuracyOfNobody()));
        }
        return text.toString();
    }

    private String because() {
        return switch (verdict) {
            case Verdict.NoLabels none -> "(nobody was seen leaving)";
            case Verdict.TooFewChurners few ->
                "(%d churners in the test months, %d needed)".formatted(few.churners(), few.needed());
            case Verdict.NoSignal none ->
                "(%d churners; nothing tells them from the others)".formatted(none.churners());
            case Verdict.CannotJudgeYet open -> "(" + open.because() + ")";
            case Verdict.Leaking leak ->
                String.format(Locale.ROOT, "(AUC %.3f, %.3f more than unseen accounts keep)", leak.auc(), leak.gap());
            case Verdict.Usable usable -> "";
        };
    }

    private static String line(Row row) {
        return String.format(
                Locale.ROOT,
                "%-18s %6.3f (%.3f - %.3f) %7.3f %7.4f %8.4f %6.2f %8.3f %10s%n",
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
