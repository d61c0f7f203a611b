package io.perennial.configuration;

import java.time.Instant;

/**
 * One version of one text.
 *
 * @param key name of the text within its kind, e.g. "default"
 * @param version from 1, without gaps
 * @param author who wrote it; {@link #SHIPPED} for what came with the product
 */
public record ConfigurationText(
        String kind, String key, int version, String text, String author, String comment, Instant at) {

    /** Author of the texts that come with the product. */
    public static final String SHIPPED = "Perennial";

    public ConfigurationText {
        if (version < 1) {
            throw new IllegalArgumentException("a version is at least 1 but was " + version);
        }
    }

    /** Nobody has changed it since it came with the product. */
    public boolean shipped() {
        return author.equals(SHIPPED);
    }
}
