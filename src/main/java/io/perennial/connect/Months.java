package io.perennial.connect;

import java.util.Map;
import java.util.Optional;

/** Lengths of billing periods and terms: "12", "annual", "jährlich", "12 months", "2 years". */
final class Months {

    private static final Map<String, Integer> WORDS = Map.ofEntries(
            Map.entry("monthly", 1),
            Map.entry("month", 1),
            Map.entry("monatlich", 1),
            Map.entry("mtl", 1),
            Map.entry("quarterly", 3),
            Map.entry("quarter", 3),
            Map.entry("quartalsweise", 3),
            Map.entry("vierteljaehrlich", 3),
            Map.entry("quartal", 3),
            Map.entry("semiannual", 6),
            Map.entry("semi_annual", 6),
            Map.entry("biannual", 6),
            Map.entry("half_yearly", 6),
            Map.entry("halbjaehrlich", 6),
            Map.entry("annual", 12),
            Map.entry("annually", 12),
            Map.entry("yearly", 12),
            Map.entry("year", 12),
            Map.entry("jaehrlich", 12),
            Map.entry("jahr", 12),
            Map.entry("biennial", 24));

    private Months() {}

    /** 1..120, or empty. */
    static Optional<Integer> read(String text) {
        String word = text.startsWith("-") ? "" : Headers.normal(text);
        Integer named = WORDS.get(word);
        if (named != null) {
            return Optional.of(named);
        }
        String[] parts = word.split("_");
        Optional<Integer> number =
                parts[0].matches("\\d{1,3}") ? Optional.of(Integer.parseInt(parts[0])) : Optional.empty();
        if (parts.length > 2 || parts.length == 2 && !parts[1].matches("months?|monate?n?|years?|jahre?n?|m|y|0")) {
            return Optional.empty();
        }
        boolean years = parts.length == 2 && (parts[1].startsWith("y") || parts[1].startsWith("j"));
        return number.map(count -> years ? count * 12 : count).filter(months -> months >= 1 && months <= 120);
    }
}
