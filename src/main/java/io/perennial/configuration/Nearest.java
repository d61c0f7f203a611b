package io.perennial.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what somebody meant to write, e.g. "cores" -> "core". */
public final class Nearest {

    private static final double MOST_CHANGES = 0.4;

    private Nearest() {}

    /** The candidate with the fewest changed letters, if at most 40 % of the letters differ. */
    public static Optional<String> to(String written, Collection<String> candidates) {
        String lower = written.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(c -> distance(lower, c.toLowerCase(Locale.ROOT))
                        <= Math.max(1, MOST_CHANGES * Math.max(lower.length(), c.length())))
                .min(Comparator.<String>comparingInt(c -> distance(lower, c.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The end of a sentence: " - did you mean 'core'?", or nothing. */
    public static String hint(String written, Collection<String> candidates) {
        return to(written, candidates).map(c -> " - did you mean '" + c + "'?").orElse("");
    }

    /** Letters to insert, remove or replace to get from one to the other (Levenshtein). */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
