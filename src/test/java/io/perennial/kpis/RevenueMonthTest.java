package io.perennial.kpis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.perennial.shared.Period;
import java.time.LocalDate;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RevenueMonthTest {

    private static final Period MARCH = new Period(LocalDate.of(2023, 3, 1), LocalDate.of(2023, 4, 1));

    @Test
    void oneAccountOfEachKindCountsWhereItBelongs() {
        Map<String, Double> start = Map.of("lost", 100.0, "less", 200.0, "more", 300.0, "same", 400.0);
        Map<String, Double> end = Map.of("less", 150.0, "more", 390.0, "same", 400.0, "joined", 70.0);

        RevenueMonth month = RevenueMonth.of(MARCH, start, end);

        assertThat(month.startAccounts()).isEqualTo(4);
        assertThat(month.lostAccounts()).isEqualTo(1);
        assertThat(month.startMrr()).isEqualTo(1000);
        assertThat(month.churnedMrr()).isEqualTo(100);
        assertThat(month.contractionMrr()).isEqualTo(50);
        assertThat(month.expansionMrr()).isEqualTo(90);
        assertThat(month.newMrr()).isEqualTo(70);
        assertThat(month.logoChurn()).hasValue(0.25);
        assertThat(month.netRetention().orElseThrow()).isCloseTo(0.94, within(1e-12));
        assertThat(month.grossRetention().orElseThrow()).isCloseTo(0.85, within(1e-12));
    }

    @Test
    void whoJoinedWithinThePeriodDoesNotCountAsLost() {
        RevenueMonth month = RevenueMonth.of(MARCH, Map.of(), Map.of());

        assertThat(month.lostAccounts()).isZero();
        assertThat(month.logoChurn()).isEmpty();
        assertThat(month.netRetention()).isEmpty();
    }

    @Test
    void aCustomerThatPaysNothingYetIsACustomer() {
        RevenueMonth month = RevenueMonth.of(MARCH, Map.of("free", 0.0), Map.of("free", 50.0));

        assertThat(month.lostAccounts()).isZero();
        assertThat(month.expansionMrr()).isEqualTo(50);
        assertThat(month.netRetention()).isEmpty();
    }

    @Property
    void movementsLeadFromStartToEndAndGrossNeverExceedsNetOrOne(
            @ForAll @Size(max = 12) Map<Integer, @DoubleRange(min = 0, max = 1e4) Double> start,
            @ForAll @Size(max = 12) Map<Integer, @DoubleRange(min = 0, max = 1e4) Double> end) {
        RevenueMonth month = RevenueMonth.of(MARCH, start, end);

        double paidAtEnd =
                end.values().stream().mapToDouble(Double::doubleValue).sum();
        assertThat(month.endMrr()).isCloseTo(paidAtEnd, within(1e-6));
        if (month.grossRetention().isPresent()) {
            assertThat(month.grossRetention().getAsDouble()).isBetween(-1e-12, 1 + 1e-12);
            assertThat(month.grossRetention().getAsDouble())
                    .isLessThanOrEqualTo(month.netRetention().orElseThrow() + 1e-12);
        }
    }
}
