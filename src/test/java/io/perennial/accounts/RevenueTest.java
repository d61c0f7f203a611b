package io.perennial.accounts;

import static io.perennial.accounts.SampleContracts.ACME;
import static io.perennial.accounts.SampleContracts.EUR;
import static io.perennial.accounts.SampleContracts.NEW_YEAR;
import static io.perennial.accounts.SampleContracts.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Recurring revenue and its movements. */
class RevenueTest {

    private static final Account.Id BOLT = new Account.Id(2);
    private static final Currency USD = Currency.getInstance("USD");
    private static final LocalDate FEBRUARY = NEW_YEAR.plusMonths(1);
    private static final LocalDate MARCH = NEW_YEAR.plusMonths(2);
    private static final LocalDate APRIL = NEW_YEAR.plusMonths(3);

    @Example
    void aCustomerIsOneWhileALineIsInForce() {
        Revenue revenue = revenue(0, SampleContracts.of(List.of(row("seats", "500", NEW_YEAR, FEBRUARY))));

        assertThat(revenue.on(NEW_YEAR.minusDays(1))).isEmpty();
        assertThat(revenue.on(NEW_YEAR)).isEqualTo(Map.of(ACME, 500.0));
        assertThat(revenue.on(FEBRUARY)).isEmpty();
    }

    @Example
    void eachKindOfMovementIsNamed() {
        Contract grows = contract(1, row("a", "5", NEW_YEAR, FEBRUARY), row("a", "8", FEBRUARY, MARCH));
        Contract shrinks = contract(2, row("a", "5", NEW_YEAR, FEBRUARY), row("a", "4", FEBRUARY, MARCH));
        Contract leaves = contract(3, row("a", "5", NEW_YEAR, FEBRUARY));
        Contract comes = contract(4, row("a", "5", FEBRUARY, MARCH));
        Contract returns = contract(
                5, row("a", "5", NEW_YEAR.minusYears(1), NEW_YEAR.minusMonths(2)), row("a", "6", FEBRUARY, MARCH));

        assertThat(revenue(0, grows, shrinks, leaves, comes, returns).movements(NEW_YEAR, FEBRUARY))
                .containsExactlyInAnyOrder(
                        new RevenueMovement.Expansion(new Account.Id(1), 3),
                        new RevenueMovement.Contraction(new Account.Id(2), -1),
                        new RevenueMovement.Churn(new Account.Id(3), -5),
                        new RevenueMovement.New(new Account.Id(4), 5),
                        new RevenueMovement.Reactivation(new Account.Id(5), 6));
    }

    @Example
    void aGapWithinTheToleranceIsNoChurn() {
        Contract paused = contract(1, row("a", "5", NEW_YEAR, FEBRUARY), row("a", "5", FEBRUARY.plusDays(10), APRIL));

        assertThat(revenue(0, paused).on(FEBRUARY)).isEmpty();
        assertThat(revenue(9, paused).on(FEBRUARY)).isEmpty();
        assertThat(revenue(10, paused).on(FEBRUARY)).isEqualTo(Map.of(new Account.Id(1), 5.0));
        assertThat(revenue(10, paused).on(APRIL)).isEmpty();
    }

    @Example
    void exchangeRatesAreALineOfTheirOwn() {
        ContractLine dollars = new ContractLine(
                "a", 1, "users", new BigDecimal("100"), USD, 1, 0, NEW_YEAR, Optional.of(APRIL), NEW_YEAR);
        ExchangeRates rates = new ExchangeRates(
                EUR,
                List.of(
                        new ExchangeRates.Rate(USD, NEW_YEAR, new BigDecimal("0.5")),
                        new ExchangeRates.Rate(USD, FEBRUARY, new BigDecimal("0.6"))));
        Revenue revenue = new Revenue(
                List.of(SampleContracts.of(List.of(dollars))),
                new Merges(List.of()),
                rates,
                new Installation(ZoneOffset.UTC, EUR, 0));

        assertThat(revenue.movements(NEW_YEAR, FEBRUARY)).containsExactly(new RevenueMovement.CurrencyEffect(ACME, 10));
    }

    @Example
    void aMergeMovesNoRevenue() {
        Contract acme = contract(1, row("a", "5", NEW_YEAR, APRIL));
        Contract bolt = contract(2, row("a", "7", NEW_YEAR, APRIL));
        Merge merge = new Merge(
                BOLT, ACME, NEW_YEAR.plusDays(10).atStartOfDay(ZoneOffset.UTC).toInstant());
        Revenue revenue = new Revenue(
                List.of(acme, bolt),
                new Merges(List.of(merge)),
                new ExchangeRates(EUR, List.of()),
                new Installation(ZoneOffset.UTC, EUR, 0));

        assertThat(revenue.on(NEW_YEAR)).isEqualTo(Map.of(ACME, 5.0, BOLT, 7.0));
        assertThat(revenue.on(FEBRUARY)).isEqualTo(Map.of(ACME, 12.0));
        assertThat(revenue.movements(NEW_YEAR, FEBRUARY)).isEmpty();
    }

    @Property(tries = 200)
    void theStartPlusAllMovementsIsTheEnd(
            @ForAll("portfolios") List<Contract> contracts,
            @ForAll @IntRange(min = 0, max = 25) int from,
            @ForAll @IntRange(min = 1, max = 20) int days,
            @ForAll @IntRange(min = 0, max = 5) int tolerance) {
        Revenue revenue = revenue(tolerance, contracts.toArray(Contract[]::new));
        LocalDate start = NEW_YEAR.plusDays(from);
        LocalDate end = start.plusDays(days);

        double moved = revenue.movements(start, end).stream()
                .mapToDouble(RevenueMovement::amount)
                .sum();

        assertThat(sum(revenue.on(start)) + moved).isCloseTo(sum(revenue.on(end)), within(1e-9));
    }

    @Provide
    Arbitrary<List<Contract>> portfolios() {
        Arbitrary<ContractLine> rows = Combinators.combine(
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(1, 15),
                        Arbitraries.of("5", "7", "9.99"))
                .as((from, length, mrr) -> row("a", mrr, NEW_YEAR.plusDays(from), NEW_YEAR.plusDays(from + length)));
        return rows.list()
                .ofMaxSize(4)
                .list()
                .ofMaxSize(5)
                .map(lists -> IntStream.range(0, lists.size())
                        .mapToObj(i -> SampleContracts.of(new Account.Id(i + 1), lists.get(i), 0))
                        .toList());
    }

    private static Contract contract(long account, ContractLine... rows) {
        return SampleContracts.of(new Account.Id(account), List.of(rows), 0);
    }

    private static Revenue revenue(int tolerance, Contract... contracts) {
        return new Revenue(
                List.of(contracts),
                new Merges(List.of()),
                new ExchangeRates(EUR, List.of()),
                new Installation(ZoneOffset.UTC, EUR, tolerance));
    }

    private static double sum(Map<Account.Id, Double> revenue) {
        return revenue.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
