package io.perennial.kpis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.perennial.kpis.BuyTillYouLeave.Buyer;
import io.perennial.kpis.SpendPerPurchase.Spender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Customers without contracts, on the CDNOW sample of Fader and Hardie. */
class WithoutContractsTest {

    private static final BuyTillYouLeave CDNOW = new BuyTillYouLeave(0.2426, 4.4135, 0.7929, 2.4258);
    private static final SpendPerPurchase SPENT = new SpendPerPurchase(6.249, 3.745, 15.448);
    private static final LocalDate CALIBRATED_UNTIL = LocalDate.of(1997, 9, 30);

    @Test
    void whatOneCustomerWillStillBuy() {
        var buyer = new Buyer(2, 30.43, 38.86);

        assertThat(CDNOW.expected(buyer, 39)).isCloseTo(1.2259, within(1e-3));
        assertThat(CDNOW.alive(buyer)).isCloseTo(0.7266, within(1e-3));
    }

    @Test
    void whoNeverCameAgainHasHadNoChanceToLeave() {
        assertThat(CDNOW.alive(new Buyer(0, 0, 38.86))).isEqualTo(1);
        assertThat(CDNOW.expected(new Buyer(0, 0, 38.86), 39)).isBetween(0.0, 0.5);
        assertThatThrownBy(() -> new BuyTillYouLeave(0, 1, 1, 1)).hasMessageContaining("0.0");
    }

    @Test
    void fewPurchasesAreDrawnTowardsTheMean() {
        assertThat(SPENT.mean()).isCloseTo(35.17, within(1e-2));
        assertThat(SPENT.expected(new Spender(1, 100))).isBetween(SPENT.mean(), 100.0);
        assertThat(SPENT.expected(new Spender(50, 100))).isCloseTo(100, within(5.0));
    }

    @Test
    @Tag("acceptance")
    void theParametersOfTheSampleAreFound() throws IOException {
        List<Buyer> buyers = new ArrayList<>();
        List<Spender> spenders = new ArrayList<>();
        purchases().values().forEach(days -> {
            LocalDate first = days.firstEntry().getKey();
            var repeats = days.tailMap(first, false);
            buyers.add(new Buyer(
                    repeats.size(),
                    repeats.isEmpty() ? 0 : weeks(first, days.lastKey()),
                    weeks(first, CALIBRATED_UNTIL)));
            spenders.add(new Spender(
                    repeats.size(),
                    repeats.values().stream()
                            .mapToDouble(Double::doubleValue)
                            .average()
                            .orElse(0)));
        });

        BuyTillYouLeave fitted = BuyTillYouLeave.fit(buyers);
        SpendPerPurchase spent = SpendPerPurchase.fit(spenders);

        assertThat(buyers).hasSize(2357);
        assertThat(fitted.r()).isCloseTo(CDNOW.r(), within(5e-4));
        assertThat(fitted.alpha()).isCloseTo(CDNOW.alpha(), within(5e-3));
        assertThat(fitted.a()).isCloseTo(CDNOW.a(), within(5e-3));
        assertThat(fitted.b()).isCloseTo(CDNOW.b(), within(2e-2));
        assertThat(fitted.logLikelihood(buyers)).isCloseTo(-9582.43, within(0.01));
        assertThat(spent.p()).isCloseTo(SPENT.p(), within(0.02));
        assertThat(spent.q()).isCloseTo(SPENT.q(), within(0.01));
        assertThat(spent.gamma()).isCloseTo(SPENT.gamma(), within(0.05));
        assertThat(spent.mean()).isCloseTo(35.17, within(0.02));
    }

    /** What each customer of the sample paid a day until the end of the 39 weeks. */
    private static Map<String, TreeMap<LocalDate, Double>> purchases() throws IOException {
        Path file = Path.of(System.getProperty("acceptance.data"), "cdnow", "CDNOW_sample.txt");
        Map<String, TreeMap<LocalDate, Double>> purchases = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.strip().split("\\s+");
            LocalDate day = LocalDate.parse(cells[2], DateTimeFormatter.BASIC_ISO_DATE);
            if (!day.isAfter(CALIBRATED_UNTIL)) {
                purchases
                        .computeIfAbsent(cells[1], id -> new TreeMap<>())
                        .merge(day, Double.parseDouble(cells[4]), Double::sum);
            }
        }
        return purchases;
    }

    private static double weeks(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) / 7.0;
    }
}
