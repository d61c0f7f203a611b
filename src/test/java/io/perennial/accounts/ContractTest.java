package io.perennial.accounts;

import static io.perennial.accounts.SampleContracts.ACME;
import static io.perennial.accounts.SampleContracts.NEW_YEAR;
import static io.perennial.accounts.SampleContracts.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.shared.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Terms, decision dates and renewals. */
class ContractTest {

    private static final LocalDate NEXT_YEAR = LocalDate.of(2027, 1, 1);

    @Test
    void theTermIsAsLongAsTheRowThatWasAgreed() {
        Contract contract = SampleContracts.of(
                ACME,
                List.of(
                        row("seats", "500", NEW_YEAR, NEXT_YEAR),
                        row("seats", "500", NEXT_YEAR, NEXT_YEAR.plusYears(1))),
                90);

        assertThat(contract.termMonths()).isEqualTo(12);
        assertThat(contract.termOn(LocalDate.of(2026, 6, 1))).contains(new Period(NEW_YEAR, NEXT_YEAR));
        assertThat(contract.decisionDate(LocalDate.of(2026, 6, 1))).contains(NEXT_YEAR.minusDays(90));
        assertThat(contract.decisionDate(NEXT_YEAR))
                .contains(NEXT_YEAR.plusYears(1).minusDays(90));
    }

    @Test
    void withoutNoticeTheDecisionIsTheEnd() {
        Contract contract = SampleContracts.of(List.of(row("seats", "500", NEW_YEAR, NEXT_YEAR)));

        assertThat(contract.decisionDate(NEW_YEAR)).contains(NEXT_YEAR);
    }

    @Test
    void rollingMonthlyContractsHaveNoRenewal() {
        Contract contract = SampleContracts.of(IntStream.range(0, 12)
                .mapToObj(m -> row("seats", "500", NEW_YEAR.plusMonths(m), NEW_YEAR.plusMonths(m + 1L)))
                .toList());

        assertThat(contract.lines()).hasSize(1);
        assertThat(contract.termMonths()).isEqualTo(1);
        assertThat(Renewal.current(contract, LocalDate.of(2026, 5, 5))).isEmpty();
        assertThat(Renewal.all(contract, NEXT_YEAR)).isEmpty();
    }

    @Test
    void eachTermHasOneRenewalWithWhatBecameOfIt() {
        LocalDate third = NEXT_YEAR.plusYears(1);
        Contract contract = SampleContracts.of(
                List.of(row("seats", "500", NEW_YEAR, NEXT_YEAR), row("seats", "600", NEXT_YEAR, third)));

        assertThat(Renewal.all(contract, LocalDate.of(2027, 6, 1)))
                .extracting(Renewal::outcome, Renewal::mrr)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Renewal.Outcome.RENEWED, 500.0),
                        org.assertj.core.groups.Tuple.tuple(Renewal.Outcome.OPEN, 600.0));
        assertThat(Renewal.all(contract, third).getLast().outcome()).isEqualTo(Renewal.Outcome.ENDED);
    }

    @Test
    void aStatedTermTilesAnOpenLine() {
        ContractLine open = new ContractLine(
                "seats",
                10,
                "users",
                new BigDecimal("6000"),
                SampleContracts.EUR,
                12,
                0,
                NEW_YEAR,
                Optional.empty(),
                NEW_YEAR);
        Contract contract = new Contract(
                1,
                ACME,
                SampleContracts.of(List.of()).externalId(),
                12,
                true,
                30,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(open));

        assertThat(contract.termOn(LocalDate.of(2028, 3, 1)))
                .contains(new Period(LocalDate.of(2028, 1, 1), LocalDate.of(2029, 1, 1)));
        assertThat(contract.mrr(NEW_YEAR)).isEqualTo(500);
    }

    @Test
    void aRenewalIsNotKnownBeforeItWasAgreed() {
        Contract contract = SampleContracts.of(List.of(
                row("seats", "500", NEW_YEAR, NEXT_YEAR), row("seats", "500", NEXT_YEAR, NEXT_YEAR.plusYears(1))));

        Contract seen = asOf(contract, LocalDate.of(2026, 6, 1)).orElseThrow();

        assertThat(seen.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.end()).contains(NEXT_YEAR));
        assertThat(asOf(contract, NEW_YEAR.minusDays(1))).isEmpty();
        assertThat(asOf(contract, NEXT_YEAR).orElseThrow().lines().getFirst().end())
                .contains(NEXT_YEAR.plusYears(1));
    }

    @Test
    void anEndIsSeenFromTheDayItIsKnown() {
        LocalDate july = LocalDate.of(2026, 7, 1);
        Contract contract = SampleContracts.ending(
                SampleContracts.of(List.of(row("seats", "500", NEW_YEAR, NEXT_YEAR))), july, LocalDate.of(2026, 5, 1));

        assertThat(asOf(contract, LocalDate.of(2026, 4, 30)).orElseThrow().inForce(july))
                .isTrue();
        assertThat(asOf(contract, LocalDate.of(2026, 5, 1)).orElseThrow().inForce(july))
                .isFalse();
        assertThat(contract.mrr(july)).isZero();
        assertThat(contract.termOn(LocalDate.of(2026, 6, 1))).contains(new Period(NEW_YEAR, july));
    }

    private static Optional<Contract> asOf(Contract contract, LocalDate day) {
        Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return contract.asOf(day, midnight);
    }
}
