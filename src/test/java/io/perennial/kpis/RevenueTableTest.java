package io.perennial.kpis;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.shared.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RevenueTableTest {

    private static final Period FEBRUARY = new Period(LocalDate.of(2022, 2, 1), LocalDate.of(2022, 3, 1));
    private static final RevenueMonth MONTH =
            RevenueMonth.of(FEBRUARY, Map.of("a", 100.5, "b", 200.0, "c", 300.0), Map.of("b", 150.0, "c", 310.0));
    private static final RevenueMonth EMPTY = RevenueMonth.of(FEBRUARY, Map.of(), Map.of());

    @Test
    void csvHasTheNamesAndTenDigits() {
        assertThat(RevenueTable.csv(List.of(MONTH))).isEqualTo("""
                start,end,start_accounts,lost_accounts,logo_churn,start_mrr,churned_mrr,contraction_mrr,expansion_mrr,nrr,grr
                2022-02-01,2022-03-01,3,1,0.3333333333,600.5,100.5,50,10,0.7660283097,0.749375520
                """.replace("0.749375520", "0.7493755204"));
    }

    @Test
    void anUnknownFigureIsEmptyInCsvAndNullInJson() {
        assertThat(RevenueTable.csv(List.of(EMPTY))).endsWith("2022-02-01,2022-03-01,0,0,,0,0,0,0,,\n");
        assertThat(RevenueTable.json(List.of(EMPTY)))
                .contains("\"logo_churn\": null")
                .contains("\"start\": \"2022-02-01\"");
    }

    @Test
    void peopleGetAlignedColumns() {
        List<String> lines = RevenueTable.text(List.of(MONTH)).lines().toList();

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).contains("33.33 %").contains("76.60 %");
        assertThat(lines.get(0)).hasSameSizeAs(lines.get(1));
    }
}
