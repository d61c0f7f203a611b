package io.perennial.connect;

import static io.perennial.connect.DateFormat.INVALID;
import static io.perennial.connect.DateFormat.digit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/** Reads what may stand behind a day: "T13:05:07.123Z", " 1:05 PM", ", 13:05 Uhr", " 13:05:07 +0100", " UTC". */
final class TimeOfDay {

    private final String text;
    private int position;

    private TimeOfDay(String text, int position) {
        this.text = text;
        this.position = position;
    }

    static long millis(LocalDate date, String text, int position, ZoneId zone) {
        return new TimeOfDay(text, position).read(date, zone);
    }

    private long read(LocalDate date, ZoneId zone) {
        while (more() && (at() == ' ' || at() == 'T' || at() == 't' || at() == ',')) {
            position++;
        }
        int hour = number(2);
        if (hour < 0 || !more() || at() != ':') {
            return INVALID;
        }
        position++;
        int minute = number(2);
        int second = 0;
        int millis = 0;
        if (more() && at() == ':') {
            position++;
            second = number(2);
            millis = fraction();
        }
        if (minute < 0 || second < 0) {
            return INVALID;
        }
        return finish(date, hour, minute, second, millis, zone);
    }

    private long finish(LocalDate date, int hour, int minute, int second, int millis, ZoneId zone) {
        String rest = text.substring(position).strip();
        String word = rest.toUpperCase(Locale.ROOT);
        ZoneId where = zone;
        int hours = hour;
        if (word.startsWith("AM") || word.startsWith("PM")) {
            if (hour < 1 || hour > 12) {
                return INVALID;
            }
            hours = hour % 12 + (word.startsWith("PM") ? 12 : 0);
            word = word.substring(2).strip();
        }
        if (word.equals("Z") || word.equals("UTC") || word.equals("GMT")) {
            where = ZoneOffset.UTC;
        } else if (word.startsWith("+") || word.startsWith("-")) {
            where = ZoneOffset.of(word);
        } else if (!word.isEmpty() && !word.equals("UHR")) {
            return INVALID;
        }
        return DateFormat.millis(date.atTime(hours, minute, Math.min(second, 59), millis * 1_000_000), where);
    }

    private int fraction() {
        if (!more() || at() != '.' && at() != ',') {
            return 0;
        }
        position++;
        int millis = 0;
        for (int digits = 0; more() && digit(at()); digits++, position++) {
            millis = digits < 3 ? millis + (at() - '0') * (digits == 0 ? 100 : digits == 1 ? 10 : 1) : millis;
        }
        return millis;
    }

    private int number(int most) {
        int start = position;
        int number = 0;
        while (more() && digit(at()) && position - start < most) {
            number = number * 10 + at() - '0';
            position++;
        }
        return position == start ? -1 : number;
    }

    private boolean more() {
        return position < text.length();
    }

    private char at() {
        return text.charAt(position);
    }
}
