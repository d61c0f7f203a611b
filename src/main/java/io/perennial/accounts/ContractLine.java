package io.perennial.accounts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * One product sold for a time, kept exactly as agreed.
 *
 * @param quantity how many of {@code unit} are included, e.g. 25 of "users"
 * @param amount per billing period, in major units of the currency, after discount
 * @param billingMonths length of a billing period, 1..120 months
 * @param discount share of the list price, 0..1
 * @param start first day in force
 * @param end first day no longer in force; empty while open-ended
 * @param agreedOn the day from which the line was known; as-of questions before it do not see the line
 * @param terms the stretches it was agreed for, one after the other without a gap: a renewal was not known before it
 *     was agreed
 */
public record ContractLine(
        String product,
        double quantity,
        String unit,
        BigDecimal amount,
        Currency currency,
        int billingMonths,
        double discount,
        LocalDate start,
        Optional<LocalDate> end,
        LocalDate agreedOn,
        List<Term> terms) {

    public ContractLine {
        if (billingMonths < 1 || billingMonths > 120) {
            throw new IllegalArgumentException("a billing period has 1..120 months but was " + billingMonths);
        }
        if (end.isPresent() && !end.get().isAfter(start)) {
            throw new IllegalArgumentException("a contract line must end after " + start + " but ends " + end.get());
        }
        if (!(discount >= 0 && discount <= 1)) {
            throw new IllegalArgumentException("a discount lies in 0..1 but was " + discount);
        }
        if (terms.isEmpty()
                || !terms.getFirst().start().equals(start)
                || !terms.getLast().end().equals(end)) {
            throw new IllegalArgumentException("the terms of a line must span it but were " + terms);
        }
        terms = List.copyOf(terms);
    }

    /** A line agreed once, for all of its time. */
    public ContractLine(
            String product,
            double quantity,
            String unit,
            BigDecimal amount,
            Currency currency,
            int billingMonths,
            double discount,
            LocalDate start,
            Optional<LocalDate> end,
            LocalDate agreedOn) {
        this(
                product,
                quantity,
                unit,
                amount,
                currency,
                billingMonths,
                discount,
                start,
                end,
                agreedOn,
                List.of(new Term(start, end, agreedOn)));
    }

    /** One stretch for which the line was agreed; a renewal begins another. */
    public record Term(LocalDate start, Optional<LocalDate> end, LocalDate agreedOn) {

        boolean contains(LocalDate day) {
            return !day.isBefore(start) && (end.isEmpty() || day.isBefore(end.get()));
        }
    }

    /** Monthly recurring revenue, unrounded, in major units of the currency. */
    public double mrr() {
        return amount.doubleValue() / billingMonths;
    }

    /** In force on that day: start <= day < end. */
    public boolean inForce(LocalDate day) {
        return !day.isBefore(start) && (end.isEmpty() || day.isBefore(end.get()));
    }

    /**
     * What of the line was agreed by a day: all, nothing, or the terms until then.
     *
     * <p>Example: a year from 2026-01-01, renewed on 2026-12-15 -> on 2026-06-01 it ends on 2027-01-01.
     */
    public List<ContractLine> knownOn(LocalDate day) {
        int known = 0;
        while (known < terms.size() && !terms.get(known).agreedOn().isAfter(day)) {
            known++;
        }
        if (known == terms.size()) {
            return List.of(this);
        }
        if (terms.subList(known, terms.size()).stream()
                .allMatch(term -> term.agreedOn().isAfter(day))) {
            return known == 0 ? List.of() : List.of(with(terms.subList(0, known)));
        }
        return Lines.merge(terms.stream()
                .filter(term -> !term.agreedOn().isAfter(day))
                .map(this::only)
                .toList());
    }

    /** The line cut at a day, or nothing if it starts no earlier. */
    Optional<ContractLine> until(LocalDate day) {
        if (end.isPresent() && !end.get().isAfter(day)) {
            return Optional.of(this);
        }
        List<Term> kept = terms.stream()
                .filter(term -> term.start().isBefore(day))
                .map(term -> term.end().isPresent() && !term.end().get().isAfter(day)
                        ? term
                        : new Term(term.start(), Optional.of(day), term.agreedOn()))
                .toList();
        return kept.isEmpty() ? Optional.empty() : Optional.of(with(kept));
    }

    ContractLine with(List<Term> terms) {
        return new ContractLine(
                product,
                quantity,
                unit,
                amount,
                currency,
                billingMonths,
                discount,
                terms.getFirst().start(),
                terms.getLast().end(),
                terms.getFirst().agreedOn(),
                terms);
    }

    private ContractLine only(Term term) {
        return with(List.of(term));
    }
}
