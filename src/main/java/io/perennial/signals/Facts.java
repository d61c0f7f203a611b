package io.perennial.signals;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The few named facts of one value, in the order in which they were stated; a row of names and facts, unmodifiable. */
final class Facts extends AbstractMap<String, Object> {

    private final Object[] pairs;

    private Facts(Object[] pairs) {
        this.pairs = pairs;
    }

    /** Of name, fact, name, fact ...; names are told apart by their caller. The row is not to be changed afterwards. */
    static Facts of(Object... pairs) {
        return new Facts(pairs);
    }

    @Override
    public @Nullable Object get(Object key) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equals(key)) {
                return pairs[i + 1];
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(Object key) {
        return get(key) != null;
    }

    @Override
    public int size() {
        return pairs.length / 2;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return Facts.this.size();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, Object>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < pairs.length;
        }

        @Override
        public Map.Entry<String, Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int at = next;
            next += 2;
            return Map.entry((String) pairs[at], pairs[at + 1]);
        }
    }
}
