package io.perennial.work;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A day as people say it in German and English, e.g. "yesterday", "am Montag", "20.11.", "3 days ago"; pure. */
final class SpokenDay {

    private static final Map<String, Integer> OFFSETS = Map.ofEntries(
            Map.entry("today", 0),
            Map.entry("heute", 0),
            Map.entry("this morning", 0),
            Map.entry("yesterday", -1),
            Map.entry("gestern", -1),
            Map.entry("day before yesterday", -2),
            Map.entry("vorgestern", -2),
            Map.entry("tomorrow", 1),
            Map.entry("morgen", 1),
            Map.entry("day after tomorrow", 2),
            Map.entry("übermorgen", 2));

    private static final Map<String, DayOfWeek> WEEKDAYS = Map.ofEntries(
            Map.entry("monday", DayOfWeek.MONDAY),
            Map.entry("montag", DayOfWeek.MONDAY),
            Map.entry("tuesday", DayOfWeek.TUESDAY),
            Map.entry("dienstag", DayOfWeek.TUESDAY),
            Map.entry("wednesday", DayOfWeek.WEDNESDAY),
            Map.entry("mittwoch", DayOfWeek.WEDNESDAY),
            Map.entry("thursday", DayOfWeek.THURSDAY),
            Map.entry("donnerstag", DayOfWeek.THURSDAY),
            Map.entry("friday", DayOfWeek.FRIDAY),
            Map.entry("freitag", DayOfWeek.FRIDAY),
            Map.entry("saturday", DayOfWeek.SATURDAY),
            Map.entry("samstag", DayOfWeek.SATURDAY),
            Map.entry("sunday", DayOfWeek.SUNDAY),
            Map.entry("sonntag", DayOfWeek.SUNDAY));

    private static final List<String> MONTHS = List.of(
            "jan", "feb", "mar|mär|mrz", "apr", "may|mai", "jun", "jul", "aug", "sep", "oct|okt", "nov", "dec|dez");

    /** What follows these is a term of the content, e.g. "by Friday", "bis morgen". */
    private static final String NOT_A_TERM = "(?<!\\b(?:by|until|till|bis|due|before|vor dem|zum)\\s)";

    private record Form(Pattern pattern, BiFunction<MatchResult, LocalDate, Optional<LocalDate>> day) {}

    private static final List<Form> FORMS = List.of(
            new Form(
                    form("(\\d{4})-(\\d{2})-(\\d{2})"),
                    (found, today) -> date(number(found, 1), number(found, 2), number(found, 3))),
            new Form(form("(\\d{1,2})\\.\\s?(\\d{1,2})\\.(\\d{4}|\\d{2})?"), SpokenDay::dotted),
            new Form(form("(\\d{1,2})\\.?\\s(" + months() + ")\\p{L}*\\.?(?:\\s(\\d{4}))?"), SpokenDay::named),
            new Form(
                    form("(\\d{1,3})\\s(?:days|day)\\sago"),
                    (found, today) -> Optional.of(today.minusDays(number(found, 1)))),
            new Form(
                    form("vor\\s(\\d{1,3})\\s(?:tagen|tag)"),
                    (found, today) -> Optional.of(today.minusDays(number(found, 1)))),
            new Form(
                    form("(day before yesterday|day after tomorrow|this morning|today|yesterday|tomorrow|heute|gestern"
                            + "|vorgestern|übermorgen|morgen)"),
                    (found, today) -> Optional.of(today.plusDays(OFFSETS.getOrDefault(lower(found.group(1)), 0)))),
            new Form(
                    form("(?:(next|nächsten|nächste|kommenden|kommende)\\s)?("
                            + String.join(
                                    "|", WEEKDAYS.keySet().stream().sorted().toList()) + ")"),
                    SpokenDay::weekday));

    private SpokenDay() {}

    /**
     * The first day named in a text; empty if none is. A weekday alone lies behind us, and so does a date without a
     * year.
     */
    static Optional<LocalDate> in(String text, LocalDate today) {
        return FORMS.stream()
                .flatMap(form -> form.pattern()
                        .matcher(text)
                        .results()
                        .flatMap(found -> form.day().apply(found, today).stream())
                        .limit(1))
                .findFirst();
    }

    static boolean isDayWord(String word) {
        return OFFSETS.containsKey(word) || WEEKDAYS.containsKey(word);
    }

    private static Optional<LocalDate> dotted(MatchResult found, LocalDate today) {
        return year(found.group(3))
                .map(year -> date(year, number(found, 2), number(found, 1)))
                .orElseGet(() -> latest(number(found, 2), number(found, 1), today));
    }

    private static Optional<LocalDate> named(MatchResult found, LocalDate today) {
        String name = lower(found.group(2));
        int month = 1;
        while (!name.matches(MONTHS.get(month - 1))) {
            month++;
        }
        int named = month;
        return year(found.group(3))
                .map(year -> date(year, named, number(found, 1)))
                .orElseGet(() -> latest(named, number(found, 1), today));
    }

    private static Optional<LocalDate> weekday(MatchResult found, LocalDate today) {
        DayOfWeek day = WEEKDAYS.getOrDefault(lower(found.group(2)), DayOfWeek.MONDAY);
        return Optional.of(
                today.with(found.group(1) == null ? TemporalAdjusters.previous(day) : TemporalAdjusters.next(day)));
    }

    /** The last such day of the year that is not more than two weeks ahead. */
    private static Optional<LocalDate> latest(int month, int day, LocalDate today) {
        return date(today.getYear(), month, day)
                .filter(date -> !date.isAfter(today.plusDays(14)))
                .or(() -> date(today.getYear() - 1, month, day));
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> year(@Nullable String text) {
        return Optional.ofNullable(text).map(Integer::valueOf).map(year -> year < 100 ? 2000 + year : year);
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String months() {
        return String.join("|", MONTHS);
    }

    private static Pattern form(String pattern) {
        return Pattern.compile("(?iu)" + NOT_A_TERM + "(?<![\\p{L}\\p{N}])" + pattern + "(?![\\p{L}\\p{N}])");
    }
}
