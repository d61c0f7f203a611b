package io.perennial.segments;

import java.util.Locale;

/**
 * Customers of whom a condition holds.
 *
 * @param key its name in addresses and texts
 * @param english name for people, likewise {@code german}
 * @param when the condition, in CEL
 * @param version of its text
 */
public record Segment(String key, String english, String german, boolean active, String when, int version) {

    public String name(Locale locale) {
        return locale.getLanguage().equals("de") ? german : english;
    }
}
