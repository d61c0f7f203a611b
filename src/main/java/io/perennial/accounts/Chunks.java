package io.perennial.accounts;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** Long lists cut for single statements. */
final class Chunks {

    private Chunks() {}

    static <T> List<List<T>> of(List<T> all, int size) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + size)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + size)))
                .toList();
    }

    static long[] values(Collection<Account.Id> accounts) {
        return accounts.stream().mapToLong(Account.Id::value).toArray();
    }
}
