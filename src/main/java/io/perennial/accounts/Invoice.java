package io.perennial.accounts;

import io.perennial.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An invoice with the instants at which it changed: issued, due, failed payments, paid, voided. */
public record Invoice(
        long id,
        Account.Id account,
        String number,
        LocalDate issuedOn,
        LocalDate dueOn,
        Money amount,
        List<Instant> paymentFailedAt,
        Optional<Instant> paidAt,
        Optional<Instant> voidedAt) {

    public Invoice {
        paymentFailedAt = List.copyOf(paymentFailedAt);
    }

    /**
     * The invoice as it was known just before an instant; empty if it was not issued yet.
     *
     * @param day the local day of the moment before the instant
     */
    public Optional<Invoice> asOf(Instant asOf, LocalDate day) {
        if (issuedOn.isAfter(day)) {
            return Optional.empty();
        }
        if (settledBefore(asOf)) {
            return Optional.of(this);
        }
        return Optional.of(new Invoice(
                id,
                account,
                number,
                issuedOn,
                dueOn,
                amount,
                paymentFailedAt.stream().filter(asOf::isAfter).toList(),
                paidAt.filter(asOf::isAfter),
                voidedAt.filter(asOf::isAfter)));
    }

    private boolean settledBefore(Instant asOf) {
        return (paidAt.isEmpty() || paidAt.get().isBefore(asOf))
                && (voidedAt.isEmpty() || voidedAt.get().isBefore(asOf))
                && (paymentFailedAt.isEmpty() || paymentFailedAt.stream().allMatch(asOf::isAfter));
    }
}
