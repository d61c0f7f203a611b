package io.perennial.health;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A score that another system gave a customer on a day.
 *
 * @param account an id of the customer in any system, its name, or our own number
 * @param band what that system called it, if it did
 */
public record RivalScore(String account, LocalDate day, double score, Optional<String> band) {

    public RivalScore {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("a score is a number but was " + score);
        }
    }
}
