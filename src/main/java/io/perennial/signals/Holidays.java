package io.perennial.signals;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Public holidays that a whole country keeps, by rule for every year, so that a quiet Easter Monday is no drop. Only
 * nation-wide days; regional ones move the segment and are taken out with its movement. Source: the countries' holiday
 * laws as of 2025.
 */
final class Holidays {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;
    private static final Holidays NONE = new Holidays("");
    private static final Map<String, Holidays> BY_COUNTRY = new ConcurrentHashMap<>();

    private static final Map<String, String> COUNTRY_OF_ZONE = Map.ofEntries(
            Map.entry("Europe/Berlin", "DE"),
            Map.entry("Europe/Busingen", "DE"),
            Map.entry("Europe/Vienna", "AT"),
            Map.entry("Europe/Zurich", "CH"),
            Map.entry("Europe/Paris", "FR"),
            Map.entry("Europe/Amsterdam", "NL"),
            Map.entry("Europe/Brussels", "BE"),
            Map.entry("Europe/Rome", "IT"),
            Map.entry("Europe/Madrid", "ES"),
            Map.entry("Europe/Warsaw", "PL"),
            Map.entry("Europe/London", "GB"),
            Map.entry("America/New_York", "US"),
            Map.entry("America/Chicago", "US"),
            Map.entry("America/Denver", "US"),
            Map.entry("America/Phoenix", "US"),
            Map.entry("America/Los_Angeles", "US"));

    /** month-day = fixed; E+n = days after Easter Sunday; month/weekday/n = n-th (-1: last) weekday of the month. */
    private static final Map<String, String> RULES = Map.ofEntries(
            Map.entry("DE", "1-1 E-2 E+1 5-1 E+39 E+50 10-3 12-25 12-26"),
            Map.entry("AT", "1-1 1-6 E+1 5-1 E+39 E+50 E+60 8-15 10-26 11-1 12-8 12-25 12-26"),
            Map.entry("CH", "1-1 E-2 E+1 E+39 E+50 8-1 12-25 12-26"),
            Map.entry("FR", "1-1 E+1 5-1 5-8 E+39 E+50 7-14 8-15 11-1 11-11 12-25"),
            Map.entry("NL", "1-1 E+1 4-27 E+39 E+50 12-25 12-26"),
            Map.entry("BE", "1-1 E+1 5-1 E+39 E+50 7-21 8-15 11-1 11-11 12-25"),
            Map.entry("IT", "1-1 1-6 E+1 4-25 5-1 6-2 8-15 11-1 12-8 12-25 12-26"),
            Map.entry("ES", "1-1 1-6 E-2 5-1 8-15 10-12 11-1 12-6 12-8 12-25"),
            Map.entry("PL", "1-1 1-6 E+1 5-1 5-3 E+60 8-15 11-1 11-11 12-25 12-26"),
            Map.entry("GB", "1-1 E-2 E+1 5/MONDAY/1 5/MONDAY/-1 8/MONDAY/-1 12-25 12-26"),
            Map.entry(
                    "US",
                    "1-1 1/MONDAY/3 2/MONDAY/3 5/MONDAY/-1 6-19 7-4 9/MONDAY/1 10/MONDAY/2 11-11 11/THURSDAY/4 12-25"));

    private final BitSet days = new BitSet();
    private final int origin = (int) LocalDate.of(FIRST_YEAR, 1, 1).toEpochDay();

    private Holidays(String rules) {
        if (!rules.isEmpty()) {
            for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
                int y = year;
                Arrays.stream(rules.split(" "))
                        .forEach(rule -> days.set((int) day(rule, y).toEpochDay() - origin));
            }
        }
    }

    /** The holidays of the country a time zone lies in; none where the zone does not tell. */
    static Holidays in(ZoneId zone) {
        String country = COUNTRY_OF_ZONE.get(zone.getId());
        return country == null
                ? NONE
                : BY_COUNTRY.computeIfAbsent(country, c -> new Holidays(RULES.getOrDefault(c, "")));
    }

    boolean contains(int epochDay) {
        return epochDay >= origin && days.get(epochDay - origin);
    }

    boolean anyIn(int from, int to) {
        int next = days.nextSetBit(Math.max(0, from - origin));
        return next >= 0 && next <= to - origin;
    }

    private static LocalDate day(String rule, int year) {
        if (rule.startsWith("E")) {
            return easter(year).plusDays(Integer.parseInt(rule.substring(1)));
        }
        String[] parts = rule.split("[-/]", 3);
        int month = Integer.parseInt(parts[0]);
        if (parts.length == 2) {
            return LocalDate.of(year, month, Integer.parseInt(parts[1]));
        }
        return LocalDate.of(year, month, 1)
                .with(TemporalAdjusters.dayOfWeekInMonth(Integer.parseInt(parts[2]), DayOfWeek.valueOf(parts[1])));
    }

    /**
     * Easter Sunday of the Gregorian calendar, e.g. 2025 -> 20 April. Source: Meeus, Astronomical Algorithms, ch. 8.
     */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = b / 4;
        int e = b % 4;
        int g = (8 * b + 13) / 25;
        int h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4;
        int k = c % 4;
        int l = (32 + 2 * e + 2 * i - h - k) % 7;
        int m = (a + 11 * h + 19 * l) / 433;
        int month = (h + l - 7 * m + 90) / 25;
        int day = (h + l - 7 * m + 33 * month + 19) % 32;
        return LocalDate.of(year, month, day);
    }
}
