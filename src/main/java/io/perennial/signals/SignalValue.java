package io.perennial.signals;

import java.util.Map;
import java.util.OptionalDouble;

/** What a signal says of one account at one instant. Unknown is never zero. */
public sealed interface SignalValue {

    /**
     * A known value, in the signal's unit.
     *
     * @param facts named numbers, dates and texts of the sentence that explains it, e.g. n=24, m=60, k=41
     */
    record Known(double value, Map<String, Object> facts) implements SignalValue {
        public Known {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a known signal is finite but was " + value);
            }
            facts = facts instanceof Facts ? facts : Map.copyOf(facts);
        }
    }

    /** A value with its facts as name, number, name, number ... */
    static Known known(double value, Object... facts) {
        return new Known(value, Facts.of(facts));
    }

    /** The value where it is known. */
    default OptionalDouble number() {
        return switch (this) {
            case Known(double value, var facts) -> OptionalDouble.of(value);
            case Unknown(var reason) -> OptionalDouble.empty();
        };
    }

    /** Why it cannot be said. */
    record Unknown(Reason reason) implements SignalValue {}

    /** Why a signal is unknown. */
    enum Reason {
        /** No fact of the kind it needs has ever arrived. */
        NO_DATA,
        /** There is some, but not yet enough of it. */
        TOO_LITTLE_DATA,
        /** It has no meaning for this customer, e.g. no seats are sold. */
        NOT_APPLICABLE,
        /** The source that feeds it has gone silent. */
        SOURCE_SILENT
    }
}
