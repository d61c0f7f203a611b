package io.perennial.conditions;

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
        NUMBER("a number"),
        TEXT("a text"),
        YES_NO("true or false"),
        DATE("a date");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        /** As it stands in a sentence, e.g. "a number". */
        public String words() {
            return words;
        }
    }

    /** The part before the first dot, e.g. "signal". */
    public String group() {
        int dot = name.indexOf('.');
        return (dot < 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
    }
}
