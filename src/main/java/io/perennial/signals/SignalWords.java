package io.perennial.signals;

import io.perennial.shared.MoneyText;
import io.perennial.signals.SignalValue.Known;
import io.perennial.signals.SignalValue.Unknown;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says signals in German or English: names, values and the sentence that explains a value. */
public final class SignalWords {

    private static final Map<String, SignalWords> BY_LANGUAGE = new ConcurrentHashMap<>();

    /** Ratios that read best as a percentage, although they may pass 100. */
    private static final Set<String> OF_A_WHOLE = Set.of("seat_utilisation", "quota_use");

    /** Below it no digits are grouped, so that a number is written without asking the language. */
    private static final long GROUPED = 1_000;

    private final Locale locale;
    private final DateTimeFormatter dates;
    private final char point;
    private final Properties texts = new Properties();

    private SignalWords(String language) {
        this.locale = language.equals("de") ? Locale.GERMANY : Locale.UK;
        this.dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
        this.point = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
        String file = "/messages/signals_" + language + ".properties";
        try (InputStreamReader in = new InputStreamReader(
                Objects.requireNonNull(SignalWords.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of a language; English for everything but German. */
    public static SignalWords in(Locale locale) {
        String language = locale.getLanguage().equals("de") ? "de" : "en";
        return BY_LANGUAGE.computeIfAbsent(language, SignalWords::new);
    }

    public String name(Signal signal) {
        return text("signal." + signal.key() + ".name");
    }

    public String about(Signal signal) {
        return text("signal." + signal.key() + ".about");
    }

    public String group(Signal.Group group) {
        return text("signal.group." + lower(group));
    }

    public String unit(Signal.Unit unit) {
        return text("signal.unit." + lower(unit));
    }

    public String direction(Signal.Direction direction) {
        return text("signal.direction." + lower(direction));
    }

    /** What a kind of fact is called, for "needs ..." in the catalogue. */
    public String need(Signal.Need need) {
        return text("signal.need." + lower(need));
    }

    /** The sentence with its number, comparison and window, e.g. "24 of 60 seats active, 41 four weeks ago." */
    public String why(Signal signal, SignalValue value) {
        return switch (value) {
            case Known(double number, Map<String, Object> facts) -> {
                String none = number == 0 ? texts.getProperty("signal." + signal.key() + ".why.none") : null;
                String pattern = none == null ? text("signal." + signal.key() + ".why") : none;
                yield fill(pattern, facts, number);
            }
            case Unknown(SignalValue.Reason reason) ->
                fill(text("signal.reason." + lower(reason)), Map.of("name", name(signal)), 0);
        };
    }

    /** The bare value in its unit, e.g. "40 %" or "yes". */
    public String value(Signal signal, double value) {
        return switch (signal.unit()) {
            case SHARE -> percent(value);
            case RATIO ->
                signal.low() < 0 ? change(value) : OF_A_WHOLE.contains(signal.key()) ? percent(value) : number(value);
            case PROBABILITY -> chance(value);
            case YES_NO -> text(value == 0 ? "signal.no" : "signal.yes");
            case COUNT, POINTS, DAYS, HOURS, MONTHS, MONEY_PER_MONTH -> number(value);
        };
    }

    private String text(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text for '" + key + "' in " + locale.getDisplayLanguage());
        }
        return text;
    }

    private String fill(String pattern, Map<String, Object> facts, double value) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < pattern.length()) {
            int open = pattern.indexOf('{', at);
            if (open < 0) {
                break;
            }
            int close = pattern.indexOf('}', open);
            out.append(pattern, at, open).append(part(pattern.substring(open + 1, close), facts, value));
            at = close + 1;
        }
        return out.append(pattern.substring(at)).toString();
    }

    private String part(String hole, Map<String, Object> facts, double value) {
        int colon = hole.indexOf(':');
        String name = colon < 0 ? hole : hole.substring(0, colon);
        String form = colon < 0 ? "" : hole.substring(colon + 1);
        Object fact = name.equals("value") ? Double.valueOf(value) : facts.get(name);
        if (fact == null) {
            throw new IllegalArgumentException("a sentence asks for '" + name + "' but knows " + facts.keySet());
        }
        if (!(fact instanceof Number number)) {
            return fact instanceof LocalDate date ? date(date) : fact.toString();
        }
        return formatted(number.doubleValue(), form, facts);
    }

    private String formatted(double value, String form, Map<String, Object> facts) {
        if (form.startsWith("plural|")) {
            String[] forms = form.split("\\|", 3);
            return number(value).equals("1") ? forms[1] : forms[2];
        }
        return switch (form) {
            case "percent" -> percent(value);
            case "change" -> change(value);
            case "chance" -> chance(value);
            case "money" -> money(value, facts);
            case "ago" -> days("signal.ago.", number(value));
            case "for" -> days("signal.for.", number(value));
            default -> number(value);
        };
    }

    /** "today", "a day ago", "3 days ago": nothing is 0 days ago. */
    private String days(String key, String days) {
        return switch (days) {
            case "0" -> text(key + "today");
            case "1" -> text(key + "day");
            default -> fill(text(key + "days"), Map.of("n", days), 0);
        };
    }

    private String money(double value, Map<String, Object> facts) {
        Object currency = facts.getOrDefault("currency", "");
        if (currency.toString().isEmpty()) {
            return String.format(locale, "%,.0f", value);
        }
        return MoneyText.of(value, Currency.getInstance(currency.toString()), 0, locale);
    }

    private String chance(double value) {
        if (value > 0 && value < .0001) {
            return "< " + String.format(locale, "%.2f", .01) + percentSign();
        }
        return String.format(locale, value < .1 ? "%.2f" : "%.0f", value * 100) + percentSign();
    }

    private String change(double value) {
        long percent = Math.round(value * 100);
        return (percent > 0 ? "+" : percent < 0 ? "−" : "±") + whole(Math.abs(percent)) + percentSign();
    }

    private String percent(double value) {
        return whole(Math.round(value * 100)) + percentSign();
    }

    private String percentSign() {
        return locale.getLanguage().equals("de") ? " %" : "%";
    }

    /** At most one decimal, none where it would be zero: 24, 3.5, 1,200. */
    private String number(double value) {
        double tenths = Math.round(value * 10) / 10.0;
        boolean whole = tenths == Math.rint(tenths) || Math.abs(value) >= 100;
        if (!whole) {
            long all = Math.round(Math.abs(tenths) * 10);
            return (tenths < 0 ? "-" : "") + all / 10 + point + all % 10;
        }
        return Math.abs(value) < GROUPED - 1
                ? whole((long) Math.rint(value))
                : String.format(locale, "%,.0f", Math.rint(value) + 0.0);
    }

    private String whole(long number) {
        return Math.abs(number) < GROUPED ? Long.toString(number) : String.format(locale, "%,d", number);
    }

    private String date(LocalDate date) {
        return dates.format(date);
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
