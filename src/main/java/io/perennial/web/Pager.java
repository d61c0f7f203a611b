package io.perennial.web;

import io.perennial.portfolio.Page;
import java.util.function.IntFunction;

/**
 * What stands below one page of a list: which rows it shows, and the ways to the pages beside it.
 *
 * @param first row of the page, from 1; 0 where there is none
 * @param back address of the page before; empty text where there is none
 * @param on address of the page after; empty text where there is none
 */
public record Pager(long first, long last, long total, String back, String on) {

    /** @param address of a page by its number from 0 */
    static Pager of(Page page, IntFunction<String> address) {
        return of(page.number(), page.size(), page.entries().size(), page.total(), address);
    }

    static Pager of(int number, int size, int shown, long total, IntFunction<String> address) {
        long before = (long) number * size;
        return new Pager(
                shown == 0 ? 0 : before + 1,
                before + shown,
                total,
                number == 0 ? "" : address.apply(number - 1),
                before + shown < total ? address.apply(number + 1) : "");
    }

    /** There is another page to go to. */
    public boolean several() {
        return !back.isEmpty() || !on.isEmpty();
    }
}
