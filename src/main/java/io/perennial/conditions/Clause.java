package io.perennial.conditions;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A condition taken apart, with what each part said of one customer. */
public sealed interface Clause {

    /** The part as text. */
    String text();

    Outcome outcome();

    /** Parts that must all hold. */
    record Every(String text, Outcome outcome, List<Clause> parts) implements Clause {
        public Every {
            parts = List.copyOf(parts);
        }
    }

    /** Parts of which one must hold. */
    record Any(String text, Outcome outcome, List<Clause> parts) implements Clause {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** A part that must not hold. */
    record Not(String text, Outcome outcome, Clause part) implements Clause {}

    /**
     * A single test.
     *
     * @param values what each name it uses was; empty where unknown
     * @param failure why it could not be computed
     */
    record Test(String text, Outcome outcome, Map<String, Optional<Object>> values, Optional<String> failure)
            implements Clause {
        public Test {
            values = Map.copyOf(values);
        }
    }
}
