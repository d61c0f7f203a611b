package io.perennial.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.perennial.PerennialTest;
import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ExternalId;
import io.perennial.events.Intake;
import io.perennial.shared.SourceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The big cases on data of real size; {@code make acceptance DATA=...} says where it lies, and fails without it. */
@Tag("acceptance")
@PerennialTest
class RealDataAcceptanceTest {

    private static final LocalDate KNOWN = LocalDate.of(2024, 1, 1);

    @Autowired
    private Connections connections;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Intake intake;

    @Test
    void takesEveryEventOfTheCrmVendorAndAgainNothing() throws IOException {
        var plan = plan("crm");

        var first = connections.run(plan, false, null, progress -> {}).summary().orElseThrow();
        var second = connections
                .run(plan("crm"), false, null, progress -> {})
                .summary()
                .orElseThrow();

        assertThat(first.counts())
                .extracting(ImportSummary.KindCount::kind, ImportSummary.KindCount::added)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(RowKind.ACCOUNTS, 464L),
                        org.assertj.core.groups.Tuple.tuple(RowKind.CONTRACT_LINES, 10_509L),
                        org.assertj.core.groups.Tuple.tuple(RowKind.EVENTS, 8_787_953L));
        assertThat(first.repeats()).isEqualTo(88);
        assertThat(first.rejected() + first.held()).isZero();
        assertThat(first.outcome()).contains(Remark.of("outcome.scores", KNOWN, 369, 95));
        assertThat(second.nothingChanged()).isTrue();
        assertThat(eventsCounted(first)).isEqualTo(8_787_953L);
        revenueIsThatOfTheGoldenFile();
    }

    private long eventsCounted(ImportSummary summary) {
        long events = 0;
        for (Account.Id account : accountsOf("crm")) {
            var days = intake.activity(Set.of(account), LocalDate.of(2000, 1, 1), LocalDate.of(2100, 1, 1));
            events += days.values().stream()
                    .flatMap(List::stream)
                    .mapToLong(day -> day.events())
                    .sum();
        }
        return events;
    }

    private Set<Account.Id> accountsOf(String source) {
        var ids = accounts.externalIds(accounts.all());
        return ids.entrySet().stream()
                .filter(entry ->
                        entry.getValue().stream().map(ExternalId::source).anyMatch(new SourceKey(source)::equals))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** MRR on the first of each month, account by account; the figures of a month follow from two of them. */
    private void revenueIsThatOfTheGoldenFile() throws IOException {
        var histories = accounts.histories(accountsOf("crm"));
        for (String line : Files.readAllLines(data().resolve("crm/golden_monthly_kpis.csv")).stream()
                .skip(1)
                .toList()) {
            String[] cells = line.split(",");
            var start = mrr(histories, LocalDate.parse(cells[0]));
            var end = mrr(histories, LocalDate.parse(cells[1]));
            double lost = start.keySet().stream()
                    .filter(id -> !end.containsKey(id))
                    .mapToDouble(start::get)
                    .sum();
            double kept = start.keySet().stream()
                    .mapToDouble(id -> end.getOrDefault(id, 0.0))
                    .sum();
            double all = start.values().stream().mapToDouble(value -> value).sum();

            assertThat(start).as(line).hasSize(Integer.parseInt(cells[2]));
            assertThat(all).as(line).isCloseTo(Double.parseDouble(cells[5]), within(1e-6));
            assertThat(lost).as(line).isCloseTo(Double.parseDouble(cells[6]), within(1e-6));
            assertThat(kept / all).as(line).isCloseTo(Double.parseDouble(cells[9]), within(1e-9));
        }
    }

    private static Map<Account.Id, Double> mrr(
            Map<Account.Id, io.perennial.accounts.AccountHistory> histories, LocalDate day) {
        return histories.entrySet().stream()
                .filter(entry -> entry.getValue().contracts().stream()
                        .flatMap(contract -> contract.lines().stream())
                        .anyMatch(line -> line.inForce(day)))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().contracts().stream()
                                .flatMap(contract -> contract.lines().stream())
                                .filter(line -> line.inForce(day))
                                .mapToDouble(line -> line.mrr())
                                .sum()));
    }

    @Test
    void findsWhatIsWrongWithTheDataOfTheSaasVendor() {
        var findings =
                connections
                        .run(plan("ravenstack"), true, null, progress -> {})
                        .summary()
                        .orElseThrow()
                        .findings()
                        .stream()
                        .collect(Collectors.toMap(
                                ImportSummary.Finding::key, finding -> finding.count() + " of " + finding.of()));

        assertThat(findings)
                .containsEntry("useBeforeContract", "19142 of 25000")
                .containsEntry("useAfterContract", "290 of 25000")
                .containsEntry("ticketBeforeSignUp", "1077 of 2000")
                .containsEntry("stayedWithNotice", "277 of 390")
                .containsEntry("leftWithOpenContract", "110 of 110")
                .containsEntry("leftWithoutNotice", "35 of 110");
        assertThat(findings.get("repeatedId")).startsWith("21 of ");
    }

    private ImportPlan plan(String folder) {
        var planned = connections.plan(data().resolve(folder), Optional.empty(), "", List.of());
        assertThat(planned).isInstanceOf(Connections.Planned.Ready.class);
        return ((Connections.Planned.Ready) planned).plan();
    }

    private static Path data() {
        String folder = System.getProperty("acceptance.data", "");
        assertThat(folder).as("the folder with the data, as -Dacceptance.data").isNotEmpty();
        return Path.of(folder);
    }
}
