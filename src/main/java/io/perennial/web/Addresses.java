package io.perennial.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes the part of an address after its question mark apart. */
final class Addresses {

    private Addresses() {}

    /** "?q=a&who=all" -> q: a, who: all. */
    static Map<String, String> parts(String query) {
        Map<String, String> parts = new LinkedHashMap<>();
        Arrays.stream(query.replaceFirst("^\\?", "").split("&"))
                .filter(part -> part.contains("="))
                .forEach(part -> parts.put(
                        decoded(part.substring(0, part.indexOf('='))), decoded(part.substring(part.indexOf('=') + 1))));
        return parts;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
