package io.perennial.products;

import java.util.Optional;

/**
 * What a quantity on a contract allows.
 *
 * @param unit as written on contract lines, e.g. "users"
 * @param product the product it belongs to; empty when it holds for all
 * @param measure what is compared with the quantity
 * @param meter the meter that is counted; for seats it has no meaning
 */
public record Entitlement(String unit, Optional<String> product, Measure measure, String meter) {

    public Entitlement {
        if (unit.isBlank()) {
            throw new IllegalArgumentException("an entitlement names its unit");
        }
    }

    /** What is compared with the quantity sold. */
    public enum Measure {
        /** People who were active in 28 days. */
        SEATS,
        /** How often the meter's events happened in the contract month. */
        MONTHLY_COUNT,
        /** Sum of the values the meter's events carried in the contract month. */
        MONTHLY_SUM,
        /** The latest value a meter's event carried, e.g. stored gigabytes. */
        LEVEL
    }
}
