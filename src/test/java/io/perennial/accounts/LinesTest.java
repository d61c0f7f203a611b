package io.perennial.accounts;

import static io.perennial.accounts.SampleContracts.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Rows of an import as lines. */
class LinesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @Example
    void rowsThatFollowEachOtherAreOneLineWithATermEach() {
        var lines = Lines.merge(List.of(
                row("seats", "500", DAY.plusMonths(1), DAY.plusMonths(2)),
                row("seats", "500", DAY, DAY.plusMonths(1))));

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.start()).isEqualTo(DAY);
            assertThat(line.end()).contains(DAY.plusMonths(2));
            assertThat(line.terms()).hasSize(2);
        });
    }

    @Example
    void aGapAnotherAmountOrAnotherProductPartsThem() {
        LocalDate next = DAY.plusMonths(1);
        assertThat(Lines.merge(
                        List.of(row("seats", "5", DAY, next), row("seats", "5", next.plusDays(1), next.plusMonths(1)))))
                .hasSize(2);
        assertThat(Lines.merge(List.of(row("seats", "5", DAY, next), row("seats", "6", next, next.plusMonths(1)))))
                .hasSize(2);
        assertThat(Lines.merge(List.of(row("seats", "5", DAY, next), row("mail", "5", next, next.plusMonths(1)))))
                .hasSize(2);
    }

    @Example
    void amountsThatDifferOnlyInTrailingZerosAgree() {
        assertThat(Lines.merge(List.of(
                        row("seats", "500", DAY, DAY.plusMonths(1)),
                        row("seats", "500.00", DAY.plusMonths(1), DAY.plusMonths(2)))))
                .hasSize(1);
    }

    @Property(tries = 300)
    void theOrderOfRowsDoesNotMatter(@ForAll("rows") List<ContractLine> rows, @ForAll Random random) {
        List<ContractLine> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);

        assertThat(Lines.merge(shuffled)).isEqualTo(Lines.merge(rows));
    }

    @Property(tries = 300)
    void revenueOfEveryDayStaysWhatItWas(@ForAll("rows") List<ContractLine> rows) {
        List<ContractLine> lines = Lines.merge(rows);

        DAY.datesUntil(DAY.plusDays(40))
                .forEach(day -> assertThat(mrr(lines, day)).isEqualByComparingTo(mrr(rows, day)));
    }

    @Property(tries = 300)
    void mergingLinesAgainChangesNothing(@ForAll("rows") List<ContractLine> rows) {
        List<ContractLine> lines = Lines.merge(rows);

        assertThat(Lines.merge(lines)).isEqualTo(lines);
    }

    @Provide
    Arbitrary<List<ContractLine>> rows() {
        Arbitrary<Integer> start = Arbitraries.integers().between(0, 12);
        Arbitrary<Integer> length = Arbitraries.integers().between(1, 4);
        return Combinators.combine(start, length, Arbitraries.of("seats", "mail"), Arbitraries.of("5", "7"))
                .as((from, days, product, mrr) ->
                        row(product, mrr, DAY.plusDays(from * 2L), DAY.plusDays(from * 2L + days * 2L)))
                .list()
                .ofMaxSize(14);
    }

    private static BigDecimal mrr(List<ContractLine> lines, LocalDate day) {
        return Stream.of(lines)
                .flatMap(List::stream)
                .filter(line -> line.inForce(day))
                .map(ContractLine::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
