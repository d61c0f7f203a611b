package io.perennial.connect;

import java.util.Optional;

/**
 * What one column of a file means.
 *
 * @param target the field, e.g. "account" or "start"; "custom.channel" for a field of the company's own; "ignore"
 * @param lookup where the text must first be looked up to become the value
 * @param dates how days and moments are written: year_first, day_first, month_first, compact, words, epoch_seconds,
 *     epoch_millis; else empty
 * @param numbers how numbers are written: point or comma; else empty
 * @param confidence 0..1; 1 = a person said so
 * @param reason why this was guessed
 */
public record ColumnMapping(
        String column,
        String target,
        Optional<Lookup> lookup,
        Optional<String> dates,
        Optional<String> numbers,
        double confidence,
        Remark reason) {

    /** The target of a column that is not imported. */
    public static final String IGNORE = "ignore";

    /** In front of the key of a field of the company's own. */
    public static final String CUSTOM = "custom.";

    public ColumnMapping {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("a confidence lies in 0..1 but was " + confidence);
        }
    }

    /** The text is a {@code key} in another file; its {@code value} there is meant, e.g. the name of an event type. */
    public record Lookup(String file, String key, String value) {}

    boolean ignored() {
        return target.equals(IGNORE);
    }

    boolean custom() {
        return target.startsWith(CUSTOM);
    }
}
