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

    private static final long[] POWERS_OF_TEN = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    private Moments() {}

    static Optional<Instant> parse(String text) {
        Optional<Instant> canonical = canonical(text);
        if (canonical.isPresent()) {
            return canonical;
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

    /** The form nearly all clients send, 2026-01-31T23:59:59.123Z, without the costs of the others. */
    private static Optional<Instant> canonical(String text) {
        int length = text.length();
        if (length < 20
                || length > 30
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':'
                || text.charAt(length - 1) != 'Z'
                || (length > 20 && (length == 21 || text.charAt(19) != '.'))) {
            return Optional.empty();
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        int fraction = length == 20 ? 0 : digits(text, 20, length - 1);
        boolean plain = year > 0
                && within(1, month, 12)
                && within(1, day, month == 2 ? 28 : 30)
                && within(0, hour, 23)
                && within(0, minute, 59)
                && within(0, second, 59)
                && fraction >= 0;
        if (!plain) {
            return Optional.empty();
        }
        long seconds = LocalDate.of(year, month, day).toEpochDay() * 86_400L + hour * 3_600 + minute * 60 + second;
        long nanos = length == 20 ? 0 : fraction * POWERS_OF_TEN[30 - length];
        return Optional.of(Instant.ofEpochSecond(seconds, nanos));
    }

    private static boolean within(int low, int value, int high) {
        return value >= low && value <= high;
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
