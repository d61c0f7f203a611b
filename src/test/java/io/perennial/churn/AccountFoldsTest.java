package io.perennial.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.perennial.accounts.Account;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccountFoldsTest {

    private static final int EARLIER_IMPORTS = 1_361;

    private static final List<Observation> YEAR = SampleObservations.year(1);

    @Test
    void customersAndTheLostAmongThemAreDealtEvenly() {
        AccountFolds folds = new AccountFolds(YEAR, 7);
        Set<Account.Id> lost = YEAR.stream()
                .filter(o -> o.known(90) && o.lostWithin(90))
                .map(Observation::account)
                .collect(Collectors.toSet());

        for (int fold = 0; fold < AccountFolds.FOLDS; fold++) {
            int out = fold;
            Set<Account.Id> in = YEAR.stream()
                    .filter(o -> folds.of(o) == out)
                    .map(Observation::account)
                    .collect(Collectors.toSet());
            assertThat(in).hasSizeBetween(customers() / 5, customers() / 5 + 1);
            assertThat(in.stream().filter(lost::contains)).hasSizeBetween(lost.size() / 5, lost.size() / 5 + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("learners")
    void theSameCustomersAreForecastTheSameWhateverWasImportedBefore(Learner learner) {
        List<Observation> later = YEAR.stream().map(AccountFoldsTest::later).toList();
        Forecaster one = learner.fit(YEAR, FeatureList.features(), 1);
        Forecaster other = learner.fit(later, FeatureList.features(), 1);

        for (int i = 0; i < YEAR.size(); i += 17) {
            assertThat(other.probability(later.get(i), 90)).isCloseTo(one.probability(YEAR.get(i), 90), within(1e-12));
        }
    }

    static List<Learner> learners() {
        return Backtest.candidates();
    }

    private static int customers() {
        return (int) YEAR.stream().map(Observation::account).distinct().count();
    }

    private static Observation later(Observation o) {
        return new Observation(
                new Account.Id(o.account().value() + EARLIER_IMPORTS),
                o.day(),
                o.features(),
                o.score(),
                o.tenureDays(),
                o.daysToTermEnd(),
                o.termDays(),
                o.lostAfter(),
                o.seenFor(),
                o.segment());
    }
}
