package io.perennial.accounts;

import static io.perennial.accounts.SampleContracts.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.accounts.AccountHistory.Absorbed;
import io.perennial.accounts.AccountHistory.Change;
import io.perennial.accounts.Contact.DatedRole;
import io.perennial.accounts.Contact.Objection;
import io.perennial.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What was known at an instant stays what it was, whatever is written down later. */
class HistoryTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final Ground GROUND = new Ground(
            new Installation(ZoneOffset.UTC, SampleContracts.EUR, 0), Map.of("seats", FieldType.NUMBER), Users.ALL);

    /** Something dated, on a day after the first one. */
    sealed interface Dated {
        int day();

        record Said(int day, String field, Optional<String> value) implements Dated {}

        record Sold(int day, int length, String mrr) implements Dated {}

        record Ended(int day) implements Dated {}

        record Noticed(int day) implements Dated {}

        record Met(int day, int roleAfter, int leftAfter) implements Dated {}

        record Billed(int day, int failedAfter, int paidAfter) implements Dated {}

        record Merged(int day, List<Dated> facts) implements Dated {}
    }

    @Property(tries = 400)
    void nothingDatedLaterChangesWhatIsSeen(
            @ForAll("facts") List<Dated> facts,
            @ForAll("facts") List<Dated> later,
            @ForAll @IntRange(min = 0, max = 30) int day) {
        Instant asOf = midnight(day);
        List<Dated> more = new ArrayList<>(facts);
        later.stream().filter(fact -> fact.day() > day).forEach(more::add);

        assertThat(history(more, day).asOf(asOf)).isEqualTo(history(facts, day).asOf(asOf));
    }

    @Property(tries = 200)
    void cuttingTwiceIsCuttingOnce(@ForAll("facts") List<Dated> facts, @ForAll @IntRange(min = 0, max = 30) int day) {
        AccountHistory once = history(facts, day).asOf(midnight(day));

        assertThat(once.asOf(midnight(day))).isEqualTo(once);
    }

    @Provide
    Arbitrary<List<Dated>> facts() {
        Arbitrary<Dated> own = single();
        Arbitrary<Dated> merged =
                Combinators.combine(days(), own.list().ofMaxSize(4)).as(Dated.Merged::new);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(9, own), net.jqwik.api.Tuple.of(1, merged))
                .list()
                .ofMaxSize(12);
    }

    private static Arbitrary<Dated> single() {
        Arbitrary<Integer> wait = Arbitraries.integers().between(1, 10);
        Arbitrary<Dated> name = Combinators.combine(days(), Arbitraries.of("A", "B"))
                .as((day, value) -> new Dated.Said(day, "owner", Optional.of(value)));
        Arbitrary<Dated> zone = Combinators.combine(days(), Arbitraries.of("UTC", "Asia/Tokyo", "America/Lima"))
                .as((day, value) -> new Dated.Said(day, "timezone", Optional.of(value)));
        Arbitrary<Dated> seats = Combinators.combine(days(), Arbitraries.of("1", "2"))
                .as((day, value) -> new Dated.Said(day, "seats", Optional.of(value)));
        Arbitrary<Dated> sold =
                Combinators.combine(days(), wait, Arbitraries.of("5", "7")).as(Dated.Sold::new);
        Arbitrary<Dated> met = Combinators.combine(days(), wait, wait).as(Dated.Met::new);
        Arbitrary<Dated> billed = Combinators.combine(days(), wait, wait).as(Dated.Billed::new);
        return Arbitraries.oneOf(List.of(
                name, zone, seats, sold, met, billed, days().map(Dated.Ended::new), days().map(Dated.Noticed::new)));
    }

    private static Arbitrary<Integer> days() {
        return Arbitraries.integers().between(1, 40);
    }

    private static AccountHistory history(List<Dated> facts, int day) {
        return history(new Account.Id(1), facts, day);
    }

    private static AccountHistory history(Account.Id id, List<Dated> facts, int day) {
        List<Change> changes = of(facts, Dated.Said.class).stream()
                .sorted(Comparator.comparingInt(Dated.Said::day))
                .map(said -> new Change(said.field(), said.value(), after(said.day(), 0)))
                .toList();
        List<Contract> contracts = contracts(id, facts);
        List<Absorbed> absorbed = of(facts, Dated.Merged.class).stream()
                .map(merged -> new Absorbed(history(new Account.Id(2), merged.facts(), day), after(merged.day(), 0)))
                .toList();
        return new AccountHistory(
                AccountForm.of(id, "acme", GROUND, changes, contracts, midnight(60)),
                changes,
                contracts,
                of(facts, Dated.Met.class).stream().map(met -> contact(id, met)).toList(),
                of(facts, Dated.Billed.class).stream()
                        .map(billed -> invoice(id, billed))
                        .toList(),
                absorbed,
                Optional.empty(),
                GROUND);
    }

    private static List<Contract> contracts(Account.Id id, List<Dated> facts) {
        List<ContractLine> rows = of(facts, Dated.Sold.class).stream()
                .map(sold -> row(
                        "seats",
                        sold.mrr(),
                        FIRST.plusDays(sold.day()),
                        FIRST.plusDays(sold.day() + (long) sold.length())))
                .toList();
        Contract contract = SampleContracts.of(id, rows, 0);
        Optional<Instant> notice = of(facts, Dated.Noticed.class).stream()
                .map(noticed -> after(noticed.day(), 0))
                .min(Comparator.naturalOrder());
        Optional<LocalDate> end = of(facts, Dated.Ended.class).stream()
                .map(ended -> FIRST.plusDays(ended.day()))
                .min(Comparator.naturalOrder());
        return List.of(new Contract(
                contract.id(),
                id,
                contract.externalId(),
                contract.termMonths(),
                true,
                0,
                notice,
                end,
                Optional.empty(),
                contract.lines(),
                end,
                false));
    }

    private static Contact contact(Account.Id id, Dated.Met met) {
        return new Contact(
                met.day(),
                id,
                "Ada",
                Optional.empty(),
                Optional.empty(),
                true,
                List.of(new DatedRole(
                        Contact.Role.CHAMPION,
                        after(met.day(), met.roleAfter()),
                        Optional.of(after(met.day(), met.roleAfter() + 5)))),
                List.of(),
                after(met.day(), 0),
                Optional.of(after(met.day(), met.leftAfter())),
                Optional.empty(),
                List.of(new Objection("marketing", after(met.day(), met.roleAfter()), Optional.empty())));
    }

    private static Invoice invoice(Account.Id id, Dated.Billed billed) {
        return new Invoice(
                billed.day(),
                id,
                "R" + billed.day(),
                FIRST.plusDays(billed.day() + 1L),
                FIRST.plusDays(billed.day() + 14L),
                new Money(100, SampleContracts.EUR),
                List.of(after(billed.day() + 1, billed.failedAfter())),
                Optional.of(after(billed.day() + 1, billed.paidAfter())),
                Optional.empty());
    }

    private static <T> List<T> of(List<Dated> facts, Class<T> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Noon, so that it lies on that day in every zone used here, some days later. */
    private static Instant after(int day, int days) {
        return midnight(day + days).plus(Duration.ofHours(12));
    }

    private static Instant midnight(int day) {
        return FIRST.plusDays(day).atStartOfDay(ZoneId.of("UTC")).toInstant();
    }
}
