package io.perennial.portfolio;

import io.perennial.health.Band;
import java.util.Map;
import java.util.Set;

/** How many customers stand in each band, and what they pay a year. Who was never scored stands in NOT_ENOUGH_DATA. */
public record Summary(Map<Band, Part> parts) {

    public Summary {
        parts = Map.copyOf(parts);
    }

    /** A number of customers and their ARR. */
    public record Part(long accounts, double arr) {}

    public Part of(Band band) {
        return parts.getOrDefault(band, new Part(0, 0));
    }

    /** How many stand in one of these bands; all of them if no band is named. */
    long accountsIn(Set<Band> bands) {
        return bands.isEmpty()
                ? accounts()
                : bands.stream().mapToLong(band -> of(band).accounts()).sum();
    }

    public long accounts() {
        return parts.values().stream().mapToLong(Part::accounts).sum();
    }

    public double arr() {
        return parts.values().stream().mapToDouble(Part::arr).sum();
    }
}
