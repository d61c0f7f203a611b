package io.perennial.signals;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** A small unmodifiable map that is a row of references and nothing more, in the order of its positions. */
abstract class Row<V> extends AbstractMap<String, V> {

    /** The name at a position from 0 on, below {@link #size()}. */
    abstract String keyAt(int position);

    /** What stands there. */
    abstract V at(int position);

    @Override
    public abstract int size();

    @Override
    public boolean containsKey(Object key) {
        return get(key) != null;
    }

    @Override
    public Set<Map.Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, V>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return Row.this.size();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, V>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < size();
        }

        @Override
        public Map.Entry<String, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int position = next++;
            return Map.entry(keyAt(position), at(position));
        }
    }
}
