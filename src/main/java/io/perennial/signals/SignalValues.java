package io.perennial.signals;

import org.jspecify.annotations.Nullable;

/** The values of all signals by key, in the order of the catalogue. */
final class SignalValues extends Row<SignalValue> {

    private final SignalValue[] values;

    SignalValues(SignalValue[] values) {
        this.values = values;
    }

    @Override
    String keyAt(int position) {
        return SignalCatalogue.keyAt(position);
    }

    @Override
    SignalValue at(int position) {
        return values[position];
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public @Nullable SignalValue get(Object key) {
        int position = key instanceof String name ? SignalCatalogue.position(name) : -1;
        return position < 0 ? null : values[position];
    }
}
