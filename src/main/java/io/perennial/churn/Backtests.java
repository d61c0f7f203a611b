package io.perennial.churn;

import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ExternalId;
import io.perennial.shared.Program;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Runs backtests and keeps every one, with what it was run on. */
@Component
class Backtests {

    private final BacktestStore store;
    private final Accounts accounts;
    private final Managers managers;
    private final TransactionOperations transaction;
    private final Clock clock;

    Backtests(
            BacktestStore store, Accounts accounts, Managers managers, TransactionOperations transaction, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.managers = managers;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A run that is kept: its id, its report, and what each learner said. */
    record Run(long id, BacktestReport report, Backtest.Result result) {

        List<Prediction> champions() {
            return result.champion()
                    .map(champion -> result.predictions().getOrDefault(champion.name(), List.of()))
                    .orElse(List.of());
        }
    }

    Run run(List<Observation> all, Churn.Options options, String by, DoubleConsumer progress) {
        if (options.randomRows()) {
            BacktestReport report = LeakCheck.of(all, Backtest.SEED, progress);
            var nothing = new Backtest.Result(report.verdict(), Optional.empty(), List.of(), List.of(), Map.of());
            return keep(all, KeptBacktest.Kind.RANDOM_ROWS, by, report, nothing);
        }
        var backtest = new Backtest(all, FeatureList.features(), options.alertBudget(), Backtest.SEED);
        List<Backtest.Split> splits = options.trainUntil()
                .map(until ->
                        List.of(new Backtest.Split(until, options.testFrom().orElseThrow(), LocalDate.MAX)))
                .orElseGet(backtest::rolling);
        Backtest.Result result =
                backtest.run(splits, Backtest.candidates(), Backtest.baselines(FeatureList.USAGE_TREND), progress);
        BacktestReport report = BacktestReport.of(all, splits, result, managers.of(all), names(all)::get);
        return keep(
                all,
                options.trainUntil().isPresent() ? KeptBacktest.Kind.FIXED_SPLIT : KeptBacktest.Kind.ROLLING,
                by,
                report,
                result);
    }

    List<Prediction> predictions(long backtest) {
        return store.predictions(backtest);
    }

    private Run keep(
            List<Observation> all, KeptBacktest.Kind kind, String by, BacktestReport report, Backtest.Result result) {
        var unkept = new Run(0, report, result);
        Long id = transaction.execute(status -> store.add(
                clock.instant(), kind, by, Program.current().text(), fingerprint(all), report, unkept.champions()));
        return new Run(id == null ? 0 : id, report, result);
    }

    /** As other systems call the accounts, else by number. */
    private Map<Account.Id, String> names(List<Observation> all) {
        var ids = all.stream().map(Observation::account).collect(Collectors.toSet());
        Map<Account.Id, List<ExternalId>> names = accounts.externalIds(ids);
        return ids.stream()
                .collect(Collectors.toMap(
                        id -> id,
                        id -> names.getOrDefault(id, List.of()).stream()
                                .findFirst()
                                .map(ExternalId::id)
                                .orElseGet(() -> Long.toString(id.value()))));
    }

    /** Says whether two runs saw the same: a digest of all observations and what came of them. */
    static String fingerprint(List<Observation> all) {
        MessageDigest digest = sha256();
        FeatureList.features().forEach(feature -> digest.update(feature.name().getBytes(StandardCharsets.UTF_8)));
        all.stream()
                .sorted(Comparator.comparing(Observation::day)
                        .thenComparing(o -> o.account().value()))
                .forEach(o -> {
                    ByteBuffer row = ByteBuffer.allocate(8 * (o.features().length + 6));
                    row.putLong(o.account().value()).putLong(o.day().toEpochDay());
                    row.putInt(o.tenureDays()).putInt(o.daysToTermEnd()).putInt(o.termDays());
                    row.putInt(o.lostAfter()).putInt(Math.min(o.seenFor(), 90));
                    for (double feature : o.features()) {
                        row.putDouble(feature);
                    }
                    digest.update(row.array());
                });
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
