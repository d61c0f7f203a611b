package io.perennial.web;

import io.perennial.health.ShownScore;
import io.perennial.shared.Money;
import io.perennial.shared.MoneyText;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The texts of the pages in one language, and how it writes numbers, money and dates. */
public final class Words {

    private static final String MINUS = "\u2212";

    private final Locale locale;
    private final ZoneId zone;
    private final Instant now;
    private final Map<String, String> texts;
    private final Sentences sentences;

    Words(Locale locale, ZoneId zone, Instant now, Map<String, String> texts, Sentences sentences) {
        this.locale = locale;
        this.zone = zone;
        this.now = now;
        this.texts = texts;
        this.sentences = sentences;
    }

    public Locale locale() {
        return locale;
    }

    public ZoneId zone() {
        return zone;
    }

    public Instant now() {
        return now;
    }

    /** "de" or "en". */
    public String language() {
        return locale.getLanguage();
    }

    /** The text of a key; a missing one is a mistake that shows as the key itself. */
    public String text(String key, @Nullable Object... values) {
        String pattern = texts.get(key);
        if (pattern == null) {
            return key;
        }
        return values.length == 0 && pattern.indexOf('{') < 0 && !pattern.contains("''")
                ? pattern
                : new MessageFormat(pattern, locale).format(values);
    }

    /** What a reader of texts or facts says in English, e.g. why something was refused. */
    public String sentence(String english) {
        return sentences.said(english);
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /** The text of an enum constant, e.g. "band.HEALTHY". */
    public String of(String prefix, Enum<?> constant) {
        return text(prefix + "." + constant.name());
    }

    /**
     * What a system or the configuration calls by a key: in words where the page knows them, else the key spelled out.
     */
    public String named(String prefix, String key) {
        String known = prefix + "." + key;
        return has(known) ? text(known) : spelledOut(key);
    }

    /** "company_closed" -> "Company closed", "months-1-6" -> "Months 1-6"; what is a sentence stays one. */
    private static String spelledOut(String key) {
        String words = key.matches("\\S*")
                ? key.replaceAll("(?<!\\d)[_-]|[_-](?!\\d)", " ").strip()
                : key;
        return words.isEmpty() ? key : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    public String number(double value) {
        return number(value, 0);
    }

    public String number(double value, int fractionDigits) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(fractionDigits);
        format.setMinimumFractionDigits(fractionDigits);
        return format.format(value).replace("-", MINUS);
    }

    /** A health score, the same wherever it is shown. */
    public String score(double score) {
        return number(ShownScore.of(score), 1);
    }

    /** From the one score that is shown to the other, e.g. "−20.3". */
    public String scoreChange(double before, double after) {
        return signed(ShownScore.of(after) - ShownScore.of(before), 1);
    }

    /** Short, for the marks of an axis, e.g. "30k"; thousands and millions of anything. */
    public String compact(double value) {
        double size = Math.abs(value);
        if (size >= 1e6) {
            return number(value / 1e6, size % 1e6 == 0 ? 0 : 1) + text("compact.million");
        }
        return size >= 1e3 ? number(value / 1e3, size % 1e3 == 0 ? 0 : 1) + text("compact.thousand") : number(value);
    }

    /** With a sign, e.g. "+3.2"; nothing is neither. */
    public String signed(double value, int fractionDigits) {
        String text = number(value, fractionDigits);
        boolean nothing = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return nothing ? number(0, fractionDigits) : value > 0 ? "+" + text : text;
    }

    /**
     * A number as people type it in this language, as programs write it: "25.000,5" in German is 25000.5; what is no
     * such number stays as it is.
     */
    public String typedNumber(String text) {
        String group = locale.getLanguage().equals("de") ? "." : ",";
        String point = locale.getLanguage().equals("de") ? "," : ".";
        String number = text.strip().replace(MINUS, "-").replaceAll("[\\s\u00a0\u202f]", "");
        String grouped = "-?\\d{1,3}(" + Pattern.quote(group) + "\\d{3})+(" + Pattern.quote(point) + "\\d+)?";
        String plain = "-?\\d+(" + Pattern.quote(point) + "\\d+)?";
        return number.matches(grouped) || number.matches(plain)
                ? number.replace(group, "").replace(point, ".")
                : text.strip();
    }

    /** As {@link #compact} with a sign, e.g. "+15.1k". */
    public String signedCompact(double value) {
        return (value > 0 ? "+" : "") + compact(value);
    }

    public String percent(double share, int fractionDigits) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(fractionDigits);
        return format.format(share).replace("-", MINUS);
    }

    /** As it stands behind a number, with its space in German. */
    public String percentSign() {
        return locale.getLanguage().equals("de") ? "\u00a0%" : "%";
    }

    /** With a sign, e.g. "+12%"; nothing has none. */
    public String signedPercent(double share, int fractionDigits) {
        String text = percent(share, fractionDigits);
        boolean nothing = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return nothing ? percent(0, fractionDigits) : share > 0 ? "+" + text : text;
    }

    /** What a contract counts, as the page says it where it knows the word. */
    public String unit(String unit) {
        String key = "unit." + unit.toLowerCase(Locale.ROOT);
        return has(key) ? text(key) : unit;
    }

    /** Whole units of the currency. */
    public String money(double majorUnits, Currency currency) {
        return money(majorUnits, currency, 0);
    }

    public String money(Money money) {
        int digits = Math.max(0, money.currency().getDefaultFractionDigits());
        return money(money.minor() / Math.pow(10, digits), money.currency(), digits);
    }

    private String money(double majorUnits, Currency currency, int fractionDigits) {
        return MoneyText.of(majorUnits, currency, fractionDigits, locale);
    }

    public String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day);
    }

    /** Weekday, day and month: "Monday, 23 November". */
    public String weekday(LocalDate day) {
        return DateTimeFormatter.ofPattern(locale.getLanguage().equals("de") ? "EEEE, d. MMMM" : "EEEE, d MMMM", locale)
                .format(day);
    }

    /** Today and yesterday by name, other days in full. */
    public String day(LocalDate day) {
        LocalDate today = now.atZone(zone).toLocalDate();
        if (day.equals(today)) {
            return text("day.today");
        }
        return day.equals(today.minusDays(1)) ? text("day.yesterday") : weekday(day);
    }

    /** To the minute, of a day that is known. */
    public String clock(Instant at) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale)
                .format(at.atZone(zone));
    }

    public String dayAndMonth(Instant at) {
        return dayAndMonth(at.atZone(zone).toLocalDate());
    }

    /** Day and month, for days near now. */
    public String dayAndMonth(LocalDate day) {
        return DateTimeFormatter.ofPattern(locale.getLanguage().equals("de") ? "d. MMM" : "d MMM", locale)
                .format(day);
    }

    /** A month, e.g. "Mar 2024": two digits could be a day. */
    public String month(LocalDate day) {
        return DateTimeFormatter.ofPattern("MMM yyyy", locale).format(day);
    }

    public String date(Instant at) {
        return date(at.atZone(zone).toLocalDate());
    }

    public String dateAndTime(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(at.atZone(zone));
    }

    /** To the second, for things that arrive. */
    public String time(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", locale).format(at.atZone(zone));
    }

    public String iso(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toString();
    }

    /** How long ago, roughly: "2 min", "3 h", "5 d". */
    public String ago(Instant at) {
        long seconds = Math.max(0, Duration.between(at, now).toSeconds());
        if (seconds < 60) {
            return text("ago.now");
        }
        if (seconds < 3600) {
            return text("ago.minutes", seconds / 60);
        }
        return seconds < 48 * 3600 ? text("ago.hours", seconds / 3600) : text("ago.days", seconds / 86_400);
    }

    public String agoOrNever(Optional<Instant> at) {
        return at.map(this::ago).orElseGet(() -> text("ago.never"));
    }

    public String bytes(long bytes) {
        return bytes < 1_000_000
                ? text("size.kilobytes", number(bytes / 1000.0, 0))
                : text("size.megabytes", number(bytes / 1_000_000.0, 1));
    }
}
