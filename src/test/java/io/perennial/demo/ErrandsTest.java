package io.perennial.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.PerennialTest;
import io.perennial.accounts.Account;
import io.perennial.attention.Reason;
import io.perennial.shared.SourceKey;
import io.perennial.work.Case;
import io.perennial.work.Work;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@PerennialTest
class ErrandsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:15:00Z");
    private static final AtomicLong NEXT = new AtomicLong(8_004_000);

    @Autowired
    private Work work;

    @ParameterizedTest
    @CsvSource({
        "DECLINING, USE_DROPPED",
        "SILENT_TEAM, USE_DROPPED",
        "CHAMPION_LEFT, CHAMPION_GONE",
        "NEAR_CAPACITY, SEATS_FULL",
        "STALLED_START, ONBOARDING_LATE",
    })
    void aCaseIsTheOneThatItsReasonSuggests(Story story, Reason.Kind reason) {
        Speech speech = Speech.in(Locale.ENGLISH);
        Customer customer = new Simulation(new SourceKey("demo"), 42, NOW, ZoneOffset.UTC, speech)
                .customers().stream()
                        .filter(one -> one.story() == story && one.index() % 2 == 0)
                        .findFirst()
                        .orElseThrow();
        Account.Id account = new Account.Id(NEXT.incrementAndGet());

        new Errands(work, LocalDate.ofInstant(NOW, ZoneOffset.UTC), speech)
                .write(account, customer, "ann@vendor.example");

        List<Case> cases = work.cases(Set.of(account)).getOrDefault(account, List.of());
        assertThat(cases).extracting(Case::reason).containsExactly(reason.key());
    }
}
