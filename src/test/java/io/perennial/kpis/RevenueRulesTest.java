package io.perennial.kpis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Worked examples that others published; sources in docs/kpis.md. */
class RevenueRulesTest {

    private static final Offset<Double> EXACT = within(1e-6);

    @Test
    void logoChurn() {
        assertThat(RevenueRules.logoChurn(20, 3).orElseThrow()).isCloseTo(0.15, EXACT);
        assertThat(RevenueRules.logoChurn(0, 0)).isEmpty();
    }

    @Test
    void revenueChurn() {
        assertThat(RevenueRules.revenueChurn(600, 50, 6).orElseThrow()).isCloseTo(0.0933333, EXACT);
    }

    @Test
    void aMonthlyRateIsCompoundedAndNeverMultiplied() {
        assertThat(RevenueRules.annualised(0.03)).isCloseTo(0.3061575, EXACT);
        assertThat(RevenueRules.annualised(0.05)).isCloseTo(0.4596399, EXACT);
        assertThatThrownBy(() -> RevenueRules.annualised(1.2)).hasMessageContaining("1.2");
    }

    @Test
    void grossAndNetRetention() {
        assertThat(RevenueRules.grossRetention(10.0, 0.9, 0.6).orElseThrow()).isCloseTo(0.85, EXACT);
        assertThat(RevenueRules.netRetention(10.0, 0.9, 0.6, 1.8).orElseThrow()).isCloseTo(1.03, EXACT);
        assertThat(RevenueRules.netRetention(0, 0, 0, 5)).isEmpty();
    }

    @Test
    void contractionIsNotForgottenInGrossRetention() {
        double start = 5_000_000;
        assertThat(RevenueRules.grossRetention(start, 0.09 * start, 0.04 * start)
                        .orElseThrow())
                .isCloseTo(0.87, EXACT);
        assertThat(RevenueRules.netRetention(start, 0.09 * start, 0.04 * start, 0.18 * start)
                        .orElseThrow())
                .isCloseTo(1.05, EXACT);
    }

    @Test
    void quickRatio() {
        assertThat(RevenueRules.quickRatio(25_000, 10_000, 8_000, 4_000)).isCloseTo(2.9166667, EXACT);
        assertThat(RevenueRules.quickRatio(20_000, 8_000, 5_000, 3_000)).isCloseTo(3.5, EXACT);
        assertThat(RevenueRules.quickRatio(95_000, 28_000, 18_000, 7_000)).isCloseTo(4.92, EXACT);
        assertThat(RevenueRules.quickRatio(1, 0, 0, 0)).isInfinite();
    }

    @Test
    void expansionRate() {
        assertThat(RevenueRules.expansionOfRevenue(10, 1.8).orElseThrow()).isCloseTo(0.18, EXACT);
        assertThat(RevenueRules.expandedAccounts(40, 12).orElseThrow()).isCloseTo(0.3, EXACT);
    }
}
