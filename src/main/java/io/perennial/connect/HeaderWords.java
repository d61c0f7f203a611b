package io.perennial.connect;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The headers by which files name each field, normalised by {@link Headers#normal}: in English and German and as
 * Salesforce and HubSpot export them. They stand in connect/headers.properties.
 */
final class HeaderWords {

    private static final String FILE = "/connect/headers.properties";
    private static final Map<Field, List<String>> WORDS = read();

    private HeaderWords() {}

    static List<String> of(Field field) {
        return Objects.requireNonNull(WORDS.get(field));
    }

    private static Map<Field, List<String>> read() {
        Properties texts = new Properties();
        try (var file = new InputStreamReader(
                Objects.requireNonNull(HeaderWords.class.getResourceAsStream(FILE)), StandardCharsets.UTF_8)) {
            texts.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<Field, List<String>> words = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            String text = texts.getProperty(field.name());
            if (text == null) {
                throw new IllegalStateException(FILE + " has no headers for " + field);
            }
            words.put(
                    field,
                    Stream.of(text.split("\\s+"))
                            .filter(word -> !word.isEmpty())
                            .toList());
        }
        return words;
    }
}
