package io.perennial.shared;

import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;

/** Amounts as people of a language write them. */
public final class MoneyText {

    private static final String MINUS = "\u2212";
    private static final Pattern LETTERS_THEN_DIGITS = Pattern.compile("(?<=\\p{L})(?=\\d)");
    private static final String NO_BREAK_SPACE = "\u00a0";

    private MoneyText() {}

    /** In major units with its symbol, e.g. "8.000 €", "−€12.50" or "CHF 3,590". */
    public static String of(double majorUnits, Currency currency, int fractionDigits, Locale locale) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMaximumFractionDigits(fractionDigits);
        format.setMinimumFractionDigits(fractionDigits);
        String text = format.format(majorUnits).replace("-", MINUS);
        return LETTERS_THEN_DIGITS.matcher(text).replaceFirst(NO_BREAK_SPACE);
    }
}
