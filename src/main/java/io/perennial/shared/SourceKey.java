package io.perennial.shared;

import java.util.regex.Pattern;

/** Short name of where facts come from, e.g. "website" or "crm". Format: a-z, 0-9 and "-", 1..63 characters. */
public record SourceKey(String value) {

    private static final Pattern FORMAT = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public SourceKey {
        if (!FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a source's name has 1..63 characters of a-z, 0-9 and - but was '" + value + "'");
        }
    }
}
