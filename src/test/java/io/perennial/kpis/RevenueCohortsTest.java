package io.perennial.kpis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.perennial.accounts.Account;
import io.perennial.accounts.Contract;
import io.perennial.accounts.ContractLine;
import io.perennial.accounts.ExchangeRates;
import io.perennial.accounts.ExternalId;
import io.perennial.accounts.Installation;
import io.perennial.accounts.Merges;
import io.perennial.accounts.Revenue;
import io.perennial.shared.SourceKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What stays of the revenue that customers of one quarter started with. */
class RevenueCohortsTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate KNOWN = LocalDate.of(2025, 1, 1);

    @Test
    void growthOfSomeOutweighsTheLossOfOthers() {
        List<Contract> contracts = List.of(
                contract(1, line("100", "2024-01-15", "2024-06-15"), line("180", "2024-06-15", null)),
                contract(2, line("100", "2024-02-01", "2024-08-01")),
                contract(3, line("50", "2024-05-01", null)));

        List<RevenueCohorts.Cohort> cohorts = cohorts(contracts);

        RevenueCohorts.Cohort first = cohorts.getFirst();
        assertThat(first.start()).isEqualTo("2024-01-01");
        assertThat(first.size()).isEqualTo(2);
        assertThat(first.started()).isCloseTo(200, within(1e-9));
        assertThat(first.kept().subList(0, 4))
                .containsExactly(
                        OptionalDouble.of(1), OptionalDouble.of(1), OptionalDouble.of(0.9), OptionalDouble.of(0.9));
        assertThat(cohorts.get(1).kept().subList(0, 3)).containsOnly(OptionalDouble.of(1));
    }

    @Test
    void whatIsNotOldEnoughIsUnknownAndNeverZero() {
        List<RevenueCohorts.Cohort> cohorts = cohorts(List.of(
                contract(1, line("100", "2024-01-15", null)), contract(2, line("100", "2024-03-20", "2024-04-20"))));

        List<OptionalDouble> kept = cohorts.getFirst().kept();

        assertThat(kept.subList(0, 4))
                .containsExactly(
                        OptionalDouble.of(1), OptionalDouble.of(0.5), OptionalDouble.of(0.5), OptionalDouble.of(0.5));
        assertThat(kept.subList(4, kept.size())).containsOnly(OptionalDouble.empty());
    }

    @Test
    void aCohortThatPaysNothingHasNoShare() {
        assertThat(cohorts(List.of(contract(1, line("0", "2024-01-15", null))))
                        .getFirst()
                        .kept())
                .containsOnly(OptionalDouble.empty());
    }

    private static List<RevenueCohorts.Cohort> cohorts(List<Contract> contracts) {
        Revenue revenue = new Revenue(
                contracts,
                new Merges(List.of()),
                new ExchangeRates(EUR, List.of()),
                new Installation(ZoneOffset.UTC, EUR, 0));
        return RevenueCohorts.of(Stay.of(revenue.lines(), KNOWN), revenue, KNOWN)
                .cohorts();
    }

    private static Contract contract(long account, ContractLine... lines) {
        return new Contract(
                account,
                new Account.Id(account),
                new ExternalId(new SourceKey("crm"), "contract", "c" + account),
                12,
                true,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(lines));
    }

    private static ContractLine line(String mrr, String start, @Nullable String end) {
        return new ContractLine(
                "seats",
                1,
                "users",
                new BigDecimal(mrr),
                EUR,
                1,
                0,
                LocalDate.parse(start),
                Optional.ofNullable(end).map(LocalDate::parse),
                LocalDate.parse(start));
    }
}
