package io.perennial.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.PerennialTest;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.connect.Connections;
import io.perennial.shared.SourceKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A vendor whose data contradict themselves and foretell nothing; needs the folder that make acceptance names. The
 * import is told what a person would: until when the contracts are known.
 */
@Tag("acceptance")
@PerennialTest
class ContradictoryForecastTest {

    private static final SourceKey RAVENSTACK = new SourceKey("ravenstack");
    private static final String TOLD = "completeUntil: {contracts: 2025-01-01}";

    @Autowired
    private Connections connections;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Observations observations;

    @Autowired
    private Churn churn;

    @Test
    void nothingIsForetoldAndNoForecastIsShown() {
        String folder = System.getProperty("acceptance.data", "");
        assertThat(folder).as("the folder with the data, as -Dacceptance.data").isNotEmpty();
        var planned = connections.plan(Path.of(folder).resolve("ravenstack"), Optional.of(RAVENSTACK), TOLD, List.of());
        connections.run(((Connections.Planned.Ready) planned).plan(), false, "test", progress -> {});

        Set<Account.Id> ours = accounts.externalIds(accounts.all()).entrySet().stream()
                .filter(entry ->
                        entry.getValue().stream().anyMatch(id -> id.source().equals(RAVENSTACK)))
                .map(entry -> entry.getKey())
                .collect(Collectors.toSet());
        List<Observation> seen = observations.all(share -> {}).stream()
                .filter(o -> ours.contains(o.account()))
                .toList();
        var backtest = new Backtest(seen, FeatureList.features(), 0.1, Backtest.SEED);
        Backtest.Result result = backtest.run(
                backtest.rolling(), Backtest.candidates(), Backtest.baselines(FeatureList.USAGE_TREND), share -> {});

        System.out.println("ravenstack: " + result.verdict() + ", " + RidgeHazard.churners(seen, 90) + " lost in all");
        result.champion().ifPresent(CrmForecastTest::print);
        result.challengers().forEach(CrmForecastTest::print);
        result.baselines().forEach(CrmForecastTest::print);
        assertThat(result.verdict()).isInstanceOfSatisfying(Verdict.NoSignal.class, none -> {
            assertThat(none.churners()).isGreaterThanOrEqualTo(Gate.LEAST_CHURNERS);
            assertThat(none.auc().estimate()).isBetween(0.45, 0.55);
        });
        assertThat(churn.standing()).isInstanceOf(Churn.Standing.Hidden.class);
    }
}
