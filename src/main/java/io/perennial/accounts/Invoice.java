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
}
