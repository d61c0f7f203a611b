package io.perennial.connect;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Yes and no as people and systems write them in English and German. */
final class Flags {

    private static final Set<String> YES = Set.of("true", "t", "yes", "y", "1", "ja", "j", "wahr", "x", "on");
    private static final Set<String> NO = Set.of("false", "f", "no", "n", "0", "nein", "falsch", "off", "-");

    private Flags() {}

    static Optional<Boolean> read(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
    }
}
