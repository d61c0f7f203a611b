package io.perennial.accounts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a custom field holds; decided by its first value and kept, so that a field means one thing for every account.
 */
public enum FieldType {
    TEXT,
    NUMBER,
    FLAG,
    DAY;

    private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}([T ].*)?");
    private static final int LONGEST = 2_000;

    /** The type a first value suggests: "2026-03-01" is a day, other text is text. */
    static FieldType of(Object value) {
        return switch (value) {
            case Number number -> NUMBER;
            case Boolean flag -> FLAG;
            case LocalDate day -> DAY;
            case String text when ISO_DAY.matcher(text).matches() && day(text).isPresent() -> DAY;
            default -> TEXT;
        };
    }

    /** The value as it is stored, or empty if it does not fit; e.g. NUMBER "12.50" -> "12.5". */
    Optional<String> canonical(Object value) {
        String text = String.valueOf(value).strip();
        if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return switch (this) {
            case TEXT ->
                value instanceof Iterable || value instanceof java.util.Map ? Optional.empty() : Optional.of(text);
            case NUMBER -> number(text);
            case FLAG -> flag(text);
            case DAY -> day(text).map(LocalDate::toString);
        };
    }

    /** The stored text as a typed value. */
    Object typed(String stored) {
        return switch (this) {
            case TEXT -> stored;
            case NUMBER -> Double.valueOf(stored);
            case FLAG -> Boolean.valueOf(stored);
            case DAY -> LocalDate.parse(stored);
        };
    }

    private static Optional<String> number(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            double value = number.doubleValue();
            if (Double.isInfinite(value) || Math.abs(number.scale()) > 400) {
                return Optional.empty();
            }
            return Optional.of(
                    number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static Optional<String> flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> Optional.of("true");
            case "false", "no", "0" -> Optional.of("false");
            default -> Optional.empty();
        };
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.length() < 10 ? Optional.empty() : Optional.of(LocalDate.parse(text.substring(0, 10)));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }
}
