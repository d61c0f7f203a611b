package io.perennial.connect;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a column writes numbers; currency signs, percent signs, blanks and groups of three are read over. */
enum NumberFormat {
    /** 1,234.56 */
    POINT('.', ','),
    /** 1.234,56 */
    COMMA(',', '.');

    private static final Pattern PLAIN = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern AROUND = Pattern.compile("[\\s\\u00a0\\u202f'’]|€|\\$|£|%|EUR|USD|GBP|CHF");

    private final char decimal;
    private final char group;

    NumberFormat(char decimal, char group) {
        this.decimal = decimal;
        this.group = group;
    }

    /** How it is written in a mapping: "point" or "comma". */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** "1.234,56 €" -> "1234.56"; empty if the text is no number in this format. */
    Optional<String> plain(String text) {
        String digits = AROUND.matcher(text).replaceAll("");
        if (digits.startsWith("(") && digits.endsWith(")")) {
            digits = "-" + digits.substring(1, digits.length() - 1);
        } else if (digits.endsWith("-")) {
            digits = "-" + digits.substring(0, digits.length() - 1);
        }
        if (!grouped(digits)) {
            return Optional.empty();
        }
        String plain = digits.replace(String.valueOf(group), "").replace(decimal, '.');
        return PLAIN.matcher(plain).matches()
                ? Optional.of(new BigDecimal(plain).toPlainString()).filter(number -> number.length() < 60)
                : Optional.empty();
    }

    /** Groups have three digits: "1,234,567" but not "12,34". */
    private boolean grouped(String digits) {
        int end = digits.indexOf(decimal) < 0 ? digits.length() : digits.indexOf(decimal);
        if (digits.indexOf(group, end) >= 0) {
            return false;
        }
        String[] groups = digits.substring(0, end).split(Pattern.quote(String.valueOf(group)), -1);
        for (int i = 1; i < groups.length; i++) {
            if (groups[i].length() != 3 || groups[0].isEmpty() || groups[0].length() > 4) {
                return false;
            }
        }
        return true;
    }

    /** Speaks only for one format: "12,5" and "1.234,56" for COMMA, "12.50" and "1,234.56" for POINT. */
    boolean clearly(String text) {
        NumberFormat other = this == POINT ? COMMA : POINT;
        return plain(text).isPresent() && other.plain(text).isEmpty();
    }
}
