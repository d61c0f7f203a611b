package io.perennial.signals;

import org.jspecify.annotations.Nullable;

/** The few named facts of one value, in the order in which they were stated. */
final class Facts extends Row<Object> {

    private final Object[] pairs;

    private Facts(Object[] pairs) {
        this.pairs = pairs;
    }

    /** Of name, fact, name, fact ...; names are told apart by their caller. The row is not to be changed afterwards. */
    static Facts of(Object... pairs) {
        return new Facts(pairs);
    }

    @Override
    String keyAt(int position) {
        return (String) pairs[2 * position];
    }

    @Override
    Object at(int position) {
        return pairs[2 * position + 1];
    }

    @Override
    public int size() {
        return pairs.length / 2;
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
}
