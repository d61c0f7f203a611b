package io.perennial.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Instants as clients write them: ISO 8601 with or without zone (then UTC), a date, or seconds or milliseconds since
 * 1970.
 */
final class Moments {

    private static final long LARGEST_SECONDS = 100_000_000_000L;

    private Moments() {}

    static Optional<Instant> parse(String text) {
        long millis = canonical(text);
        if (millis != Long.MIN_VALUE) {
            return Optional.of(Instant.ofEpochMilli(millis));
        }
        try {
            if (text.chars().allMatch(c -> c >= '0' && c <= '9') && text.length() <= 15) {
                long number = Long.parseLong(text);
                return Optional.of(
                        number < LARGEST_SECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
            }
            if (text.length() == 10) {
                return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            String iso = text.replace(' ', 'T');
            return Optional.of(
                    iso.matches(".*T.*([zZ]|[+-]\\d\\d(:?\\d\\d)?)")
                            ? OffsetDateTime.parse(colon(iso)).toInstant()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** +0100 -> +01:00 */
    private static String colon(String iso) {
        return iso.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2").replaceFirst("([+-]\\d\\d)$", "$1:00");
    }

    /**
     * Milliseconds of the form nearly all clients send, 2026-01-31T23:59:59.123Z, without any garbage; else MIN_VALUE.
     */
    private static long canonical(String text) {
        if (text.length() != 24
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || text.charAt(19) != '.'
                || text.charAt(23) != 'Z') {
            return Long.MIN_VALUE;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        int millis = digits(text, 20, 23);
        boolean plain = year > 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= 28
                && hour >= 0
                && hour < 24
                && minute >= 0
                && minute < 60
                && second >= 0
                && second < 60
                && millis >= 0;
        if (!plain) {
            return Long.MIN_VALUE;
        }
        return LocalDate.of(year, month, day).toEpochDay() * 86_400_000L
                + hour * 3_600_000L
                + minute * 60_000L
                + second * 1_000L
                + millis;
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
