package io.perennial.portfolio;

import io.perennial.access.Member;

/**
 * A list somebody comes back to.
 *
 * @param query the part of its address after the question mark
 * @param shared everybody sees it
 */
public record SavedView(long id, String name, String query, boolean shared, Member.Id owner) {}
