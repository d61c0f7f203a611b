package io.perennial.portfolio;

import java.util.List;

/**
 * One page of a list.
 *
 * @param number from 0
 * @param size entries a full page has
 * @param total entries of all pages
 * @param summary of all bands, also where the list shows some of them only
 */
public record Page(List<Entry> entries, int number, int size, long total, Summary summary) {

    public Page {
        entries = List.copyOf(entries);
    }

    public long pages() {
        return Math.max(1, (total + size - 1) / size);
    }
}
