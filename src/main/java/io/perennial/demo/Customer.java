package io.perennial.demo;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * One demo customer, before anything happened.
 *
 * @param ended last day of the contract, exclusive; empty while it runs
 * @param seats licensed at the start
 * @param pricePerSeat a month, in the customer's currency, before discount
 * @param propensity how likely a person works with the product on a weekday, 0..1
 */
record Customer(
        int index,
        String key,
        String name,
        Story story,
        ZoneId zone,
        String currency,
        String touchModel,
        String owner,
        LocalDate started,
        Optional<LocalDate> ended,
        int termMonths,
        int noticeDays,
        int seats,
        double pricePerSeat,
        double discount,
        boolean billing,
        double propensity,
        List<Person> people) {

    Customer {
        people = List.copyOf(people);
    }

    /**
     * Someone who works there.
     *
     * @param role of the contact; people without one only use the product
     */
    record Person(String key, String name, String email, Optional<String> role, double diligence) {}

    /** When notice was given, or today while it was not. */
    LocalDate turningPoint(LocalDate today) {
        return ended.map(end -> end.minusDays(noticeDays + 6L)).orElse(today);
    }

    /** Exclusive end of what can be known of the customer. */
    LocalDate end(LocalDate today) {
        return ended.orElse(today.plusDays(1));
    }
}
