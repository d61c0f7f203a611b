package io.perennial.signals;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of all signals by key, in the order of the catalogue; a row of references and nothing more. */
final class SignalValues extends AbstractMap<String, SignalValue> {

    private final SignalValue[] values;

    SignalValues(SignalValue[] values) {
        this.values = values;
    }

    SignalValue at(int position) {
        return values[position];
    }

    @Override
    public @Nullable SignalValue get(Object key) {
        int position = key instanceof String name ? SignalCatalogue.position(name) : -1;
        return position < 0 ? null : values[position];
    }

    @Override
    public boolean containsKey(Object key) {
        return get(key) != null;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public Set<Map.Entry<String, SignalValue>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, SignalValue>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return values.length;
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, SignalValue>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < values.length;
        }

        @Override
        public Map.Entry<String, SignalValue> next() {
            int position = next++;
            return Map.entry(SignalCatalogue.keyAt(position), values[position]);
        }
    }
}
