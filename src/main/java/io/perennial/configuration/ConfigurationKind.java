package io.perennial.configuration;

import java.util.List;
import java.util.Map;

/**
 * Port of the modules that read a kind of text, e.g. tracking plans or scorecards. A text is saved only while its kind
 * finds no problem in it.
 */
public interface ConfigurationKind {

    /** Name of the kind and of its folder in an export, e.g. "tracking-plan"; a-z, 0-9 and "-". */
    String name();

    /** Extension of its files without the dot. */
    default String extension() {
        return "yaml";
    }

    /** What is wrong with the text; empty when it may be saved. */
    List<Problem> validate(String text);

    /** The texts shipped with the product, by key, e.g. {"default" -> "..."}. */
    default Map<String, String> defaults() {
        return Map.of();
    }
}
