package io.perennial.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.accounts.Account;
import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Contract;
import io.perennial.accounts.ContractLine;
import io.perennial.accounts.ExternalId;
import io.perennial.shared.SourceKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** When a customer counts as lost, and when it must not. */
class DepartureTest {

    private static final Account.Id ACME = new Account.Id(1);
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate TODAY = day("2025-07-01");

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void aCustomerIsLostOnceNothingOfItStays(String story, List<Contract> contracts, @Nullable String lost) {
        Departure departure = Departure.of(history(contracts, Optional.empty()), at("2025-07-01"));

        assertThat(departure.on()).as(story).isEqualTo(Optional.ofNullable(lost).map(DepartureTest::day));
        assertThat(departure.until()).isEqualTo(TODAY);
    }

    static Stream<Arguments> stories() {
        return Stream.of(
                story("it never had a contract", null),
                story("it runs on", null, contract(line("2024-01-01", null))),
                story("its term has not ended", null, contract(line("2024-01-01", "2025-12-31"))),
                story("end without renewal", "2025-06-01", contract(line("2024-06-01", "2025-06-01"))),
                story("the end is today", "2025-07-01", contract(line("2024-07-01", "2025-07-01"))),
                story("an end agreed on an open line", "2025-05-01", ending("2025-05-01", line("2024-01-01", null))),
                story(
                        "an end agreed before the term's",
                        "2025-02-01",
                        ending("2025-02-01", line("2024-01-01", "2025-12-31"))),
                story(
                        "renewed without a gap",
                        null,
                        contract(line("2024-01-01", "2025-01-01"), line("2025-01-01", "2026-01-01"))),
                story(
                        "come back after a gap",
                        null,
                        contract(line("2023-01-01", "2024-01-01")),
                        contract(line("2024-06-01", null))),
                story(
                        "come back and gone again",
                        "2025-06-01",
                        contract(line("2023-01-01", "2024-01-01")),
                        contract(line("2024-06-01", "2025-06-01"))),
                story("notice before the end", "2025-03-01", notice("2025-03-01", line("2024-06-01", "2025-06-01"))),
                story(
                        "notice before an end to come",
                        "2025-03-01",
                        notice("2025-03-01", line("2024-06-01", "2026-01-01"))),
                story("notice without any end", "2025-03-01", notice("2025-03-01", line("2024-06-01", null))),
                story("notice that lies ahead", null, notice("2025-08-01", line("2024-06-01", null))),
                story("notice after the end", "2025-03-01", notice("2025-04-01", line("2024-03-01", "2025-03-01"))),
                story(
                        "notice on one of two",
                        null,
                        notice("2025-03-01", line("2024-06-01", null)),
                        contract(line("2024-06-01", null))),
                story(
                        "notice on one, the other's term runs",
                        null,
                        notice("2025-03-01", line("2024-06-01", "2025-06-01")),
                        contract(line("2024-06-01", "2026-06-01"))),
                story(
                        "notice on both: the later",
                        "2025-05-01",
                        notice("2025-03-01", line("2024-06-01", null)),
                        notice("2025-05-01", line("2024-06-01", null))),
                story(
                        "notice on one, end of the other",
                        "2025-06-01",
                        notice("2025-03-01", line("2024-06-01", "2025-06-01")),
                        contract(line("2024-06-01", "2025-06-01"))),
                story(
                        "notice on an old one says nothing of the next",
                        "2025-06-01",
                        notice("2023-03-01", line("2022-06-01", "2023-06-01")),
                        contract(line("2023-06-01", "2025-06-01"))),
                story(
                        "a contract to come stays",
                        null,
                        notice("2025-03-01", line("2024-06-01", "2025-09-01")),
                        contract(line("2025-09-01", null))),
                story(
                        "renewed after notice",
                        null,
                        notice("2024-11-01", line("2024-01-01", "2025-01-01"), line("2025-01-01", "2026-01-01"))),
                story(
                        "renewed after notice, open-ended",
                        null,
                        notice("2024-11-01", line("2024-01-01", "2025-01-01"), line("2025-01-01", null))),
                story(
                        "renewed after notice, then ended",
                        "2025-06-01",
                        notice("2024-11-01", line("2024-01-01", "2025-01-01"), line("2025-01-01", "2025-06-01"))),
                story(
                        "fewer seats after notice is no renewal",
                        "2024-11-01",
                        notice("2024-11-01", line("2024-01-01", "2025-06-01"), line("2024-12-01", "2025-06-01"))));
    }

    @Test
    void aNoticeOnEverythingThatRanIsALossAlsoOfWhoComesBack() {
        AccountHistory back = history(
                List.of(
                        notice("2024-03-01", line("2023-06-01", null)),
                        notice("2024-05-01", line("2023-06-01", null)),
                        contract(line("2024-09-01", null))),
                Optional.empty());

        assertThat(Departure.of(back, at("2025-07-01")).on()).isEmpty();
        assertThat(Departure.notices(back, at("2025-07-01"))).containsExactly(day("2024-05-01"));
        assertThat(Departure.leaves(back, day("2024-04-30"))).as("one runs on").isFalse();
        assertThat(Departure.leaves(back, day("2024-05-01"))).isTrue();
        assertThat(Departure.leaves(back, day("2024-08-31"))).isTrue();
        assertThat(Departure.leaves(back, day("2024-09-01"))).as("it is back").isFalse();
    }

    @Test
    void aNoticeThatWasTakenBackOrIsNotKnownYetIsNone() {
        AccountHistory renewed = history(
                List.of(notice("2024-11-01", line("2024-01-01", "2025-01-01"), line("2025-01-01", "2026-01-01"))),
                Optional.empty());
        AccountHistory later =
                history(List.of(notice("2025-05-01", line("2024-06-01", null))), Optional.of(at("2025-04-15")));

        assertThat(Departure.notices(renewed, at("2025-07-01"))).isEmpty();
        assertThat(Departure.leaves(renewed, day("2024-12-01"))).isFalse();
        assertThat(Departure.notices(later, at("2025-07-01"))).isEmpty();
        assertThat(Departure.leaves(history(List.of(), Optional.empty()), TODAY))
                .isFalse();
    }

    @Test
    void nothingIsKnownBeyondTheClockOfTheContracts() {
        Contract ended = contract(line("2024-06-01", "2025-06-01"));
        Contract noticed = notice("2025-05-01", line("2024-06-01", null));

        Departure end = Departure.of(history(List.of(ended), Optional.of(at("2025-05-15"))), at("2025-07-01"));
        Departure notice = Departure.of(history(List.of(noticed), Optional.of(at("2025-04-15"))), at("2025-07-01"));

        assertThat(end).isEqualTo(new Departure(Optional.empty(), day("2025-05-15")));
        assertThat(notice).isEqualTo(new Departure(Optional.empty(), day("2025-04-15")));
    }

    @Test
    void aContractOfAnAbsorbedCustomerKeepsTheOtherOne() {
        AccountHistory absorbed = history(List.of(contract(line("2024-06-01", null))), Optional.empty());
        AccountHistory gone = history(List.of(contract(line("2024-06-01", "2025-06-01"))), Optional.empty());
        AccountHistory merged = new AccountHistory(
                gone.account(),
                List.of(),
                gone.contracts(),
                List.of(),
                List.of(),
                List.of(new AccountHistory.Absorbed(absorbed, at("2025-01-01"))),
                Optional.empty());

        assertThat(Departure.of(gone, at("2025-07-01")).on()).contains(day("2025-06-01"));
        assertThat(Departure.of(merged, at("2025-07-01")).on()).isEmpty();
    }

    @Test
    void whatBecomesOfACustomerIsUnknownBeyondWhatIsKnown() {
        Departure stays = new Departure(Optional.empty(), day("2025-07-01"));
        Departure lost = new Departure(Optional.of(day("2025-05-01")), day("2025-07-01"));

        assertThat(stays.within(day("2025-03-31"), 90)).contains(Optional.empty());
        assertThat(stays.within(day("2025-04-30"), 90)).isEmpty();
        assertThat(lost.within(day("2025-03-31"), 30)).contains(Optional.of(day("2025-05-01")));
        assertThat(lost.within(day("2025-01-31"), 30)).contains(Optional.empty());
        assertThat(lost.within(day("2025-04-30"), 30))
                .as("gone by the next morning")
                .isEmpty();
    }

    private static Arguments story(String story, @Nullable String lost, Contract... contracts) {
        return Arguments.of(story, List.of(contracts), lost);
    }

    private static Contract contract(ContractLine... lines) {
        return contract(Optional.empty(), Optional.empty(), lines);
    }

    private static Contract notice(String on, ContractLine... lines) {
        return contract(Optional.of(day(on).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC)), Optional.empty(), lines);
    }

    private static Contract ending(String on, ContractLine... lines) {
        return contract(Optional.empty(), Optional.of(day(on)), lines);
    }

    private static Contract contract(Optional<Instant> notice, Optional<LocalDate> end, ContractLine... lines) {
        return new Contract(
                1,
                ACME,
                new ExternalId(new SourceKey("crm"), "contract", "c1"),
                12,
                true,
                30,
                notice,
                end,
                Optional.empty(),
                List.of(lines));
    }

    /** Agreed on its first day. */
    private static ContractLine line(String start, @Nullable String end) {
        return new ContractLine(
                "seats",
                10,
                "users",
                BigDecimal.TEN,
                EUR,
                1,
                0,
                day(start),
                Optional.ofNullable(end).map(DepartureTest::day),
                day(start));
    }

    private static AccountHistory history(List<Contract> contracts, Optional<Instant> completeUntil) {
        Account account = new Account(
                ACME,
                "Acme",
                Optional.empty(),
                Account.Lifecycle.LIVE,
                Account.TouchModel.HIGH,
                ZoneOffset.UTC,
                EUR,
                Map.of());
        return new AccountHistory(account, List.of(), contracts, List.of(), List.of(), List.of(), completeUntil);
    }

    private static Instant at(String day) {
        return day(day).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
