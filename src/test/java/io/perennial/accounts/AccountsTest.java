package io.perennial.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.PerennialTest;
import io.perennial.SoldLine;
import io.perennial.access.Actor;
import io.perennial.accounts.AccountFact.AccountTraits;
import io.perennial.accounts.AccountFact.LineSold;
import io.perennial.accounts.AccountFact.Membership;
import io.perennial.accounts.AccountFact.Terms;
import io.perennial.shared.SourceKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The facade on a real database. */
@PerennialTest
class AccountsTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-03-06T09:00:00Z");

    @Autowired
    private Accounts accounts;

    private final SourceKey source =
            new SourceKey("s" + UUID.randomUUID().toString().substring(0, 8));

    @Test
    void anIdIsRegisteredOnceHoweverOftenItComes() {
        List<ExternalId> ids =
                IntStream.range(0, 12_000).mapToObj(i -> id("a" + i)).toList();

        Map<ExternalId, Account.Id> first = accounts.register(ids, MONDAY);
        Map<ExternalId, Account.Id> again = accounts.register(ids, FRIDAY);

        assertThat(first).hasSize(12_000).isEqualTo(again);
        assertThat(Set.copyOf(first.values())).hasSize(12_000);
        assertThat(accounts.ids(ids)).isEqualTo(first);
        assertThat(accounts.ids(List.of(id("never")))).isEmpty();
    }

    @Test
    void aCurrencyWithoutARateIsNamedUntilOneIsStated() {
        Currency rare = Currency.getInstance("XAG");
        Account.Id account = account("rare");
        LineSold sold = (LineSold) SoldLine.of(account, source, 10, LocalDate.of(2026, 1, 1), Optional.empty());
        accounts.apply(List.of(new LineSold(
                sold.source(),
                sold.account(),
                sold.at(),
                sold.contract(),
                sold.lineId(),
                sold.product(),
                sold.quantity(),
                sold.unit(),
                sold.amount(),
                Optional.of(rare),
                sold.billingMonths(),
                sold.discount(),
                sold.start(),
                sold.end(),
                sold.agreedOn(),
                sold.terms())));

        assertThat(accounts.unpriced()).contains(rare);
        accounts.by(new Actor.Process("test")).rate(rare, LocalDate.of(2025, 1, 1), new BigDecimal("0.7"));
        assertThat(accounts.unpriced()).doesNotContain(rare);
    }

    @Test
    void aUserKeepsTheKeyAndSourcesDoNotShareKeys() {
        Map<String, Long> keys = accounts.users(source, Set.of("ada", "bob"));

        assertThat(keys).hasSize(2);
        assertThat(accounts.users(source, Set.of("ada"))).isEqualTo(Map.of("ada", keys.get("ada")));
        assertThat(accounts.users(new SourceKey(source.value() + "x"), Set.of("ada")))
                .doesNotContainValue(keys.get("ada"));
    }

    @Test
    void aUserBelongsToTheOnlyAccountOfThatTimeAndIsNeverGuessed() {
        Account.Id first = account("one");
        Account.Id second = account("two");
        long ada = accounts.users(source, Set.of("ada")).get("ada");

        accounts.apply(List.of(new Membership(source, first, ada, MONDAY, true)));
        assertThat(accounts.onlyAccounts(List.of(ada), MONDAY)).isEqualTo(Map.of(ada, first));
        assertThat(accounts.onlyAccounts(List.of(ada), MONDAY.minusSeconds(1))).isEmpty();

        accounts.apply(List.of(new Membership(source, second, ada, FRIDAY, true)));
        sleep();

        assertThat(accounts.onlyAccounts(List.of(ada), MONDAY.plusSeconds(5))).isEqualTo(Map.of(ada, first));
        assertThat(accounts.onlyAccounts(List.of(ada), FRIDAY)).isEmpty();
    }

    @Test
    void traitsAreTypedDatedAndAValueThatDoesNotFitIsNamed() {
        Account.Id account = account("acme");
        accounts.apply(List.of(traits(
                account,
                MONDAY,
                Map.of(
                        "name",
                        "Acme",
                        "timezone",
                        "Europe/Berlin",
                        "seats",
                        25,
                        "live_on",
                        "2026-01-31",
                        "paid",
                        true))));

        var refused = accounts.apply(List.of(traits(account, FRIDAY, Map.of("seats", "many", "name", "Acme AG"))));

        assertThat(refused)
                .singleElement()
                .satisfies(r -> assertThat(r.reason()).contains("seats", "number", "many"));
        AccountHistory history = accounts.histories(Set.of(account)).get(account);
        assertThat(history.account().name()).isEqualTo("Acme AG");
        assertThat(history.account().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(history.account().fields())
                .isEqualTo(Map.of("seats", 25.0, "live_on", LocalDate.of(2026, 1, 31), "paid", true));
        assertThat(history.asOf(FRIDAY).account().name()).isEqualTo("Acme");
        assertThat(accounts.zones(List.of(account))).isEqualTo(Map.of(account, ZoneId.of("Europe/Berlin")));
    }

    @Test
    void backToBackRowsAreOneLineInWhateverOrderTheyComeAndAgain() {
        Account.Id account = account("rows");
        List<AccountFact> rows = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            LocalDate start = LocalDate.of(2025, month, 1);
            rows.add(row(account, "seats", "500", start, start.plusMonths(1)));
        }
        rows.add(row(account, "seats", "600", LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1)));
        Collections.shuffle(rows, new Random(7));

        rows.forEach(row -> accounts.apply(List.of(row)));
        accounts.apply(rows);

        Contract contract =
                accounts.histories(Set.of(account)).get(account).contracts().getFirst();
        assertThat(contract.lines())
                .extracting(ContractLine::start, ContractLine::end)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                LocalDate.of(2025, 1, 1), Optional.of(LocalDate.of(2026, 1, 1))),
                        org.assertj.core.groups.Tuple.tuple(
                                LocalDate.of(2026, 1, 1), Optional.of(LocalDate.of(2027, 1, 1))));
        assertThat(contract.lines().getFirst().terms()).hasSize(12);
        assertThat(contract.termMonths()).isEqualTo(12);
    }

    private LineSold row(Account.Id account, String product, String amount, LocalDate start, LocalDate end) {
        return new LineSold(
                source,
                account,
                MONDAY,
                Optional.empty(),
                Optional.empty(),
                product,
                25,
                "users",
                new BigDecimal(amount),
                Optional.empty(),
                1,
                0,
                start,
                Optional.of(end),
                Optional.empty(),
                Terms.NONE);
    }

    private AccountTraits traits(Account.Id account, Instant at, Map<String, Object> traits) {
        Map<String, Optional<Object>> given = new java.util.HashMap<>();
        traits.forEach((key, value) -> given.put(key, Optional.of(value)));
        return new AccountTraits(source, account, at, given);
    }

    private Account.Id account(String name) {
        return accounts.register(List.of(id(name)), MONDAY).get(id(name));
    }

    private ExternalId id(String id) {
        return new ExternalId(source, ExternalId.GROUP, id);
    }

    private static void sleep() {
        try {
            Thread.sleep(1_100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
