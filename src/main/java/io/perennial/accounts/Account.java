package io.perennial.accounts;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/**
 * A customer as of an instant.
 *
 * @param fields typed custom fields by key: {@link String}, {@link Double}, {@link Boolean} or
 *     {@link java.time.LocalDate}
 */
public record Account(
        Id id,
        String name,
        Optional<Id> parent,
        Lifecycle lifecycle,
        TouchModel touchModel,
        ZoneId zone,
        Currency currency,
        Map<String, Object> fields) {

    public Account {
        fields = Map.copyOf(fields);
    }

    /** Identity of an account inside this installation. */
    public record Id(long value) implements Comparable<Id> {
        @Override
        public int compareTo(Id other) {
            return Long.compare(value, other.value);
        }
    }

    /** Where the customer stands; notice given leaves scoring for "Leaving". */
    public enum Lifecycle {
        PROSPECT,
        ONBOARDING,
        LIVE,
        NOTICE_GIVEN,
        ENDED
    }

    /** How closely the customer is looked after. */
    public enum TouchModel {
        HIGH,
        MID,
        TECH,
        NONE
    }
}
