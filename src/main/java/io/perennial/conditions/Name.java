package io.perennial.conditions;

import io.perennial.conditions.BuilderForm.Operator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name that conditions may use, e.g. "signal.seat_utilisation".
 *
 * @param about one sentence on what it says, with its unit
 */
public record Name(String name, Type type, Stratum stratum, String about) {

    private static final Pattern FORMAT = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)*");

    public Name {
        if (!FORMAT.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a name has letters a-z, digits and _ in parts joined by dots but was '" + name + "'");
        }
    }

    /** What kind of value it has. */
    public enum Type {
        NUMBER(
                "a number",
                Operator.AT_LEAST,
                Operator.AT_MOST,
                Operator.MORE,
                Operator.LESS,
                Operator.IS,
                Operator.IS_KNOWN,
                Operator.IS_UNKNOWN),
        TEXT(
                "a text",
                Operator.CONTAINS,
                Operator.STARTS_WITH,
                Operator.IS,
                Operator.IS_NOT,
                Operator.IS_KNOWN,
                Operator.IS_UNKNOWN),
        YES_NO("true or false", Operator.IS, Operator.IS_KNOWN, Operator.IS_UNKNOWN),
        DATE("a date", Operator.AT_MOST, Operator.AT_LEAST, Operator.IS, Operator.IS_KNOWN, Operator.IS_UNKNOWN);

        private final String words;
        private final List<Operator> operators;

        Type(String words, Operator... operators) {
            this.words = words;
            this.operators = List.of(operators);
        }

        /** As it stands in a sentence, e.g. "a number". */
        public String words() {
            return words;
        }

        /** How a builder's row may compare it, the usual one first. */
        public List<Operator> operators() {
            return operators;
        }
    }

    /** The part before the first dot, e.g. "signal". */
    public String group() {
        int dot = name.indexOf('.');
        return (dot < 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
    }
}
