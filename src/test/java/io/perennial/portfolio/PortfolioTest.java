package io.perennial.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.TestDatabase;
import io.perennial.access.Member;
import io.perennial.accounts.Account;
import io.perennial.health.Band;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list against a database of its own. */
class PortfolioTest {

    private static final Instant NOON = Instant.parse("2025-03-03T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2025, 3, 3);

    private static EntryStore reader;
    private static PortfolioStore store;

    @BeforeAll
    static void fill() {
        JdbcClient database = JdbcClient.create(TestDatabase.fresh());
        reader = new EntryStore(database);
        store = new PortfolioStore(database);
        store.putBase(List.of(
                base(1, "Alpenblick Software", Presence.CUSTOMER, 45_000, Optional.empty()),
                base(2, "Birkental", Presence.CUSTOMER, 12_000, Optional.of(new Account.Id(1))),
                base(3, "cumulus 100 %", Presence.LEAVING, 96_000, Optional.empty()),
                base(4, "Dorn_AG", Presence.LOST, 0, Optional.empty()),
                base(5, "Eibe", Presence.PROSPECT, 0, Optional.empty())));
        store.putJudged(List.of(
                judged(1, NOON, Band.AT_RISK, 36, -6),
                judged(2, NOON, Band.HEALTHY, 81, 2),
                judged(3, NOON, Band.WATCH, 50, 0),
                judged(4, NOON, Band.AT_RISK, 12, -30)));
    }

    @Test
    void customersAndLeavingOnesAreListedLostAndProspectsOnRequest() {
        assertThat(names(Filter.CUSTOMERS, Sort.NAME, false))
                .containsExactly("Alpenblick Software", "Birkental", "cumulus 100 %");
        assertThat(names(Filter.ALL, Sort.NAME, false)).hasSize(5).contains("Dorn_AG", "Eibe");
    }

    @Test
    void lostCustomersKeepTheirLastScore() {
        Entry lost = rows(reader, Filter.ALL.withSearch("dorn"), Sort.NAME, false, 10, 0)
                .getFirst();

        assertThat(lost.presence()).isEqualTo(Presence.LOST);
        assertThat(lost.health().orElseThrow().score()).hasValue(12);
    }

    @Test
    void whoHasNoValueStandsLastEitherWay() {
        assertThat(names(Filter.ALL, Sort.SCORE, false))
                .containsExactly("Dorn_AG", "Alpenblick Software", "cumulus 100 %", "Birkental", "Eibe");
        assertThat(names(Filter.ALL, Sort.SCORE, true))
                .containsExactly("Birkental", "cumulus 100 %", "Alpenblick Software", "Dorn_AG", "Eibe");
    }

    @Test
    void everySortingShowsEveryEntryOnceOverItsPages() {
        for (Sort sort : Sort.values()) {
            for (boolean descending : List.of(true, false)) {
                List<String> seen = new ArrayList<>();
                for (int page = 0; page < 3; page++) {
                    rows(reader, Filter.ALL, sort, descending, 2, page * 2L).forEach(entry -> seen.add(entry.name()));
                }
                assertThat(seen).as("%s %s", sort, descending).hasSize(5).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void pagesFarDownAreThoseOfTheWholeListInOrder() {
        JdbcClient database = JdbcClient.create(TestDatabase.fresh());
        PortfolioStore many = new PortfolioStore(database);
        EntryStore list = new EntryStore(database);
        many.putBase(LongStream.rangeClosed(1, 5_000)
                .mapToObj(id -> base(id, "Name " + id % 97, Presence.CUSTOMER, id % 7, Optional.empty()))
                .toList());
        many.putJudged(LongStream.rangeClosed(1, 4_000)
                .mapToObj(id -> judged(id, NOON, Band.WATCH, id % 61, 0))
                .toList());

        for (Sort sort : List.of(Sort.NAME, Sort.ARR, Sort.SCORE, Sort.OPEN_TICKETS)) {
            for (boolean descending : List.of(true, false)) {
                List<Entry> whole = rows(list, Filter.CUSTOMERS, sort, descending, 5_000, 0);
                for (int offset : List.of(0, 2_300, 3_970, 4_000, 4_800, 4_999, 5_000)) {
                    assertThat(rows(list, Filter.CUSTOMERS, sort, descending, 50, offset))
                            .as("%s %s from %s", sort, descending, offset)
                            .extracting(Entry::account)
                            .containsExactlyElementsOf(whole.subList(offset, Math.min(5_000, offset + 50)).stream()
                                    .map(Entry::account)
                                    .toList());
                }
            }
        }
    }

    @Test
    void namesStandTogetherWithoutCaseAndAccents() {
        JdbcClient database = JdbcClient.create(TestDatabase.fresh());
        new PortfolioStore(database)
                .putBase(List.of(
                        base(1, "Zeder", Presence.CUSTOMER, 1, Optional.empty()),
                        base(2, "Ährenfeld", Presence.CUSTOMER, 1, Optional.empty()),
                        base(3, "ahorn", Presence.CUSTOMER, 1, Optional.empty()),
                        base(4, "Ahrens", Presence.CUSTOMER, 1, Optional.empty())));

        assertThat(rows(new EntryStore(database), Filter.CUSTOMERS, Sort.NAME, false, 10, 0))
                .extracting(Entry::name)
                .containsExactly("ahorn", "Ährenfeld", "Ahrens", "Zeder");
    }

    @Test
    void searchFindsPartsOfNamesAndIdsAndTakesSignsAsTheyAre() {
        assertThat(names(Filter.ALL.withSearch("BLICK"), Sort.NAME, false)).containsExactly("Alpenblick Software");
        assertThat(names(Filter.ALL.withSearch("crm-2"), Sort.NAME, false)).containsExactly("Birkental");
        assertThat(names(Filter.ALL.withSearch("%"), Sort.NAME, false)).containsExactly("cumulus 100 %");
        assertThat(names(Filter.ALL.withSearch("n_a"), Sort.NAME, false)).containsExactly("Dorn_AG");
        assertThat(names(Filter.ALL.withSearch("\\"), Sort.NAME, false)).isEmpty();
    }

    @Test
    void bandsAndBooksNarrowTheList() {
        assertThat(names(Filter.CUSTOMERS.withBands(Set.of(Band.AT_RISK)), Sort.NAME, false))
                .containsExactly("Alpenblick Software");
        assertThat(names(Filter.CUSTOMERS.withBooks(Set.of(new Member.Id(77))), Sort.NAME, false))
                .isEmpty();
        assertThat(reader.summary(Filter.CUSTOMERS).accounts()).isEqualTo(3);
    }

    @Test
    void whoWasNeverScoredIsFoundWhereThereIsNotEnoughData() {
        assertThat(names(Filter.ALL.withBands(Set.of(Band.NOT_ENOUGH_DATA)), Sort.NAME, false))
                .containsExactly("Eibe");
    }

    @Test
    void theSummaryCountsCustomersAndMoney() {
        Summary summary = reader.summary(Filter.CUSTOMERS);

        assertThat(summary.accounts()).isEqualTo(3);
        assertThat(summary.arr()).isEqualTo(153_000);
        assertThat(summary.of(Band.AT_RISK)).isEqualTo(new Summary.Part(1, 45_000));
        assertThat(summary.accountsIn(Set.of(Band.AT_RISK, Band.WATCH))).isEqualTo(2);
        assertThat(reader.summary(Filter.ALL).of(Band.NOT_ENOUGH_DATA).accounts())
                .isEqualTo(1);
    }

    @Test
    void anEntryShowsAllThatAListNeeds() {
        Entry entry = rows(reader, Filter.ALL.withSearch("birkental"), Sort.NAME, false, 10, 0)
                .getFirst();

        assertThat(entry.parent()).hasValue("Alpenblick Software");
        assertThat(entry.noticeDay()).hasValue(TODAY.plusDays(7));
        assertThat(entry.seatsUsed()).hasValue(0.4);
        assertThat(entry.openTickets()).hasValue(2);
        Entry.Health health = entry.health().orElseThrow();
        assertThat(health.change28()).hasValue(2);
        assertThat(health.recent()).hasSize(3).element(0).isEqualTo(Double.NaN);
        assertThat(health.why(Locale.GERMAN)).isEqualTo("24 von 60 Plätzen aktiv.");
        assertThat(health.asOf()).isEqualTo(NOON);
    }

    @Test
    void anOlderValueNeverReplacesANewerOne() {
        store.putJudged(List.of(judged(2, NOON.minusSeconds(60), Band.AT_RISK, 3, -50)));

        Entry entry = rows(reader, Filter.ALL.withSearch("birkental"), Sort.NAME, false, 10, 0)
                .getFirst();
        assertThat(entry.health().orElseThrow().score()).hasValue(81);
    }

    @Test
    void staleAccountsAreTakenOnce() {
        store.markStale(List.of(new Account.Id(1), new Account.Id(2)));
        store.markStale(List.of(new Account.Id(2)));

        assertThat(store.takeStale(10)).hasSize(2);
        assertThat(store.takeStale(10)).isEmpty();
        assertThat(store.anyStale()).isFalse();
    }

    @Test
    void aSearchDoneBeforehandFindsTheSameAmongWhomTheListShowsAnyway() {
        Filter search = Filter.ALL.withSearch("a");
        Filter two = Filter.ALL
                .with(Narrowing.to(Set.of(new Account.Id(1), new Account.Id(2))))
                .withSearch("a");

        assertThat(names(reader.searched(search), Sort.NAME, false))
                .isNotEmpty()
                .isEqualTo(names(search, Sort.NAME, false));
        assertThat(names(reader.searched(two), Sort.NAME, false)).isEqualTo(names(two, Sort.NAME, false));
        assertThat(names(reader.searched(Filter.ALL.withSearch("100 %")), Sort.NAME, false))
                .containsExactly("cumulus 100 %");
        assertThat(names(reader.searched(Filter.ALL.withSearch("nobody")), Sort.NAME, false))
                .isEmpty();
    }

    private static List<Entry> rows(
            EntryStore list, Filter filter, Sort sort, boolean descending, int limit, long offset) {
        return list.rows(
                filter, sort, descending, limit, offset, list.summary(filter).accountsIn(filter.bands()));
    }

    private static List<String> names(Filter filter, Sort sort, boolean descending) {
        return rows(reader, filter, sort, descending, 50, 0).stream()
                .map(Entry::name)
                .toList();
    }

    private static Base base(long id, String name, Presence presence, double arr, Optional<Account.Id> parent) {
        return new Base(
                new Account.Id(id),
                name,
                name.toLowerCase(Locale.ROOT) + " crm-" + id,
                parent,
                presence,
                Account.TouchModel.MID,
                Optional.empty(),
                arr,
                Optional.of(TODAY.plusDays(7)),
                Optional.empty(),
                Marks.NONE);
    }

    private static Judged judged(long id, Instant asOf, Band band, double score, double change) {
        return new Judged(
                new Account.Id(id),
                asOf,
                TODAY,
                true,
                band,
                OptionalDouble.of(score),
                OptionalDouble.of(change),
                0.8,
                new double[] {Double.NaN, 50, score},
                "24 of 60 seats active.",
                "24 von 60 Plätzen aktiv.",
                OptionalDouble.of(0.4),
                OptionalInt.of(2),
                Optional.empty(),
                Optional.empty());
    }
}
