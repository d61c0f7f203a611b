package io.perennial.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** All texts of all modules: {@code messages_<language>.properties} and {@code messages/*_<language>.properties}. */
@Component
class Dictionary {

    static final List<String> LANGUAGES = List.of("en", "de");

    private final Map<String, Map<String, String>> texts = new HashMap<>();
    private final Map<String, Sentences> sentences = new HashMap<>();
    private final Clock clock;

    Dictionary(Clock clock) {
        this.clock = clock;
        LANGUAGES.forEach(language -> {
            texts.put(language, read(language));
            sentences.put(language, Sentences.in(language));
        });
    }

    Words in(String language, ZoneId zone) {
        String known = LANGUAGES.contains(language) ? language : LANGUAGES.getFirst();
        Locale locale = known.equals("de") ? Locale.GERMANY : Locale.UK;
        return new Words(
                locale,
                zone,
                clock.instant(),
                texts.getOrDefault(known, Map.of()),
                sentences.getOrDefault(known, Sentences.NONE));
    }

    Map<String, String> texts(String language) {
        return texts.getOrDefault(language, Map.of());
    }

    private static Map<String, String> read(String language) {
        Map<String, String> all = new HashMap<>();
        PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
        try {
            read(resources.getResource("classpath:messages_" + language + ".properties"), all);
            for (Resource file : resources.getResources("classpath*:messages/*_" + language + ".properties")) {
                read(file, all);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(all);
    }

    private static void read(Resource file, Map<String, String> into) throws IOException {
        if (!file.exists()) {
            return;
        }
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        properties.stringPropertyNames().forEach(key -> into.put(key, properties.getProperty(key)));
    }
}
