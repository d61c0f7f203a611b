package io.perennial.accounts;

import io.perennial.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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

    /** The invoice as it was known just before an instant; empty if it was not issued yet. */
    public Optional<Invoice> asOf(Instant asOf, ZoneId zone) {
        if (!issuedOn.atStartOfDay(zone).toInstant().isBefore(asOf)) {
            return Optional.empty();
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
}
