package io.perennial.products;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is sold: products with their features, and what the units on contracts allow. */
public record Catalogue(TrackingPlan plan, List<Product> products, List<Entitlement> entitlements) {

    /** What holds while nobody has written a plan. */
    static final Catalogue EMPTY = new Catalogue(new TrackingPlan(false, java.util.Map.of()), List.of(), List.of());

    /** Units that mean people wherever nothing else is stated. */
    static final Set<String> SEAT_UNITS =
            Set.of("user", "users", "seat", "seats", "license", "licenses", "licence", "licences", "member", "members");

    public Catalogue {
        products = List.copyOf(products);
        entitlements = List.copyOf(entitlements);
    }

    /** The stated entitlement; else seats for units that mean people, else the meter of the unit's own name. */
    public Entitlement entitlement(String unit) {
        return entitlements.stream()
                .filter(e -> e.unit().equalsIgnoreCase(unit))
                .findFirst()
                .orElseGet(() -> new Entitlement(
                        unit,
                        Optional.empty(),
                        SEAT_UNITS.contains(unit.toLowerCase(Locale.ROOT))
                                ? Entitlement.Measure.SEATS
                                : Entitlement.Measure.MONTHLY_COUNT,
                        unit));
    }

    /** Something that is sold. */
    public record Product(String key, String name, List<Feature> features) {
        public Product {
            features = List.copyOf(features);
        }
    }

    /** Part of a product that can be used on its own; {@code core} is what the product is bought for. */
    public record Feature(String key, String name, boolean core, List<String> events) {
        public Feature {
            events = List.copyOf(events);
        }
    }
}
