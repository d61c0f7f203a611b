package io.perennial.connect;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

/** How a column writes days and moments. A moment without an offset is local to the zone of the import. */
enum DateFormat {
    /** 2024-01-31, 2024-01-31 13:05, 2024-01-31T13:05:07.123+01:00, 2024/01/31. */
    YEAR_FIRST,
    /** 31.01.2024, 31.1.24 13:05, 31/01/2024. */
    DAY_FIRST,
    /** 01/31/2024, 1/31/2024 1:05 PM. */
    MONTH_FIRST,
    /** 20240131. */
    COMPACT,
    /** 31. Januar 2024, Jan 31, 2024, 31 January 2024 13:05. */
    WORDS,
    EPOCH_SECONDS,
    EPOCH_MILLIS;

    /** Answer for a text that is no moment in this format. */
    static final long INVALID = Long.MIN_VALUE;

    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("mär", 3),
            Map.entry("mae", 3),
            Map.entry("mrz", 3),
            Map.entry("apr", 4),
            Map.entry("may", 5),
            Map.entry("mai", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("sep", 9),
            Map.entry("oct", 10),
            Map.entry("okt", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12),
            Map.entry("dez", 12));

    /** How it is written in a mapping, e.g. "day_first". */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Milliseconds since 1970-01-01 UTC, or {@link #INVALID}. */
    long millis(String text, ZoneId zone) {
        try {
            return switch (this) {
                case YEAR_FIRST -> numbers(text, 0, 1, 2, zone);
                case DAY_FIRST -> numbers(text, 2, 1, 0, zone);
                case MONTH_FIRST -> numbers(text, 2, 0, 1, zone);
                case COMPACT -> compact(text, zone);
                case WORDS -> words(text, zone);
                case EPOCH_SECONDS -> epoch(text, 1_000, 9, 10);
                case EPOCH_MILLIS -> epoch(text, 1, 12, 13);
            };
        } catch (DateTimeException | ArithmeticException e) {
            return INVALID;
        }
    }

    private static long numbers(String text, int yearAt, int monthAt, int dayAt, ZoneId zone) {
        int[] parts = new int[3];
        int position = 0;
        char separator = 0;
        for (int part = 0; part < 3; part++) {
            int start = position;
            int number = 0;
            while (position < text.length() && digit(text.charAt(position))) {
                number = number * 10 + text.charAt(position++) - '0';
            }
            int length = position - start;
            if (part == yearAt ? length != 4 && (length != 2 || yearAt == 0) : length < 1 || length > 2) {
                return INVALID;
            }
            parts[part] = part == yearAt && length == 2 ? 2000 + number : number;
            if (part < 2) {
                char here = position < text.length() ? text.charAt(position++) : 0;
                if (here != '-' && here != '.' && here != '/' || separator != 0 && here != separator) {
                    return INVALID;
                }
                separator = here;
            }
        }
        return withTime(LocalDate.of(parts[yearAt], parts[monthAt], parts[dayAt]), text, position, zone);
    }

    private static long compact(String text, ZoneId zone) {
        if (text.length() != 8 || !text.chars().allMatch(c -> digit((char) c))) {
            return INVALID;
        }
        int number = Integer.parseInt(text);
        int year = number / 10_000;
        return year < 1900 || year > 2199
                ? INVALID
                : millis(LocalDate.of(year, number / 100 % 100, number % 100).atStartOfDay(), zone);
    }

    private static long words(String text, ZoneId zone) {
        int month = 0;
        int day = 0;
        int position = 0;
        while (position < text.length()) {
            int start = position;
            if (digit(text.charAt(start))) {
                while (position < text.length() && digit(text.charAt(position))) {
                    position++;
                }
                int number = position - start <= 4 ? Integer.parseInt(text, start, position, 10) : 0;
                if (position - start == 4 && month > 0 && day > 0) {
                    return withTime(LocalDate.of(number, month, day), text, position, zone);
                }
                day = number;
            } else if (Character.isLetter(text.charAt(start))) {
                while (position < text.length() && Character.isLetter(text.charAt(position))) {
                    position++;
                }
                String word = text.substring(start, position).toLowerCase(Locale.ROOT);
                Integer named = word.length() < 3 ? null : MONTHS.get(word.substring(0, 3));
                if (named == null || month > 0) {
                    return INVALID;
                }
                month = named;
            } else {
                position++;
            }
        }
        return INVALID;
    }

    private static long epoch(String text, int factor, int fewest, int most) {
        int length = text.length();
        if (length < fewest || length > most || !text.chars().allMatch(c -> digit((char) c))) {
            return INVALID;
        }
        return Math.multiplyExact(Long.parseLong(text), factor);
    }

    private static long withTime(LocalDate date, String text, int position, ZoneId zone) {
        return position == text.length()
                ? millis(date.atStartOfDay(), zone)
                : TimeOfDay.millis(date, text, position, zone);
    }

    static long millis(LocalDateTime local, ZoneId zone) {
        return zone == ZoneOffset.UTC
                ? local.toEpochSecond(ZoneOffset.UTC) * 1_000 + local.getNano() / 1_000_000
                : local.atZone(zone).toInstant().toEpochMilli();
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
