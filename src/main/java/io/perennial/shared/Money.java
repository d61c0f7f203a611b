package io.perennial.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount that was really written on something. Unit: minor units (cents) of the currency; may be negative (a
 * credit).
 */
public record Money(long minor, Currency currency) {

    /** Rounds half up to the currency's minor unit, e.g. 10.005 EUR -> 10.01 EUR. */
    public static Money of(BigDecimal amount, Currency currency) {
        return new Money(
                amount.movePointRight(digits(currency))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact(),
                currency);
    }

    /** The amount in major units, e.g. 1234 cents -> 12.34. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(minor, digits(currency));
    }

    /** Sum; both must have one currency, else {@link IllegalArgumentException}. */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    private static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }
}
