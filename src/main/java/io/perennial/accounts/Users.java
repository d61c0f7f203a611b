package io.perennial.accounts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which keys of product users count, and which are the same person. Internal users, bots and test accounts do not
 * count, also not in the past.
 */
public final class Users {

    /** All keys count and each is a person of its own. */
    public static final Users ALL = new Users(new long[0], new long[0], new long[0]);

    private final long[] excluded;
    private final long[] aliases;
    private final long[] persons;
    private final Map<Long, List<Long>> keys;

    private Users(long[] excluded, long[] aliases, long[] persons) {
        this.excluded = excluded;
        this.aliases = aliases;
        this.persons = persons;
        this.keys = new HashMap<>();
        for (int i = 0; i < aliases.length; i++) {
            keys.computeIfAbsent(persons[i], person -> new ArrayList<>(List.of(person)))
                    .add(aliases[i]);
        }
    }

    /**
     * @param excluded keys that do not count
     * @param sameAs key -> key it is counted as; chains are followed, e.g. 1 -> 2, 2 -> 3 counts 1 as 3
     */
    public static Users of(Set<Long> excluded, Map<Long, Long> sameAs) {
        if (excluded.isEmpty() && sameAs.isEmpty()) {
            return ALL;
        }
        long[] aliases =
                sameAs.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        long[] persons = Arrays.stream(aliases).map(key -> end(key, sameAs)).toArray();
        return new Users(excluded.stream().mapToLong(Long::longValue).sorted().toArray(), aliases, persons);
    }

    private static long end(long key, Map<Long, Long> sameAs) {
        long person = key;
        for (int steps = 0; steps <= sameAs.size(); steps++) {
            Long next = sameAs.get(person);
            if (next == null) {
                return person;
            }
            person = next;
        }
        throw new IllegalArgumentException("the aliases of user " + key + " run in a circle");
    }

    /** Every key counts as itself, so nothing needs to be looked up. */
    public boolean plain() {
        return excluded.length == 0 && aliases.length == 0;
    }

    /** The person counts: neither the key nor the person it is counted as is excluded. */
    public boolean counts(long key) {
        return excluded.length == 0
                || (Arrays.binarySearch(excluded, key) < 0 && Arrays.binarySearch(excluded, person(key)) < 0);
    }

    /** All keys that are counted as this person, its own among them. */
    public List<Long> keysOf(long person) {
        List<Long> all = keys.get(person);
        return all == null ? List.of(person) : List.copyOf(all);
    }

    /** The key under which this key is counted; itself when it has no other. */
    public long person(long key) {
        int at = aliases.length == 0 ? -1 : Arrays.binarySearch(aliases, key);
        return at < 0 ? key : persons[at];
    }
}
