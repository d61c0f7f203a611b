package io.perennial.web;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list that is known as a whole; a page behind the last shows the last.
 *
 * @param number from 0
 * @param total rows of all pages
 */
public record Sheet<T>(List<T> rows, int number, int total) {

    static final int SIZE = 100;

    public Sheet {
        rows = List.copyOf(rows);
    }

    /** @param asked as people count, from 1; nothing for the first */
    static <T> Sheet<T> of(List<T> all, Optional<Integer> asked) {
        int last = Math.max(0, (all.size() - 1) / SIZE);
        int number = Math.clamp(asked.orElse(1) - 1L, 0, last);
        return new Sheet<>(all.subList(number * SIZE, Math.min(all.size(), (number + 1) * SIZE)), number, all.size());
    }

    /** @param address without a page, to which another part can be added */
    public Pager pager(String address) {
        return Pager.of(number, SIZE, rows.size(), total, page -> address + "&page=" + (page + 1));
    }
}
