package io.perennial.products;

import java.util.Optional;

/**
 * What one event name means to the business.
 *
 * @param feature the feature it belongs to; events without one belong to none
 * @param core part of what the product is bought for
 * @param use counts as use (a login page view may not)
 * @param valueMoment the customer got what they bought
 * @param meter the unit of entitlement this event consumes, e.g. "search"
 */
public record EventMeaning(
        Optional<String> product,
        Optional<String> feature,
        boolean core,
        boolean use,
        boolean valueMoment,
        Optional<String> meter) {}
