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
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two years of a vendor's contracts against figures reckoned elsewhere; needs the folder that make acceptance names.
 */
@Tag("acceptance")
class CrmKpisTest {

    private static final Currency DOLLAR = Currency.getInstance("USD");

    @Test
    void everyFigureOfEveryMonthAgrees() throws IOException {
        Path data = Path.of(System.getProperty("acceptance.data"), "crm");
        Revenue revenue = revenue(data.resolve("subscriptions.csv"));
        List<RevenueMonth> months = Months.between(LocalDate.of(2022, 2, 1), LocalDate.of(2024, 1, 1)).stream()
                .map(month -> RevenueMonth.of(month, revenue.on(month.start()), revenue.on(month.end())))
                .toList();

        List<String> golden = Files.readAllLines(data.resolve("golden_monthly_kpis.csv"));
        List<String> ours = RevenueTable.csv(months).lines().toList();

        assertThat(ours.getFirst()).isEqualTo(golden.getFirst());
        assertThat(ours).hasSameSizeAs(golden);
        for (int i = 1; i < golden.size(); i++) {
            String[] expected = golden.get(i).split(",");
            String[] actual = ours.get(i).split(",");
            assertThat(actual[0]).isEqualTo(expected[0]);
            assertThat(actual[1]).isEqualTo(expected[1]);
            for (int c = 2; c < expected.length; c++) {
                assertThat(Double.parseDouble(actual[c])).isCloseTo(Double.parseDouble(expected[c]), within(1e-9));
            }
        }
    }

    private static Revenue revenue(Path subscriptions) throws IOException {
        Map<Long, List<ContractLine>> lines = new TreeMap<>();
        for (String row : Files.readAllLines(subscriptions).stream().skip(1).toList()) {
            String[] cell = row.split(",");
            int months = Integer.parseInt(cell[7]);
            LocalDate start = LocalDate.parse(cell[2]);
            lines.computeIfAbsent(Long.parseLong(cell[0]), id -> new ArrayList<>())
                    .add(new ContractLine(
                            cell[1],
                            Double.parseDouble(cell[5]),
                            cell[6],
                            new BigDecimal(cell[4]).multiply(BigDecimal.valueOf(months)),
                            DOLLAR,
                            months,
                            Double.parseDouble(cell[8]),
                            start,
                            Optional.of(LocalDate.parse(cell[3])),
                            start));
        }
        List<Contract> contracts = new ArrayList<>();
        lines.forEach((account, sold) -> contracts.add(contract(account, sold)));
        return new Revenue(
                contracts,
                new Merges(List.of()),
                new ExchangeRates(DOLLAR, List.of()),
                new Installation(ZoneOffset.UTC, DOLLAR, 0));
    }

    private static Contract contract(long account, List<ContractLine> lines) {
        return new Contract(
                account,
                new Account.Id(account),
                new ExternalId(new SourceKey("crm"), "contract", Long.toString(account)),
                1,
                true,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                lines);
    }
}
