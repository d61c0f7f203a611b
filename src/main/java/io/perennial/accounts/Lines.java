package io.perennial.accounts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows of an import as lines: rows that follow each other without a gap and agree in all but their dates are one line.
 */
final class Lines {

    private static final Comparator<ContractLine> ORDER = Comparator.comparing(ContractLine::start)
            .thenComparing(line -> line.end().orElse(LocalDate.MAX))
            .thenComparing(ContractLine::agreedOn)
            .thenComparing(ContractLine::product)
            .thenComparing(ContractLine::unit)
            .thenComparing(ContractLine::quantity)
            .thenComparing(ContractLine::amount)
            .thenComparing(ContractLine::billingMonths)
            .thenComparing(ContractLine::discount)
            .thenComparing(line -> line.currency().getCurrencyCode());

    private Lines() {}

    /**
     * The lines of rows given in any order; revenue of every day stays what it was.
     *
     * <p>Example: [Jan, Feb) 500 and [Feb, Mar) 500 -> [Jan, Mar) 500 with two terms; a gap or another amount parts
     * them.
     */
    static List<ContractLine> merge(Collection<ContractLine> rows) {
        Map<Kind, List<ContractLine>> chains = new LinkedHashMap<>();
        rows.stream()
                .sorted(ORDER)
                .forEach(row -> append(chains.computeIfAbsent(Kind.of(row), kind -> new ArrayList<>()), row));
        return chains.values().stream().flatMap(List::stream).sorted(ORDER).toList();
    }

    private static void append(List<ContractLine> chains, ContractLine row) {
        for (int i = 0; i < chains.size(); i++) {
            ContractLine chain = chains.get(i);
            if (chain.end().equals(Optional.of(row.start()))) {
                List<ContractLine.Term> terms = new ArrayList<>(chain.terms());
                terms.addAll(row.terms());
                chains.set(i, chain.with(terms));
                return;
            }
        }
        chains.add(row);
    }

    private record Kind(
            String product,
            double quantity,
            String unit,
            BigDecimal amount,
            Currency currency,
            int billingMonths,
            double discount) {

        static Kind of(ContractLine line) {
            return new Kind(
                    line.product(),
                    line.quantity(),
                    line.unit(),
                    line.amount().stripTrailingZeros(),
                    line.currency(),
                    line.billingMonths(),
                    line.discount());
        }
    }
}
