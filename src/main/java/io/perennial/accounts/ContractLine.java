package io.perennial.accounts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
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
        LocalDate agreedOn) {

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
    }

    /** Monthly recurring revenue, unrounded, in major units of the currency. */
    public double mrr() {
        return amount.doubleValue() / billingMonths;
    }

    /** In force on that day: start <= day < end. */
    public boolean inForce(LocalDate day) {
        return !day.isBefore(start) && (end.isEmpty() || day.isBefore(end.get()));
    }
}
